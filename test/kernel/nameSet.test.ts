import { NameSet, writeNames } from '../../src/kernel/nameSet';

const make = (...names: string[]): NameSet => new NameSet(() => writeNames(names));

describe('NameSet', () => {
  test('of no names', () => {
    const none = make();
    expect(none.has('')).toBe(false);
    expect(none.has('A')).toBe(false);
    expect(none.size).toBe(0);
    expect([...none]).toEqual([]);
  });

  test('knows its names and no others, over several lines of text', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `PCI_DEVICE_${index * 2}`);
    const set = make(...names);
    expect(set.size).toBe(1000);
    expect([...set]).toEqual([...names].sort());
    for (const name of names) expect(set.has(name)).toBe(true);
    for (let index = 1; index < 2000; index += 2) expect(set.has(`PCI_DEVICE_${index}`)).toBe(false);
  });

  test('beginnings and continuations of a name are other names', () => {
    const set = make('PCI', 'PCI_VENDOR_ID_INTEL', 'PCI_VENDOR_ID_INTEL_2');
    expect([...set]).toEqual(['PCI', 'PCI_VENDOR_ID_INTEL', 'PCI_VENDOR_ID_INTEL_2']);
    const others = ['PC', 'PCI_', 'PCI_VENDOR_ID_INTE', 'PCI_VENDOR_ID_INTEL_', 'PCI_VENDOR_ID_INTEL_22', 'A', 'Z'];
    expect(others.filter((name) => set.has(name))).toEqual([]);
  });

  test('names that share more than can be counted', () => {
    const long = 'X'.repeat(200);
    expect([...make(`${long}A`, `${long}B`)]).toEqual([`${long}A`, `${long}B`]);
  });

  test('asks for its text once, with the first name', () => {
    const text = jest.fn(() => writeNames(['A']));
    const set = new NameSet(text);
    expect(text).not.toHaveBeenCalled();
    expect([set.has('A'), set.has('B'), set.size]).toEqual([true, false, 1]);
    expect(text).toHaveBeenCalledTimes(1);
  });

  test('is shaped like a Set', () => {
    const set = make('B', 'A');
    expect([...set.entries()]).toEqual([['A', 'A'], ['B', 'B']]);
    expect([...set.keys()]).toEqual(['A', 'B']);
    const seen: string[] = [];
    set.forEach((value, key, all) => seen.push(value + key + all.size));
    expect(seen).toEqual(['AA2', 'BB2']);
  });
});
