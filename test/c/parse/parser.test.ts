import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Captures } from '../../../src/c/parse/captures';
import { nativeCaptures } from '../../../src/c/parse/native';
import { wasmCaptures } from '../../../src/c/parse/wasm';

const FIXTURES = join(__dirname, '../../fixtures');

const native = nativeCaptures();
let wasm: Captures;

beforeAll(async () => {
  wasm = await wasmCaptures();
});

/** Read as they come: a tree is gone after its last capture. */
const found = (captures: Captures, text: string): string[] =>
  Array.from(captures(text), ({ name, node: { startIndex, endIndex } }) => `${name} ${startIndex} ${endIndex}`);

test('both parsers find the same names', () => {
  const text = 'extern int a, *b[2], (*c)(int x);\nstatic unsigned long f(struct s *p, int (*q)(void));';
  const names = Array.from(wasm(text), ({ name, node }) => `${name} ${text.slice(node.startIndex, node.endIndex)}`);
  expect(names).toEqual(expect.arrayContaining(['variable a', 'variable b', 'variable c', 'function f']));
  expect(found(wasm, text)).toEqual(found(native, text));
});

test('offsets are of UTF-16 units, beyond 16 bits as well', () => {
  const text = `${'int tally_of_everything;\n'.repeat(4_000)}char ${'é𝄞'.repeat(3)}; int last;`;
  expect(found(wasm, text)).toEqual(found(native, text));
});

test('every source of the fixtures, as it is written, comes to the same', () => {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[ch]$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const text = readFileSync(join(FIXTURES, file), 'utf8');
    expect({ file, found: found(wasm, text) }).toEqual({ file, found: found(native, text) });
  }
});

test('and so does broken text, in which parsers make up what is missing', () => {
  const word = fc.constantFrom(...'int static struct enum x y f ( ) { } [ ] * , ; = 0 "" : ... & const'.split(' '));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      expect(found(wasm, text)).toEqual(found(native, text));
    }),
  );
});
