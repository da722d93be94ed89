import { typeText } from '../../../src/model/typeText';
import { factsOf } from '../facts';

/** `symbol: type`, with `=` in front of a definition's and `?` behind what is only possible. */
function typedNamesIn(text: string): string[] {
  return factsOf(text).typedNames.map(({ symbol, type, isDefinition, certainty }) =>
    `${isDefinition ? '=' : ''}${symbol}: ${typeText(type)}${certainty === 'possible' ? '?' : ''}`,
  );
}

test.each([
  ['a definition', 'int v;', ['=v: int']],
  ['a declaration of what is referred to', 'extern int v;\nint *f(void) { return &v; }', ['v: int', '=f: int *(void)']],
  ['each declaration', 'int f(char a);\nint f(char a) { return a; }', ['f: int (char)', '=f: int (char)']],
  ['an old-style definition, without its parameters', 'int f(a) char a; { return a; }', ['=f: int ()']],
  ['another name for the assembler as unknown', 'extern int v asm("w");\nint *f(void) { return &v; }', ['=f: int *(void)']],
  ['what a condition decides as possible', '#ifdef UNDECIDED\nint v;\n#endif', ['=v: int?']],
])('the names of a file have types: %s', (_, text, names) => {
  expect(typedNamesIn(text)).toEqual(names);
});

test.each([
  ['a static', 'static int v;\nint f(void) { return v; }'],
  ['a declaration that nothing refers to', 'extern int v;\nint f(void) { return 0; }'],
])('there is none of %s', (_, text) => {
  expect(typedNamesIn(text)).toEqual(['=f: int (void)']);
});
