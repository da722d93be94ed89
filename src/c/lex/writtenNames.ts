import type { Directive, TokenRun } from './directive';
import { Kind, type Token } from './token';

const WRITING = /^(=|[-+*/%&|^]=|<<=|>>=|\+\+|--)$/;

/** Names that are assigned, that have their address taken, or that are passed to a macro or an unknown function. */
export function writtenNames(parts: readonly (Directive | TokenRun)[]): Set<string> {
  const written = new Set<string>();
  for (const { kind, tokens } of parts) {
    const callees: string[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.text === '(') callees.push(calleeAt(tokens, at - 1));
      else if (token.text === ')') callees.pop();
      if (token.kind !== Kind.Identifier) continue;
      const before = tokens[at - 1]?.text ?? '';
      const after = tokens[at + 1]?.text ?? '';
      const isArgument = /^[(,]$/.test(before) && /^[),]$/.test(after) && callees.at(-1) !== '';
      if (kind === 'directive' || isArgument || WRITING.test(after) || /^(\+\+|--|&)$/.test(before))
        written.add(token.text);
    }
  }
  return written;
}

/** The name before a `(`; empty where nothing could write by it: `if (x)`, `(x)`. */
function calleeAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === Kind.Identifier && !/^(if|while|switch|for|return|sizeof)$/.test(token.text) ? token.text : '';
}
