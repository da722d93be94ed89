import { pastedFrom } from '../../model/pastedFrom';
import type { OwnEnums } from '../body/ownEnums';
import type { UnitHeaders } from '../headers/unitHeaders';
import { Kind } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { Declaration } from '../scope/declarations';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { isLeftUnexpanded } from '../vocabulary/unexpandedMacros';
import type { ReachedUnit } from './reachedUnit';

/** Words of the language that may stand where a name does, and the macros of the compiler's own <stdarg.h>. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `if while for switch return case else do goto break continue default sizeof _Alignof __alignof__ __alignof _Alignas
  _Generic _Static_assert __attribute__ __attribute _Pragma __typeof_unqual__ __extension__ __real__ __imag__ __label__
  defined va_start va_end va_arg va_copy __func__ __FUNCTION__ __PRETTY_FUNCTION__ __FILE__ __LINE__ __COUNTER__
  __BASE_FILE__ __FILE_NAME__ __INCLUDE_LEVEL__ __DATE__ __TIME__ __TIMESTAMP__`.split(/\s+/),
);

/** What the compiler knows without a declaration (GCC 12 manual, "Other Builtins", "__sync Builtins", "__atomic"). */
const COMPILERS_OWN = /^__(builtin|sync|atomic)_/;

/** The names that mean something in a unit. */
export class MeaningfulNames {
  private readonly types: ReadonlySet<string>;
  /** Where each name is declared first, by the order of the declarations. */
  private readonly first = new Map<string, number>();
  private readonly inBlocks: ReadonlySet<string>;
  private readonly unit: PreprocessedUnit;
  private readonly mayDefine: ReadonlySet<string>;
  private readonly enums: OwnEnums;

  constructor(
    { unit, scope, reached, mayDefine, enums }: ReachedUnit,
    private readonly headers: UnitHeaders,
  ) {
    this.unit = unit;
    this.enums = enums;
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

  /** Whether a name is that of a type, or of an enumerator. */
  isTypeOrConstant(name: string): boolean {
    return this.enums.has(name) || this.headers.types.isTypedef(name) || this.headers.isConstant(name);
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

const isKeyword = (name: string): boolean => KEYWORDS.has(name) || TYPE_WORDS.has(name) || ASM_WORDS.has(name);

/** Whether a name is one of the language, the compiler or a macro that is never expanded. */
export const isWord = (name: string): boolean => isKeyword(name) || COMPILERS_OWN.test(name) || isLeftUnexpanded(name);
