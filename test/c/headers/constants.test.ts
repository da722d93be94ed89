import fc from 'fast-check';
import { readValues, writeValues } from '../../../src/c/headers/constants';

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
