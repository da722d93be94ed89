import { unbalancedBranches } from '../../../src/c/lex/balance';
import { lexed } from '../facts';

/** The conditional directives, by line, from which on a branch leaves braces open. */
const linesIn = (text: string): number[] => {
  const file = lexed(text);
  const unbalanced = unbalancedBranches(file.parts);
  return file.parts.flatMap((part, index) =>
    part.kind === 'directive' && unbalanced.has(index) ? [file.lineAt(part.start)] : [],
  );
};

test.each([
  ['a function in each branch', '#if A\nint f(void) { }\n#else\nint g(void) { }\n#endif', []],
  ['a head in each branch', '#if A\nint f(void) {\n#elif B\nint f(int a) {\n#endif\n}', [1, 3]],
  ['a head in the last branch alone', '#if A\nint x;\n#elif B\nint f(void) {\n#endif\n}', [1, 3]],
  ['a head in the first branch alone', '#if A\nint f(void) {\n#elif B\nint x;\n#endif\n}', [1]],
  ['what encloses it', '#if A\nint f(void) {\n#if B\nint x;\n#endif\n#endif\n}', [1]],
  ['what stands inside it', '#if A\n#if B\nint f(void) {\n#endif\n}\n#endif', [2]],
  ['an #endif too many', '#endif\n#if A\nint f(void) {\n#endif', [2]],
  ['an #if without end', '#if A\nint f(void) {', []],
])('branches leave braces open: %s', (_, text, lines) => {
  expect(linesIn(text)).toEqual(lines);
});
