import { Kind, type Token } from '../../../src/c/lex/token';
import { lexed, partsOf } from '../facts';

const tokensOf = (text: string): Token[] => lexed(text).parts.flatMap((part) => part.tokens);

test.each([
  ['words, numbers and punctuators', 'a1 = 0x1e+2u->b...c', [['a1', '=', '0x1e+2u', '->', 'b', '...', 'c']]],
  ['the longest punctuator', 'a<<=b>>c##d', [['a', '<<=', 'b', '>>', 'c', '##', 'd']]],
  ['a number that starts with a dot', '.5f .x', [['.5f', '.', 'x']]],
  ['comments as white space', 'a/* b\n */c // d\ne', [['a', 'c', 'e']]],
  ['no comment in a literal', '"/*" \'"\' "//"', [['"/*"', "'\"'", '"//"']]],
  ['escaped quotes', String.raw`"a\"b" '\''`, [[String.raw`"a\"b"`, String.raw`'\''`]]],
  ['an unclosed literal up to its line end', '"abc\nd', [['"abc', 'd']]],
  ['an unclosed comment up to the end', 'a /* b\nc', [['a']]],
  ['words joined by a line splice', 'EXPORT_\\\nSYMBOL', [['EXPORT_SYMBOL']]],
  ['words parted by a splice and a blank', 'a\\\n b', [['a', 'b']]],
  ['a literal over a splice', '"a\\\nb"', [['"ab"']]],
  ['a // comment that a backslash continues', '// a \\\nb\nc', [['c']]],
  ['what is not ASCII as part of words', 'größe', [['größe']]],
  ['NULs as blanks', 'a\0b', [['a', 'b']]],
])('lex reads %s', (_, text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test.each([
  ['a directive between runs', 'a\n#define X 1\nb', [['a'], ['#define', 'X', '1'], ['b']]],
  ['blanks and comments around the #', ' /* c */ # /* d */ define X', [['#define', 'X']]],
  ['the null directive', '#\na', [['#'], ['a']]],
  ['a directive over spliced lines', '#define X a \\\n  b\nc', [['#define', 'X', 'a', 'b'], ['c']]],
  ['a splice with a blank behind the backslash', '#define X a \\ \n b\nc', [['#define', 'X', 'a', 'b'], ['c']]],
  ['a directive over a comment of two lines', '#define X a /* \n */ b\nc', [['#define', 'X', 'a', 'b'], ['c']]],
  ['no directive in the middle of a line', 'a # define', [['a', '#', 'define']]],
  [
    'lines that end with CR LF',
    '#define X \\\r\n 1\r\n#undef X\r\na\r\n',
    [['#define', 'X', '1'], ['#undef', 'X'], ['a']],
  ],
  ['a byte order mark before the first #', '\ufeff#define X\na', [['#define', 'X'], ['a']]],
  ['an apostrophe in text that is no C', "#error don't\na", [['#error', 'don', "'t"], ['a']]],
])('lex reads %s', (_, text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test('offsets are those of the file, also behind multi-byte characters and CR LF', () => {
  const text = '/* größe 😀 */ "é😀"\r\nint symbol;';
  const places = tokensOf(text).map(({ start, end }) => text.slice(start, end));
  expect(places).toEqual(['"é😀"', 'int', 'symbol', ';']);
});

test('a token over a splice ends where the file says', () => {
  const text = 'x SYM\\\nBOL y';
  const [, token] = tokensOf(text);
  expect([token!.text, text.slice(token!.start, token!.end)]).toEqual(['SYMBOL', 'SYM\\\nBOL']);
});

test('a token knows its kind and the white space before it', () => {
  const kinds = tokensOf('f (1 "s"\'c\')').map(({ kind, spaced }) => [kind, spaced]);
  expect(kinds).toEqual([
    [Kind.Identifier, false],
    [Kind.Punctuator, true],
    [Kind.Number, false],
    [Kind.String, true],
    [Kind.Character, false],
    [Kind.Punctuator, false],
  ]);
});

test.each([
  ['#ifndef A_H\n#define A_H\nint a;\n#endif\n', 'A_H'],
  ['/* licence */\n#if !defined(A_H)\n#define A_H\n#if X\n#endif\n#endif // A_H', 'A_H'],
  ['#ifndef A_H\n#define A_H\n#endif\nint outside;', undefined],
  ['#ifndef A_H\n#define A_H\n#else\nint again;\n#endif', undefined],
  ['#ifdef A_H\n#define A\n#endif', undefined],
  ['int a;\n#ifndef A_H\n#define A_H\n#endif', undefined],
])('the include guard of %j is %s', (text, guard) => {
  expect(lexed(text).guard).toBe(guard);
});
