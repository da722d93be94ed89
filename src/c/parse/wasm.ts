import type WebTreeSitter from 'web-tree-sitter';
import { QUERY, type Captures } from './captures';

/** tree-sitter as WebAssembly, which runs wherever Node does, at half the speed. Rejects where it cannot be loaded. */
export async function wasmCaptures(): Promise<Captures> {
  const Parser: typeof WebTreeSitter = require('web-tree-sitter');
  await Parser.init();
  const grammar = await Parser.Language.load(require.resolve('tree-sitter-c/tree-sitter-c.wasm'));
  const parser = new Parser();
  parser.setLanguage(grammar);
  const query = grammar.query(QUERY);
  return function* (text) {
    const tree = parser.parse(text);
    try {
      yield* query.captures(tree.rootNode);
    } finally {
      tree.delete(); // Nothing else frees its memory.
    }
  };
}
