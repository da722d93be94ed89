/** The names of the macros that a header defines, under whichever condition; one for each definition. */
export function* macroNames(text: string): Generator<string> {
  for (const [, name] of text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm)) yield name!;
}
