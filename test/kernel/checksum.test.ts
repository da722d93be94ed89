import { checksum } from '../../src/kernel/checksum';

test('checksum depends neither on where in memory the bytes are, nor on what follows them', () => {
  const bytes = Buffer.from('..kmodlint..');
  expect(checksum(bytes.subarray(2, 10))).toBe(checksum(Buffer.from('kmodlint')));
});

test.each([
  ['kmodlins'], ['kmodlintt'], ['kmodlin'], ['kmodlint\0'], ['lintkmod'], [''],
])('checksum tells %j from another text', (other) => {
  expect(checksum(Buffer.from(other))).toMatch(/^[0-9a-f]{8}$/);
  expect(checksum(Buffer.from(other))).not.toBe(checksum(Buffer.from('kmodlint')));
});

// The files that are shipped hold it.
test('checksum stays what it is', () => {
  expect(checksum(Buffer.from('kmodlint'))).toBe('8088e78e');
});
