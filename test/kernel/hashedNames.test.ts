import { HashedNames, writeHashes } from '../../src/kernel/hashedNames';

const make = (names: readonly string[]): HashedNames => new HashedNames(() => writeHashes(names));
const numbered = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `PCI_DEVICE_ID_${from + index}`);

describe('HashedNames', () => {
  test('of no names', () => {
    expect([make([]).size, make([]).has(''), make([]).has('A')]).toEqual([0, false, false]);
  });

  test('take as few foreign names for theirs as is documented', () => {
    const set = make(numbered(0, 170_000));
    expect(numbered(0, 170_000).every((name) => set.has(name))).toBe(true);
    const mistaken = numbered(500_000, 100_000).filter((name) => set.has(name)).length;
    // One in 780 is expected: 128, give or take 11 (the standard deviation).
    expect(mistaken).toBeGreaterThan(60);
    expect(mistaken).toBeLessThan(200);
  });

  test('ask for their bytes once, with the first name', () => {
    const bytes = jest.fn(() => writeHashes(['A']));
    const set = new HashedNames(bytes);
    expect(bytes).not.toHaveBeenCalled();
    expect([set.has('A'), set.has('B'), set.size]).toEqual([true, false, 1]);
    expect(bytes).toHaveBeenCalledTimes(1);
  });

  test('cut short are damaged', () => {
    expect(() => new HashedNames(() => Buffer.from([0x81])).has('A')).toThrow('kernel data that ends within a hash');
  });
});
