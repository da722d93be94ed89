import { UNKNOWN, type CType } from '../../model/types';
import type { Token } from '../lex/token';
import { TokenCursor } from '../lex/tokenCursor';
import { Budget } from '../../util/budget';
import type { TypeNames } from './typeNames';
import { TypeReader } from './typeReader';

/** A name that a declaration declares. */
export interface DeclaredName {
  name: Token;
  type: CType;
}

/**
 * The names that one declaration declares, with their types; unknown where a declarator cannot be read.
 * @param tokens the declaration, a function's body as `{ }`
 */
export function declaredNames(tokens: readonly Token[], names: TypeNames): DeclaredName[] {
  const code = new TokenCursor(tokens, new Budget());
  const reader = new TypeReader(code, names);
  const { type: base } = reader.specifiers();
  const declared: DeclaredName[] = [];
  do {
    const { name, type, isReadable } = reader.declarator(base);
    const isWhole = isReadable && (code.isAtEnd || /^[,;={]$/.test(code.text()));
    if (name) declared.push({ name, type: isWhole ? type : UNKNOWN });
    code.skipUntil(',', ';');
  } while (code.take(','));
  return declared;
}
