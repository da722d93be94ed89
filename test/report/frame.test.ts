import { codeFrame } from '../../src/report/frame';

function frame(sourceLine: string, column: number, endColumn: number, endLine = 1): [string, string] {
  const { source, carets } = codeFrame({ file: 'a.c', line: 1, column, endLine, endColumn }, sourceLine);
  return [source, carets];
}

test('carets are under the marked part', () => {
  expect(frame('int abc;', 5, 8)).toEqual(['int abc;', '    ^^^']);
});

test('tabs are kept before the carets', () => {
  expect(frame('\tif (x)\ty();', 9, 10)).toEqual(['\tif (x)\ty();', '\t      \t^']);
});

test('a character may take two columns, or none, and two code units', () => {
  expect(frame('"漢字" x', 6, 7)).toEqual(['"漢字" x', '       ^']);
  expect(frame('"\u{1F600}" x', 6, 7)).toEqual(['"\u{1F600}" x', '     ^']);
  expect(frame('e\u0301 x', 4, 5)).toEqual(['e\u0301 x', '  ^']);
  expect(frame('漢', 1, 2)).toEqual(['漢', '^^']);
});

test('there is always a caret, even behind the end', () => {
  expect(frame('ab', 3, 3)).toEqual(['ab', '  ^']);
  expect(frame('ab', 2, 2)).toEqual(['ab', ' ^']);
});

test('a mark over several lines goes to the end of the first', () => {
  expect(frame('f(a,', 1, 2, 3)).toEqual(['f(a,', '^^^^']);
});

test('a long line is cut around the mark', () => {
  const line = `${'a'.repeat(500)}MARK${'b'.repeat(500)}`;
  expect(frame(line, 501, 505)).toEqual([`…${'a'.repeat(30)}MARK${'b'.repeat(66)}…`, `${' '.repeat(31)}^^^^`]);
  expect(frame(line, 1, 3)).toEqual([`${'a'.repeat(100)}…`, '^^']);
  expect(frame(line, 1001, 1005)).toEqual([`…${'b'.repeat(34)}`, `${' '.repeat(31)}^^^^`]);
});

test('control characters are replaced, so that they take their column', () => {
  expect(frame('a\u001bb', 3, 4)).toEqual(['a\uFFFDb', '  ^']);
});
