import type { UndeclaredCall, UndeclaredIdentifier } from '../../model';
import { isFromHeader, macrosOf, spanOf, type Token } from '../lex/token';
import { isAllKnown, type ReachedUnit } from './reachedUnit';
import { isNoError } from './notAnError';
import { MeaningfulNames } from './meaningfulNames';
import { viaOf } from './references';

/** What a unit names that nothing declares. */
export interface Undeclared {
  undeclared: UndeclaredCall[];
  undeclaredIdentifiers: UndeclaredIdentifier[];
}

/**
 * The functions that are called, and the other names, that are declared neither in the text before nor in a header of
 * the kernel's. The former are an error by -Werror=implicit-function-declaration (top Makefile of 6.12; 5.10 spells it
 * -Werror-implicit-function-declaration), the latter in any case. The compiler looks into all of a file, also where the
 * code is dead or never reached. Each name is said once.
 * @returns none where not all of the text or of the headers is known
 */
export function undeclaredIn(compiled: ReachedUnit): Undeclared {
  const { unit, scope, reached, sources, headers, flags } = compiled;
  if (!headers || !isAllKnown(compiled)) return { undeclared: [], undeclaredIdentifiers: [] };
  const names = new MeaningfulNames(compiled, headers);
  const calls = new Map<string, Token>();
  const values = new Map<string, Token>();
  /** What is passed to a call that is not declared may be anything, and be declared by it. */
  const passed = new Set<string>();
  const noteValue = (token: Token, index: number): void => {
    const { text, possible } = token;
    if (possible || values.has(text) || isFromHeader(token) || names.isDeclared(text, index)) return;
    if (!names.isTypeOrConstant(text)) values.set(text, token);
  };
  for (const [index, definition] of scope.declarations.entries()) {
    for (const token of definition.external.typeofNames) noteValue(token, index);
    if (!definition.content) continue;
    for (const token of reached.calledIn(definition)) {
      const { text, possible } = token;
      if (!possible && !calls.has(text) && !isKernels(token) && !names.isDeclared(text, index)) calls.set(text, token);
    }
    for (const { token, within } of reached.valuesIn(definition)) {
      if (within.some((callee) => calls.has(callee) || !names.isDeclared(callee, index))) passed.add(token.text);
      else noteValue(token, index);
    }
  }
  const mayBeOthers = headers.hasUnread || unit.isIncludedByHeader;
  const isAlone = ([name]: [string, Token]): boolean => !passed.has(name) && !calls.has(name) && !mayBeOthers;
  const told = (token: Token, header: string | undefined) => ({
    certainty: 'certain' as const,
    via: viaOf(token, sources),
    ...(header === undefined ? {} : { header }),
    span: spanOf(token),
  });
  return {
    undeclared: Array.from(isNoError('implicit-function-declaration', flags) ? [] : calls, ([name, token]) => ({
      function: name,
      ...told(token, headers.headerOutside(name)),
    })),
    undeclaredIdentifiers: [...values].filter(isAlone).map(([name, token]) => ({
      name,
      ...told(token, headers.headerWith(name)),
    })),
  };
}

/** What a macro of the kernel's calls is for the kernel to declare; not all of its names are known. */
function isKernels(token: Token): boolean {
  return macrosOf(token).some(({ place }) => place !== undefined && 'line' in place);
}
