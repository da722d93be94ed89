import fc from 'fast-check';
import { lineMap } from '../../src/util/lineMap';

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\t', 'é', '\u{1F600}'), maxLength: 60 });

test('a position leads back to its offset', () => {
  fc.assert(
    fc.property(text, fc.nat(80), (content, offset) => {
      const place = Math.min(offset, content.length);
      const { line, column } = lineMap(content).locate(offset);
      const before = content.split('\n').slice(0, line - 1);
      expect(before.reduce((length, entry) => length + entry.length + 1, 0) + column - 1).toBe(place);
    }),
  );
});

test('the lines are those of the text', () => {
  fc.assert(
    fc.property(text, (content) => {
      const map = lineMap(content);
      const lines = content.split('\n').map((line) => line.replace(/\r$/, ''));
      expect(lines.map((_, index) => map.lineText(index + 1))).toEqual(lines);
    }),
  );
});
