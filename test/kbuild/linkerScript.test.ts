import fc from 'fast-check';
import { readLinkerScript } from '../../src/kbuild/linkerScript';

const symbols = (text: string): string[] => readLinkerScript(text).symbols;

describe('the symbols of a linker script, as ld 2.40 defines them', () => {
  test.each([
    ['a = 1; b=2;c = a;', ['a', 'b', 'c']],
    ['PROVIDE(a = 1); PROVIDE_HIDDEN(b = .); HIDDEN ( c = 3 )', ['a', 'b', 'c']],
    ['SECTIONS { .data : { a = .; *(.data) KEEP(*(SORT(.x))) b = ABSOLUTE(.); } c = SIZEOF(.data); }', ['a', 'b', 'c']],
    ['/* a = 1; */ b = 2; /* c = 3;', ['b']],
    ['"a" = 1; ASSERT(b == 2, "c = 3") d = a > 1 ? a : 2;', ['a', 'd']],
    ['a += 2; b <<= 1; c |= 3; d /= 2;', ['a', 'b', 'c', 'd']],
    ['. = 0x100; SECTIONS { . = ALIGN(8); .text : { *(.text) } > ram :text = 0x90 a = .; }', ['a']],
    ['SECTIONS { .text : { *(.text) } > ram =0x90 }', []],
    ['MEMORY { rom (rx) : ORIGIN = 0, LENGTH = 256K } PHDRS { text PT_LOAD FLAGS(5); } a = LENGTH(rom);', ['a']],
    ['VERSION { { local: x; }; } _edata.x = .;', ['_edata.x']],
    ['a == 1', []],
    ['"" = 1; "', []],
    ['', []],
  ])('%s', (text, expected) => expect(symbols(text)).toEqual(expected));
});

test('what else it names', () => {
  const text = 'INCLUDE more.lds\nINCLUDE "own.lds" INPUT(blob.o, -lx) GROUP(AS_NEEDED(a-b.a) lib/c.a) ENTRY(f) EXTERN(g)';
  expect(readLinkerScript(text)).toEqual({
    symbols: [],
    includes: ['more.lds', 'own.lds'],
    inputs: ['blob.o', '-lx', 'a-b.a', 'lib/c.a'],
  });
});

test('whatever the text is, names alone are symbols', () => {
  const piece = fc.constantFrom('a', '=', '==', '(', ')', '{', '}', ';', '"', '/*', '*/', 'PROVIDE', 'INCLUDE', '.', ' ', ':', '>', '\\');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const symbol of symbols(pieces.join(''))) expect(symbol).toMatch(/^[\w.$\\ ="();:>{}*/]+$/);
      expect(symbols(`/*${pieces.join('').replaceAll('*/', '')}*/ s = 1;`)).toEqual(['s']);
    }),
  );
});
