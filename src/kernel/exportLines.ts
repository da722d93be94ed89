/**
 * The values of a kernel data file as lines of columns between tabs. Neither a tab nor a line feed occurs in a symbol,
 * the path of a module, an option or a macro.
 */
import type { KernelExport } from '../model';

/** Module, `GPL` or empty, namespace or empty. */
export function writeExport({ module, gplOnly, namespace }: KernelExport): string {
  return `${module}\t${gplOnly ? 'GPL' : ''}\t${namespace ?? ''}`;
}

export function readExport(line: string): KernelExport {
  const [module = '', gpl, namespace] = line.split('\t');
  return { module, gplOnly: gpl === 'GPL', ...(namespace && { namespace }) };
}

/** A line for each name: the name, then its list. */
export function writeLists(lists: ReadonlyMap<string, readonly string[]>): string {
  return [...lists.keys()]
    .sort()
    .map((name) => `${[name, ...lists.get(name)!].join('\t')}\n`)
    .join('');
}

export function readLists(text: string): Map<string, string[]> {
  const lines = text === '' ? [] : text.slice(0, -1).split('\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...listed] = line.split('\t');
      return [name, listed];
    }),
  );
}
