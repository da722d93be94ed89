import { readEntry, writeEntry, type HeaderEntry } from '../../../src/c/headers/entry';

test.each<HeaderEntry>([
  { kind: 'm', name: 'M', line: 36, order: 0, text: '(a) f(a)' },
  { kind: 'u', name: 'M', line: 1, order: 71, text: '' },
  { kind: 'f', name: 'f', line: 0, order: 0, text: '(a)return "\\t";' },
])('an entry is read as it was written', (entry) => {
  expect(readEntry(writeEntry(entry))).toEqual(entry);
});

test('what would end a line is no part of an entry', () => {
  expect(writeEntry({ kind: 'm', name: 'M', line: 1, order: 0, text: ' "\f\n"' })).toBe('mM\t1\t "  "');
});
