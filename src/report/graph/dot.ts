/** The graph in Graphviz's language. */
import type { ModuleGraph } from '../../graph/moduleGraph';
import { printable } from '../printable';
import { drawingOf, type Arrow, type Box, type Drawing } from './drawing';
import { clustersOf, linesOf } from './layout';

/** Lines and text outside boxes: as readable on white as on black, since the picture has a transparent background. */
const GREY = '#767676';
/** The width of its letters is the same everywhere, so the text fits the boxes with any monospace font. */
const FONT = 'Courier';
const RED = '#dc2626';
const FILL = { 'own': '#dbeafe', 'in-tree': '#f3f4f6', 'extra': '#fef3c7' } as const;
const LINE = { 'own': '#2563eb', 'in-tree': GREY, 'extra': '#b45309' } as const;

/** Formats the graph. */
export function graphDot(graph: ModuleGraph): string {
  return dot(drawingOf(graph));
}

function dot(drawing: Drawing): string {
  const lines = [
    'digraph modules {',
    `  graph [rankdir=LR, ranksep=1, nodesep=0.2, bgcolor=transparent, labelloc=b, label=${quoted(drawing.title)},`,
    `    fontname=${FONT}, fontsize=11, fontcolor="${GREY}", color="${GREY}", style=rounded]`,
    `  node [shape=box, style="rounded,filled", fontname=${FONT}, fontsize=12, fontcolor="#111111"]`,
    `  edge [color="${GREY}", fontcolor="${GREY}", fontname=${FONT}, fontsize=10, arrowsize=0.7]`,
    ...clustersOf(drawing).flatMap(({ title, boxes }, index) =>
      title === undefined
        ? boxes.map((box) => `  ${node(box)}`)
        : [
          `  subgraph cluster_${index} {`,
          `    label=${quoted(title)}`,
          '    labelloc=t',
          ...boxes.map((box) => `    ${node(box)}`),
          '  }',
        ],
    ),
    ...drawing.arrows.map((arrow) => `  ${edge(arrow)}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function node({ id, kind, names, isBlocked }: Box): string {
  const label = linesOf(names).map((line) => `${escaped(line)}${names.length > 1 ? '\\l' : ''}`).join('');
  const style = kind === 'own' ? '' : ', style="rounded,filled,dashed"';
  const line = isBlocked ? RED : LINE[kind];
  return `${id} [label="${label}", fillcolor="${FILL[kind]}", color="${line}"${style}]`;
}

function edge({ from, to, label, symbols, isPossible, isCyclic }: Arrow): string {
  const tooltip = quoted(symbols.join(' '));
  const style = isPossible ? ', style=dashed' : '';
  const colour = isCyclic ? `, color="${RED}"` : '';
  return `${from.id} -> ${to.id} [label="${label}", tooltip=${tooltip}, labeltooltip=${tooltip}${style}${colour}]`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** In a label, a backslash begins an escape, and an ampersand an entity. */
function escaped(text: string): string {
  return printable(text).replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;');
}
