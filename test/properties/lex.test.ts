import fc from 'fast-check';
import { lex } from '../../src/c/lex/lex';

/** Pieces that a lexer gives a meaning to, and characters of one to four bytes. */
const piece = fc.constantFrom(
  ...[
    'a',
    'B_1',
    '0x1p-3',
    '.5',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    '\\\n',
    '\\\r\n',
    '/*',
    '*/',
    '//',
    '#',
    '##',
    'define',
    'if',
  ],
  ...[' ', '\t', '\0', '\ufeff', 'é', '😀', '(', ')', '...', '->', '<<=', '%:'],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

const SPLICE = /\\\r?\n/g;

test('tokens are what stands at their offsets, one behind the other', () => {
  fc.assert(
    fc.property(text, (content) => {
      let end = 0;
      for (const part of lex('m.c', content).parts) {
        for (const token of part.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(content.slice(token.start, token.end).replace(SPLICE, '')).toBe(token.text);
          ({ end } = token);
        }
      }
      expect(end).toBeLessThanOrEqual(content.length);
    }),
    { numRuns: 500 },
  );
});

test('nothing but blanks, comments and splices is left out', () => {
  const kept = fc.constantFrom('a', 'B_1', '12', '"s"', "'c'", '+', '(', '...', 'é');
  const dropped = fc.constantFrom(' ', '\n', '\t', '/* c */', '// c\n', ' \\\n', '\r\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(kept, dropped)), (pairs) => {
      const read = lex('m.c', pairs.flat().join('')).parts.flatMap((part) => part.tokens.map((token) => token.text));
      expect(read).toEqual(pairs.map(([word]) => word));
    }),
  );
});
