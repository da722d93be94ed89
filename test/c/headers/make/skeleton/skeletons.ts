import type { EntryKind, HeaderEntry } from '../../../../../src/c/headers/entry';
import { skeletonsOf } from '../../../../../src/c/headers/make/skeleton/skeleton';

/** Entries of headers, and what they are reduced to on a kernel that exports _printk and declares kmalloc, g and h. */
export const entry = (kind: EntryKind, name: string, text: string): HeaderEntry =>
  ({ kind, name, line: 7, order: 0, text });

const declared = ['kmalloc', 'g', 'h'].map((name) => entry('d', name, ''));
const kernel = {
  exports: new Map([['_printk', { module: 'vmlinux', gplOnly: false }]]),
  predefines: new Map([['__SIZEOF_POINTER__', '8']]),
};

/** What one entry is reduced to, among others. */
export function reduced(one: HeaderEntry, ...others: HeaderEntry[]): HeaderEntry {
  const [header] = skeletonsOf(
    [{ includes: [], context: 0, entries: [one, ...declared, ...others], types: [], isGuarded: true }],
    kernel,
    () => undefined,
  );
  return header!.entries[0]!;
}

/** The text that a macro, or an inline function, is reduced to. */
export const macro = (text: string, ...others: HeaderEntry[]): string => reduced(entry('m', 'M', text), ...others).text;
export const inline = (text: string, ...others: HeaderEntry[]): string => reduced(entry('f', 'i', text), ...others).text;
