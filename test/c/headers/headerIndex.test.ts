import type { HeaderEntry } from '../../../src/c/headers/entry';
import { headerSourceOf, packHeaders } from '../../../src/c/headers/make/pack';
import { HeaderIndex } from '../../../src/c/headers/headerIndex';
import { Kind, Token } from '../../../src/c/lex/token';
import { numberOf } from '../../../src/c/lex/wordNumbers';

const entry = (kind: HeaderEntry['kind'], name: string, text: string, changes: Partial<HeaderEntry> = {}): HeaderEntry => ({
  kind,
  name,
  line: 0,
  order: 0,
  text,
  ...changes,
});

/** A space of headers, by their first name: what they include, by number, and what they say. */
function spaceOf(headers: readonly [names: string[], includes: number[], entries: HeaderEntry[]][]): HeaderIndex {
  const files = { names: headers.map(([names]) => names), text: () => '' };
  const read = headers.map(([, includes, entries], context) => ({ includes, context, entries, types: [],
    isGuarded: true }));
  return new HeaderIndex(headerSourceOf(packHeaders(files, read)));
}

const word = (text: string): Token => new Token(Kind.Identifier, text, 'a.c', 0, 1, false, numberOf(text));

describe('HeaderIndex', () => {
  const space = spaceOf([
    [['linux/a.h'], [1], [entry('m', 'A', '(x) f(x)', { line: 5 }), entry('c', 'FIRST', '0'), entry('c', 'SECOND', '1')]],
    [['linux/b.h', 'uapi/linux/b.h'], [], [entry('d', 'f', ''), entry('m', 'B', ' 16'), entry('c', 'WHO_KNOWS', '')]],
  ]);
  const a = space.numberOf('linux/a.h')!;
  const b = space.numberOf('uapi/linux/b.h')!;

  test('knows who includes whom, by each name', () => {
    expect(space.size).toBe(2);
    expect(space.numberOf('linux/c.h')).toBeUndefined();
    expect(space.numberOf('linux/b.h')).toBe(b);
    expect([space.nameOf(a), space.nameOf(b)]).toEqual(['linux/a.h', 'linux/b.h']);
    expect([space.includesOf(a), space.includesOf(b)]).toEqual([[b], []]);
    expect([space.contextOf(a), space.contextOf(b)]).toEqual([a, b]);
  });

  test('says of a name what the headers do that are loaded', () => {
    expect(space.macros('A')).toEqual([]);
    expect(space.isMacroName(word('A'))).toBe(false);
    space.load(a);
    expect(space.isMacroName(word('A'))).toBe(true);
    expect(space.isMacroName(word('f'))).toBe(false);
    expect(space.macros('A')).toEqual([{ header: a, entry: entry('m', 'A', '(x) f(x)', { line: 5 }) }]);
    expect(space.others('A')).toEqual([]);
    expect(space.others('f')).toEqual([]);
    space.load(b);
    expect(space.others('f')).toEqual([{ header: b, entry: entry('d', 'f', '') }]);
    expect(space.others('FIRS')).toEqual([]);
  });

  test('has constants with their values', () => {
    space.load(a);
    space.load(b);
    const values = ['FIRST', 'SECOND', 'WHO_KNOWS'].map((name) => space.others(name)[0]!.entry.text);
    expect(values).toEqual(['0', '1', '']);
    expect(space.macros('B')[0]).toEqual({ header: b, entry: entry('m', 'B', ' 16') });
  });

  test('gives one entry of a name, however often it is asked for', () => {
    space.load(a);
    expect(space.macros('A')[0]!.entry).toBe(space.macros('A')[0]!.entry);
  });

  test('has the definition first that comes last', () => {
    const twice = spaceOf([
      [['a.h'], [], [entry('m', 'M', ' 1', { order: 7 }), entry('u', 'M', '', { order: 9 })]],
      [['b.h'], [], [entry('m', 'M', ' 2', { order: 8 })]],
    ]);
    twice.load(0);
    twice.load(1);
    expect(twice.macros('M').map((found) => found.entry.kind + found.entry.text)).toEqual(['u', 'm 2', 'm 1']);
  });
});
