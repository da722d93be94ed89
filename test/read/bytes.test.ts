import { byteOffset, decode } from '../../src/read/bytes';

const offsetsOf = (bytes: Buffer): number[] => {
  const text = decode(bytes);
  return Array.from({ length: text.length + 1 }, (_, offset) => byteOffset(bytes, text, offset));
};

test('characters of UTF-8 have as many bytes as they have', () => {
  expect(offsetsOf(Buffer.from('aé\nü'))).toEqual([0, 1, 3, 4, 6]);
});

test('a byte order mark is before the text', () => {
  expect(offsetsOf(Buffer.from('\uFEFFa\nb'))).toEqual([3, 4, 5, 6]);
  expect(offsetsOf(Buffer.concat([Buffer.from('\uFEFF'), Buffer.from('é', 'latin1')]))).toEqual([3, 4]);
});

test('bytes that are not UTF-8 are counted as they are replaced', () => {
  expect(offsetsOf(Buffer.from('é\nAndré a\n\n', 'latin1'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  // A character that is cut short is one replacement for two bytes.
  expect(offsetsOf(Buffer.from([0x61, 0xe2, 0x82, 0x62]))).toEqual([0, 1, 3, 4]);
});
