import type { UndeclaredCall } from '../../model';
import { pastedFrom } from '../../model/pastedFrom';
import type { UnitHeaders } from '../headers/unitHeaders';
import { Kind, macrosOf, spanOf, type Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { ReachedUnit } from './reachedUnit';
import { viaOf } from './references';
import type { Declaration } from '../scope/declarations';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { isLeftUnexpanded } from '../vocabulary/unexpandedMacros';

/** Words of the language that `(` may follow, and the macros of the compiler's own <stdarg.h>. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `if while for switch return case else do goto sizeof _Alignof __alignof__ __alignof _Alignas _Generic _Static_assert
  __attribute__ __attribute _Pragma __typeof_unqual__ __extension__ __real__ __imag__ __label__ defined
  va_start va_end va_arg va_copy`.split(/\s+/),
);

/** What the compiler knows without a declaration (GCC 12 manual, "Other Builtins", "__sync Builtins", "__atomic"). */
const COMPILERS_OWN = /^__(builtin|sync|atomic)_/;

/**
 * The calls of functions that are declared neither in the text before nor in a header of the kernel's: an error, by
 * -Werror=implicit-function-declaration (top Makefile of 6.12; 5.10 spells it -Werror-implicit-function-declaration).
 * The compiler looks into all of a file, also where the code is dead or never reached, and says it once a function.
 * @returns none where not all of the text or of the headers is known
 */
export function undeclaredCalls(compiled: ReachedUnit): UndeclaredCall[] {
  const { unit, scope, reached, sources, headers } = compiled;
  const isUnknown = unit.incomplete.length + unit.problems.length + scope.unread.length > 0 || unit.expander.exhausted;
  if (!headers || isUnknown) return [];
  const names = new DeclaredNames(compiled, headers);
  const found = new Map<string, Token>();
  for (const [index, definition] of scope.declarations.entries()) {
    if (!definition.content || !(reached.reached.has(definition) || names.mayCallOther(definition, index))) continue;
    for (const token of reached.calledIn(definition)) {
      const { text, possible } = token;
      if (possible || found.has(text) || isKernels(token) || names.isDeclared(text, index)) continue;
      found.set(text, token);
    }
  }
  return Array.from(found, ([name, token]) => {
    const header = headers.headerOutside(name);
    return {
      function: name,
      certainty: 'certain',
      via: viaOf(token, sources),
      ...(header === undefined ? {} : { header }),
      span: spanOf(token),
    };
  });
}

/** What may be called in a unit. */
class DeclaredNames {
  private readonly types: ReadonlySet<string>;
  /** Where each name is declared first, by the order of the declarations. */
  private readonly first = new Map<string, number>();
  private readonly inBlocks: ReadonlySet<string>;
  private readonly unit: PreprocessedUnit;
  private readonly mayDefine: ReadonlySet<string>;

  constructor(
    { unit, scope, reached, mayDefine }: ReachedUnit,
    private readonly headers: UnitHeaders,
  ) {
    this.unit = unit;
    this.mayDefine = new Set(mayDefine);
    for (const [index, { name }] of scope.declarations.entries()) {
      if (!this.first.has(name.text)) this.first.set(name.text, index);
    }
    this.types = scope.types;
    this.inBlocks = new Set(reached.externs.map(({ text }) => text));
  }

  /** Whether a name may be called in a declaration's content. */
  isDeclared(name: string, index: number): boolean {
    const first = this.first.get(name) ?? Infinity;
    // `type(x);` declares a variable.
    if (first <= index || this.types.has(name)) return true;
    return this.headers.isDeclared(name) || this.inBlocks.has(name) || isWord(name) || this.mayBeDefined(name);
  }

  /** Whether content that nothing refers to explicitly calls what is not declared: most does not. */
  mayCallOther({ content }: Declaration, index: number): boolean {
    return content!.some(({ tokens, at }) =>
      tokens.some(
        (token, place) =>
          token.kind === Kind.Identifier &&
          tokens[place + 1]?.text === '(' &&
          !this.isMacro(token.text, at) &&
          !this.isDeclared(token.text, index),
      ),
    );
  }

  private isMacro(name: string, at: number): boolean {
    return this.unit.macros.macroAt(name, at) !== undefined;
  }

  /** A macro that is left as it is may define it, or be called by that name. */
  private mayBeDefined(name: string): boolean {
    if (this.mayDefine.has(name) || this.isMacro(name, this.unit.macros.point)) return true;
    return pastedFrom(name).some((part) => this.mayDefine.has(part));
  }
}

/** What a macro of the kernel's calls is for the kernel to declare; not all of its names are known. */
function isKernels(token: Token): boolean {
  return macrosOf(token).some(({ place }) => place !== undefined && 'line' in place);
}

const isKeyword = (name: string): boolean => KEYWORDS.has(name) || TYPE_WORDS.has(name) || ASM_WORDS.has(name);

const isWord = (name: string): boolean => isKeyword(name) || COMPILERS_OWN.test(name) || isLeftUnexpanded(name);
