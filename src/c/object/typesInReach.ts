import { pastedFrom } from '../../model/pastedFrom';
import type { UnitHeaders } from '../headers/unitHeaders';
import { Kind } from '../lex/token';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { isWord } from './meaningfulNames';
import type { ReachedUnit } from './reachedUnit';

/** What gcc knows by itself (GCC 12 manual, "128-bit Integers", "Floating Types", "Decimal Float"). */
const COMPILERS_TYPE = /^(__u?int128_t|_Float\d+x?|__float\d+|_Decimal\d+|__fp16|__bf16)$/;

/** The types that a unit may name: its own, and those of the headers that it includes. */
export class TypesInReach {
  private readonly typedefs: ReadonlySet<string>;
  private readonly enums: ReadonlySet<string>;
  private readonly mayDefine: ReadonlySet<string>;
  private readonly known = new Map<string, boolean>();
  /** What stands in brackets at file scope: what a macro may have pasted a name from. */
  private bracketed: ReadonlySet<string> | undefined;

  constructor(
    private readonly compiled: ReachedUnit,
    private readonly headers: UnitHeaders,
  ) {
    this.typedefs = new Set(compiled.scope.typedefs.flatMap((external) => {
      const { names } = compiled.types.readIn(external);
      return (names.length > 0 ? names.map(({ name }) => name) : external.tokens).map(({ text }) => text);
    }));
    this.enums = new Set(compiled.scope.enums.map(({ tag }) => tag?.text ?? ''));
    this.mayDefine = new Set(compiled.mayDefine);
  }

  /** Whether the unit may have a type, `struct x` with its members or `x_t`. */
  has(type: string): boolean {
    let has = this.known.get(type);
    if (has === undefined) this.known.set(type, (has = this.isDeclared(type) || this.mayBeMade(type)));
    return has;
  }

  private isDeclared(type: string): boolean {
    const { types, unit } = this.compiled;
    const [keyword, tag] = type.split(' ');
    if (this.headers.types.isType(type)) return true;
    if (tag === undefined) {
      if (this.typedefs.has(type) || isWord(type) || COMPILERS_TYPE.test(type)) return true;
      return unit.macros.macroAt(type, unit.macros.point) !== undefined;
    }
    return keyword === 'enum' ? this.enums.has(tag) : types.aggregate(keyword as 'struct' | 'union', tag) !== undefined;
  }

  /** Whether a macro of the kernel's may make it: DECLARE_EWMA(rate, …) makes `struct ewma_rate`. */
  private mayBeMade(type: string): boolean {
    const name = type.slice(type.indexOf(' ') + 1);
    const parts = [name, ...pastedFrom(name)];
    return parts.some((part) => this.mayDefine.has(part) || this.isBracketed(part));
  }

  private isBracketed(word: string): boolean {
    this.bracketed ??= bracketedIn(this.compiled);
    return this.bracketed.has(word);
  }
}

/** The words that are arguments of what looks like the use of a macro at file scope, by the driver's text. */
function bracketedIn({ unit }: ReachedUnit): Set<string> {
  const words = new Set<string>();
  let braces = 0;
  let isArgument = false;
  let depth = 0;
  for (const { tokens, at } of unit.segments) {
    for (const [index, { text, kind }] of tokens.entries()) {
      if (text === '{') braces++;
      else if (text === '}') braces--;
      else if (text === ')') depth--;
      else if (text === '(' && depth++ === 0) {
        const before = tokens[index - 1];
        isArgument = braces <= 0 && before !== undefined && unit.macros.macroAt(before.text, at) !== undefined;
      } else if (isArgument && depth > 0 && kind === Kind.Identifier && !TYPE_WORDS.has(text)) words.add(text);
    }
  }
  return words;
}
