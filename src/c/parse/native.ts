import type TreeSitter from 'tree-sitter';
import { QUERY, type Captures } from './captures';

/** tree-sitter as machine code. Throws where there is no build for this machine, or it does not run here. */
export function nativeCaptures(): Captures {
  const Parser: typeof TreeSitter = require('tree-sitter');
  // The grammar without what the binding makes classes of nodes from: that takes 10 ms, and is not needed.
  const { name, language } = require('tree-sitter-c');
  const grammar = { name, language } as never;
  const parser = new Parser();
  parser.setLanguage(grammar);
  const query = new Parser.Query(grammar, QUERY);
  return (text) => {
    // The default buffer is too small for long texts.
    const tree = parser.parse(text, undefined, { bufferSize: text.length * 2 + 2 });
    return query.captures(tree.rootNode);
  };
}
