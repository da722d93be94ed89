/** The output of `kmodlint kernel diff`. */
import type { ExportChange, ExportChangeKind, ExportUse } from '../diagnostic';
import type { KernelExport } from '../model';
import { jsonDocument, jsonText, withPath, type JsonStyle } from './jsonDocument';
import { printable } from './printable';

/** The changes of exports from one kernel to another. */
export interface KernelDiff {
  from: string;
  to: string;
  /** In the order of symbols; with uses if only the exports that a driver uses are compared. */
  changes: readonly (ExportChange & { uses?: readonly ExportUse[] })[];
}

/** The number of uses of an export in the text: a symbol that all modules use would fill pages. */
const MOST_USES = 3;

/** Each kind of change in headings and in the summary, in this order. */
const KINDS: Readonly<Record<ExportChangeKind, string>> = {
  gone: 'gone',
  new: 'new',
  'into-namespace': 'moved into a namespace',
  'out-of-namespace': 'moved out of a namespace',
  'to-other-namespace': 'moved to another namespace',
  'made-gpl-only': 'made GPL-only',
  'no-longer-gpl-only': 'no longer GPL-only',
};

/** The changes as text, by kind. `name` says how a file is named. */
export function kernelDiffText({ from, to, changes }: KernelDiff, name: (file: string) => string): string {
  const width = Math.max(0, ...changes.map(({ symbol }) => symbol.length));
  const sections = byKind(changes).map(([kind, here]) => [
    `${KINDS[kind]} (${here.length})`,
    ...here.flatMap(({ symbol, before, after, uses = [] }) => [
      `  ${[symbol.padEnd(width), ...described(before, after)].join('  ')}`,
      ...uses.slice(0, MOST_USES).map((use) => `    ${name(use.file)}:${use.line} in module ${use.module}${alone(use)}`),
      ...(uses.length > MOST_USES ? [`    … and ${uses.length - MOST_USES} more`] : []),
    ]),
  ]);
  return [[`exports from ${from} to ${to}`], ...sections]
    .map((lines) => `${lines.map(printable).join('\n')}\n`)
    .join('\n');
}

/** The changes as JSON. */
export function kernelDiffJson({ from, to, changes }: KernelDiff, style: JsonStyle): string {
  const summary = Object.fromEntries(byKind(changes).map(([kind, here]) => [kind, here.length]));
  const named = changes.map((change) => ({ ...change, uses: change.uses?.map((use) => withPath(use, style)) }));
  return jsonText(jsonDocument(style, { from, to, changes: named, summary }));
}

/** `1258 gone, 3337 new, 20 made GPL-only from 6.1-amd64 to 6.12-amd64`, without line end. */
export function kernelDiffSummary({ from, to, changes }: KernelDiff): string {
  const counts = byKind(changes).map(([kind, here]) => `${here.length} ${KINDS[kind]}`);
  return printable(`${counts.join(', ') || 'no export changes'} from ${from} to ${to}`);
}

/** The kinds of change that occur, each with its changes. */
function byKind<Change extends ExportChange>(changes: readonly Change[]): [ExportChangeKind, Change[]][] {
  return (Object.keys(KINDS) as ExportChangeKind[])
    .map((kind): [ExportChangeKind, Change[]] => [kind, changes.filter(({ kinds }) => kinds.includes(kind))])
    .filter(([, here]) => here.length > 0);
}

/** The module that exports a symbol, and how; `before -> after` where they differ. */
function described(before: KernelExport | undefined, after: KernelExport | undefined): string[] {
  const both = [before, after].filter((each) => each !== undefined);
  const change = (of: (each: KernelExport) => string): string => [...new Set(both.map(of))].join(' -> ');
  const namespace = change((each) => each.namespace ?? 'none');
  const licence = change(({ gplOnly }) => (gplOnly ? 'GPL-only' : 'any licence'));
  return [
    change(({ module }) => module),
    ...(licence === 'any licence' ? [] : [licence]),
    ...(namespace === 'none' ? [] : [`namespace ${namespace}`]),
  ];
}

function alone({ kernels }: ExportUse): string {
  return kernels.length === 1 ? ` (on ${kernels[0]} alone)` : '';
}
