import { NameTable, writeTable } from '../../src/kernel/nameTable';

const make = (...entries: [string, string][]): NameTable<string> =>
  new NameTable(() => writeTable(new Map(entries), String), String);

describe('NameTable', () => {
  test('of no names', () => {
    const none = make();
    expect([none.size, none.has('A'), none.get('A')]).toEqual([0, false, undefined]);
    expect([...none]).toEqual([]);
  });

  test('gives each name its value, and other names none', () => {
    const entries = Array.from({ length: 1000 }, (_, index): [string, string] => [`f${index * 2}`, `v${index % 7}`]);
    const table = make(...entries);
    for (const [name, value] of entries) expect(table.get(name)).toBe(value);
    for (let index = 1; index < 2000; index += 2) expect(table.has(`f${index}`)).toBe(false);
    expect(new Map(table)).toEqual(new Map(entries));
  });

  test('keeps empty names and values', () => {
    const table = make(['', 'a'], ['A', ''], ['B', '']);
    expect([table.get(''), table.get('A'), table.has('B')]).toEqual(['a', '', true]);
  });

  test('makes one value for all names of one line', () => {
    const read = jest.fn((line: string) => ({ line }));
    const table = new NameTable(() => writeTable(new Map([['A', 'x'], ['B', 'x']]), String), read);
    expect(table.get('A')).toBe(table.get('B'));
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('is shaped like a Map, in the order of its names', () => {
    const table = make(['B', '2'], ['A', '1']);
    expect([...table.entries()]).toEqual([['A', '1'], ['B', '2']]);
    expect([...table.keys()]).toEqual(['A', 'B']);
    expect([...table.values()]).toEqual(['1', '2']);
    const seen: string[] = [];
    table.forEach((value, name, all) => seen.push(name + value + all.size));
    expect(seen).toEqual(['A12', 'B22']);
  });
});
