import { placer } from '../../src/findings/place';
import { treeOf } from '../kbuild/tree';

const FILES = { 'm.c': 'int first;\nint second;\nint third;\n' };

test.each([
  ['a range in a line', 4, 7, [1, 5, 1, 8]],
  ['an empty range, which is shown as one column', 4, 4, [1, 5, 1, 6]],
  ['a range over lines, which ends with its first', 4, 20, [1, 5, 1, 11]],
  ['a place behind the end', 900, 901, [4, 1, 4, 2]],
])('a span becomes a place: %s', (_, start, end, [line, column, endLine, endColumn]) => {
  expect(placer(treeOf(FILES))({ file: 'm.c', start, end })).toMatchObject({ line, column, endLine, endColumn });
});
