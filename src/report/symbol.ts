/** `kmodlint explain` for a symbol. */
import type { KernelExport } from '../model';
import type { SymbolFacts, TreeExport, TreeUse } from '../findings/symbolFacts';
import type { Paint } from './paint';
import { printable } from './printable';

/** What is known about a symbol, as text. `name` says how a file is named. */
export function symbolText(facts: SymbolFacts, name: (file: string) => string, paint: Paint): string {
  const { symbol, kernels, hasTree, exports, uses } = facts;
  const all = kernels.map((kernel) => kernel.name);
  const width = Math.max(...all.map((kernel) => kernel.length));
  const sections = [
    [
      paint.bold(printable(symbol)),
      ...kernels.map((kernel) => printable(`  ${kernel.name.padEnd(width)}  ${row(kernel.export)}`)),
      ...span(kernels),
    ],
    ...(exports.length > 0 ? [['exported here', ...exports.map((each) => exportLine(each, all, name))]] : []),
    ...(uses.length > 0 ? [['used here, first in each module', ...uses.flatMap((use) => useLines(use, all, name))]] : []),
    ...(hasTree && uses.length === 0 && exports.length === 0 ? [['not used here']] : []),
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function row(of: KernelExport | undefined): string {
  return of ? [of.module, ...kind(of)].join('  ') : '(not exported)';
}

function kind({ gplOnly, namespace }: { gplOnly: boolean; namespace?: string }): string[] {
  return [...(gplOnly ? ['GPL-only'] : []), ...(namespace === undefined ? [] : [`namespace ${namespace}`])];
}

/** Since and until which of the kernels a symbol is exported; kernels of several architectures have no such order. */
function span(kernels: SymbolFacts['kernels']): string[] {
  const exporting = kernels.filter((kernel) => kernel.export);
  const [first, last] = [exporting[0], exporting.at(-1)];
  if (!first || !last || new Set(kernels.map(({ arch }) => arch)).size > 1) return [];
  const since = first === kernels[0] ? [] : [`since ${first.name}`];
  const until = last === kernels.at(-1) ? [] : [`until ${last.name}`];
  return since.length + until.length > 0 ? [printable(`  ${[...since, ...until].join(', ')}`)] : [];
}

function exportLine(each: TreeExport, all: readonly string[], name: (file: string) => string): string {
  const words = [`in module ${each.module}`, ...kind(each), ...only(each.kernels, all)];
  return printable(`  ${name(each.file)}:${each.line} ${words.join(', ')}`);
}

function useLines(use: TreeUse, all: readonly string[], name: (file: string) => string): string[] {
  const { module, file, line, origin, certainty, via, kernels } = use;
  const notes = [...(certainty === 'possible' ? ['possible'] : []), ...only(kernels, all)];
  const where = origin === 'compiler' ? `by the compiler in module ${module}` : `${name(file)}:${line} in module ${module}`;
  const lines = [`  ${[where, ...notes].join(', ')}`, ...via.map((step) => `    via ${step}`)];
  return lines.map(printable);
}

function only(kernels: readonly string[], all: readonly string[]): string[] {
  return kernels.length < all.length ? [`only ${kernels.join(', ')}`] : [];
}
