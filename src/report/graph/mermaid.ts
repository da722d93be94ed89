/** The graph as a Mermaid flowchart. */
import type { ModuleGraph } from '../../graph/moduleGraph';
import { printable } from '../printable';
import { drawingOf, type Arrow, type Box } from './drawing';
import { clustersOf, linesOf } from './layout';

/** Formats the graph. GitHub draws a flowchart in Markdown, in the reader's own colours. */
export function graphMermaid(graph: ModuleGraph): string {
  const drawing = drawingOf(graph);
  const lines = [
    'flowchart LR',
    ...clustersOf(drawing).flatMap(({ title, boxes }, index) =>
      title === undefined
        ? boxes.map((box) => `  ${node(box)}`)
        : [`  subgraph c${index}["${escaped(title)}"]`, ...boxes.map((box) => `    ${node(box)}`), '  end'],
    ),
    ...drawing.arrows.map((arrow) => `  ${edge(arrow)}`),
    ...styled('other', 'stroke-dasharray:4 3', drawing.boxes.filter(({ kind }) => kind !== 'own')),
    ...styled('blocked', 'stroke:#dc2626,stroke-width:2px', drawing.boxes.filter(({ isBlocked }) => isBlocked)),
  ];
  return `${lines.join('\n')}\n`;
}

function node({ id, names }: Box): string {
  return `${id}["${linesOf(names).map(escaped).join('<br>')}"]`;
}

function edge({ from, to, label, isPossible }: Arrow): string {
  return `${from.id} ${isPossible ? '-.->' : '-->'}|${label}| ${to.id}`;
}

function styled(name: string, style: string, boxes: readonly Box[]): string[] {
  const ids = boxes.map(({ id }) => id).join(',');
  return ids === '' ? [] : [`  classDef ${name} ${style}`, `  class ${ids} ${name}`];
}

/** Text in Mermaid's entities, for a quoted label. */
function escaped(text: string): string {
  return printable(text).replace(/[#&"<>`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}
