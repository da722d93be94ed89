import type { Captures } from './captures';
import { nativeCaptures } from './native';
import { wasmCaptures } from './wasm';

/** A name that a declaration declares. */
export interface Declarator {
  /** UTF-16 offset of the name in the declaration's text. */
  start: number;
  isFunction: boolean;
}

/** No parser for C runs on this machine. Its message is one line. */
export class NoParserError extends Error {}

/** The parser that was loaded, native or WebAssembly: one for the process. */
let capturesOf: Captures | undefined;

/**
 * Chooses the parser for all that this thread reads: native code where there is some for this machine, which is faster,
 * else WebAssembly. Rejects with a NoParserError where neither can be loaded. Without it only native code is tried.
 */
export async function loadParser(): Promise<void> {
  if (capturesOf) return;
  try {
    capturesOf = nativeCaptures();
  } catch (native) {
    capturesOf = await wasmCaptures().catch((wasm: unknown) => {
      const [here, reasons] = [`${process.platform}-${process.arch}`, [native, wasm].map(firstLine)];
      throw new NoParserError(`no parser for C runs here (${here}): native: ${reasons[0]}; WebAssembly: ${reasons[1]}`);
    });
  }
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0]!;

/** What is known already, by text: the same header's declarations come again with each source that includes it. */
const known = new Map<string, readonly Declarator[]>();
const KNOWN_LIMIT = 200_000;

/**
 * The names that each declaration declares, in the order of the text. Each is one external declaration, macros
 * expanded, annotations, bodies and initialisers taken out, which is what makes them clean C to a grammar.
 */
export function declaratorsOf(declarations: readonly string[]): (readonly Declarator[])[] {
  if (known.size > KNOWN_LIMIT) known.clear();
  const unknown = [...new Set(declarations.filter((text) => !known.has(text)))];
  const found = parseAll(unknown);
  for (const [index, text] of unknown.entries()) known.set(text, found[index]!);
  return declarations.map((text) => known.get(text)!);
}

/** One parse for many declarations: starting a parser for each would take longer than parsing them. */
function parseAll(declarations: readonly string[]): Declarator[][] {
  const found: Declarator[][] = declarations.map(() => []);
  const text = declarations.join('\n');
  if (text === '') return found;
  capturesOf ??= nativeCaptures();
  let index = 0;
  let start = 0;
  let parametersEnd = 0;
  for (const { name, node } of capturesOf(text)) {
    const at = node.startIndex;
    while (at > start + declarations[index]!.length) start += declarations[index++]!.length + 1;
    if (at < parametersEnd) continue;
    if (name === 'parameters') parametersEnd = node.endIndex;
    else if (found[index]!.at(-1)?.start !== at - start)
      found[index]!.push({ start: at - start, isFunction: name === 'function' });
  }
  return found;
}
