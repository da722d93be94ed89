import { lineMap } from '../../src/util/lineMap';

describe('lineMap', () => {
  const map = lineMap('a\r\nbcd\n\n\u{1F600}x');

  test.each([
    [0, 1, 1],
    [3, 2, 1],
    [5, 2, 3],
    [6, 2, 4],
    [7, 3, 1],
    [8, 4, 1],
    [10, 4, 3],
    [11, 4, 4],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(map.locate(offset)).toEqual({ line, column });
  });

  test('an offset outside the text is taken for its nearest end', () => {
    expect(map.locate(-1)).toEqual({ line: 1, column: 1 });
    expect(map.locate(99)).toEqual({ line: 4, column: 4 });
    expect(lineMap('').locate(0)).toEqual({ line: 1, column: 1 });
  });

  test('a line is given without its line end', () => {
    expect([1, 2, 3, 4].map((line) => map.lineText(line))).toEqual(['a', 'bcd', '', '\u{1F600}x']);
  });

  test('a line that is not there is empty', () => {
    expect([map.lineText(0), map.lineText(5)]).toEqual(['', '']);
  });
});
