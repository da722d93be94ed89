import fc from 'fast-check';
import { nameAt, readValues, writeNames, writeValues } from '../../../src/c/headers/packedConstants';

const named = (names: readonly string[]) => names.map((name) => ({ kind: 'c', name }));

test('a name says how much of the one before it starts with', () => {
  expect(writeNames(named(['REG_A', 'REG_B', 'REG_B2', 'X']))).toEqual(['c0REG_A', 'c4B', 'c52', 'c0X']);
});

test('a name is read from wherever it stands', () => {
  const name = fc.stringMatching(/^(REG_)?[AB_]{1,4}(_LONG{1,90})?$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), fc.constantFrom('', '\f0', '\nc0NEXT'), (names, behind) => {
      const lines = writeNames(named(names));
      const text = `#0 0\n${lines.join('\n')}${behind}`;
      let offset = 5;
      for (const [index, line] of lines.entries()) {
        expect(nameAt(text, offset)).toBe(names[index]);
        offset += line.length + 1;
      }
    }),
  );
});

test('values that follow each other take a character or none', () => {
  expect(writeValues([1, 2, 4, undefined, 4, 3, 1000])).toBe('\n\n*\n?\n+0\n<1\n1000');
});

test('values are read as they were written', () => {
  const value = fc.option(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -20, max: 20 })), { nil: undefined });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      // There is one zero.
      const plain = values.map((each) => (each === undefined ? undefined : each + 0));
      expect(readValues(writeValues(plain))).toEqual(plain);
    }),
  );
});
