import type { KernelExport } from '../model';

/**
 * The sections of a kernel data file as text: lines, and columns between tabs; neither occurs in a symbol, module path,
 * option or macro. All are sorted, so that the same kernel gives the same bytes and neighbours share their beginnings.
 */

/**
 * A line for all symbols exported alike: module, `GPL` or nothing, namespace or nothing, then the symbols. That names
 * each module once, and its reader makes one object a line instead of one a symbol.
 */
export function writeExports(exports: ReadonlyMap<string, KernelExport>): string {
  const lines = new Map<string, string[]>();
  for (const [symbol, { module, gplOnly, namespace }] of exports) {
    const alike = `${module}\t${gplOnly ? 'GPL' : ''}\t${namespace ?? ''}`;
    const symbols = lines.get(alike);
    if (symbols) symbols.push(symbol);
    else lines.set(alike, [symbol]);
  }
  return [...lines.keys()]
    .sort()
    .map((alike) => `${alike}\t${lines.get(alike)!.sort().join('\t')}\n`)
    .join('');
}

export function readExports(text: string): Map<string, KernelExport> {
  const exports = new Map<string, KernelExport>();
  for (const line of linesOf(text)) {
    const columns = line.split('\t');
    const [module = '', gpl, namespace] = columns;
    const shared: KernelExport = { module, gplOnly: gpl === 'GPL', ...(namespace && { namespace }) };
    for (let index = 3; index < columns.length; index++) exports.set(columns[index]!, shared);
  }
  return exports;
}

/** A line for all names with one value: the value, then the names. Most of a configuration is `y` or `m`. */
export function writeValues(values: ReadonlyMap<string, string>): string {
  const lines = new Map<string, string[]>();
  for (const [name, value] of values) {
    const names = lines.get(value);
    if (names) names.push(name);
    else lines.set(value, [name]);
  }
  return [...lines.keys()]
    .sort()
    .map((value) => `${value}\t${lines.get(value)!.sort().join('\t')}\n`)
    .join('');
}

/** `prefix` is put before each name. */
export function readValues(text: string, prefix = ''): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const columns = line.split('\t');
    for (let index = 1; index < columns.length; index++) values.set(prefix + columns[index]!, columns[0]!);
  }
  return values;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.slice(0, -1).split('\n');
}
