import { closing } from '../lex/groups';
import { Kind, type Token } from '../lex/token';
import type { Segment } from '../preprocess/segments';
import { readArguments, TokenList } from '../preprocess/tokenSource';
import type { ExternalDeclaration } from './externalDeclarations';
import { TYPE_WORDS } from '../vocabulary/keywords';

/** The use of a macro at file scope that the driver does not define: `EXPORT_SYMBOL(f)`, `static DEFINE_MUTEX(m)`. */
export interface MacroInvocation {
  name: Token;
  arguments: readonly (readonly Token[])[];
  /** The bodies in braces among or behind the arguments. */
  contents: Segment[][];
  isStatic: boolean;
}

/** What may be before the name of a macro at file scope. */
const STORAGE = new Set(['static', 'extern', 'inline', '__inline', '__inline__', 'const', 'volatile', 'register']);

/** The invocation that an external is, if it is one. */
export function invocationOf(external: ExternalDeclaration): MacroInvocation | undefined {
  const { tokens } = external;
  const at = tokens.findIndex((token) => !STORAGE.has(token.text));
  const name = tokens[at];
  if (name?.kind !== Kind.Identifier || TYPE_WORDS.has(name.text) || tokens[at + 1]?.text !== '(') return undefined;
  const close = closing(tokens, at + 1);
  const args = readArguments(new TokenList(tokens.slice(at + 1, close + 1), 0));
  const rest = tokens.slice(close + 1);
  // A function whose head is a macro, `SYSCALL_DEFINE1(…) { }`, and a definer with an initialiser.
  const isWhole = rest.every(({ text }) => text === '{' || text === '}' || text === '=' || text === '0');
  if (!isWhole) return undefined;
  return {
    name,
    arguments: args,
    contents: [...external.deferred.values()],
    isStatic: tokens.slice(0, at).some(({ text }) => text === 'static'),
  };
}
