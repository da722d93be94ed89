import type { Token } from '../lex/token';
import type { Expander } from '../preprocess/expand';
import { isAggregateBody } from '../scope/declarations';
import type { ExternalDeclaration } from '../scope/externalDeclarations';

/** The tokens of an external declaration with the members of its structures in their braces, macros expanded. */
export function completeTokens(external: ExternalDeclaration, expander: Expander): readonly Token[] {
  const { tokens, deferred } = external;
  const complete: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    complete.push(token);
    if (isAggregateBody(external, at)) complete.push(...expander.expandSegments(deferred.get(at)!));
  }
  return complete;
}
