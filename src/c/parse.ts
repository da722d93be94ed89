import Parser from 'tree-sitter';
import C from 'tree-sitter-c';

/** A name that a declaration declares. */
export interface Declarator {
  /** UTF-16 offset of the name in the declaration's text. */
  start: number;
  isFunction: boolean;
}

/** The grammar without what the binding makes classes of nodes from: that takes 10 ms, and is not needed. */
const { name, language } = C as { name: string; language: unknown };
const GRAMMAR = { name, language } as never;

const parser = new Parser();
parser.setLanguage(GRAMMAR);

const QUERY = new Parser.Query(
  GRAMMAR,
  `(parameter_list) @parameters
   (function_declarator declarator: [(identifier) @function (parenthesized_declarator (identifier) @function)])
   (declaration declarator: (identifier) @variable)
   (init_declarator declarator: (identifier) @variable)
   (pointer_declarator declarator: (identifier) @variable)
   (array_declarator declarator: (identifier) @variable)
   (parenthesized_declarator (identifier) @variable)`,
);

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
  // The default buffer is too small for long texts.
  const tree = parser.parse(text, undefined, { bufferSize: text.length * 2 + 2 });
  let index = 0;
  let start = 0;
  let parametersEnd = 0;
  for (const { name, node } of QUERY.captures(tree.rootNode)) {
    const at = node.startIndex;
    while (at > start + declarations[index]!.length) start += declarations[index++]!.length + 1;
    if (at < parametersEnd) continue;
    if (name === 'parameters') parametersEnd = node.endIndex;
    else if (found[index]!.at(-1)?.start !== at - start)
      found[index]!.push({ start: at - start, isFunction: name === 'function' });
  }
  return found;
}
