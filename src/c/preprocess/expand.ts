import { Budget } from '../../util/budget';
import { hide, isHidden, Kind, type Token } from '../lex/token';
import type { Macro } from '../lex/macro';
import { DATE_MACROS } from '../vocabulary/dateMacros';
import { KCONFIG_MACROS, isConfigured } from '../vocabulary/kconfigMacros';
import type { Macros } from './macroTable';
import { SegmentStream, type Segment } from './segments';
import { substitute } from './substitute';
import { readArguments, TokenList, type TokenSource } from './tokenSource';

/**
 * So many tokens go into macros and come out of them at most, in one unit and in one use of a macro in its text: a bomb
 * of nested macros ends here, not in memory. Real units need 20 million.
 */
const UNIT_LIMIT = 64_000_000;
const USE_LIMIT = 16_000_000;
/** So deep may macros nest in each other's arguments. */
const NESTING_LIMIT = 200;

/** The use of a macro with a wrong number of arguments. */
export interface MiscountedUse {
  token: Token;
  given: number;
  /** So many, or at least so many. */
  wanted: number;
  isVariadic: boolean;
}

/**
 * Expands macros as the C preprocessor does (C11 6.10.3, by Prosser's algorithm), with each token keeping the place in
 * the driver's text that it comes from. One for a unit: it counts what that unit's macros make.
 */
export class Expander {
  private readonly inUnit: Budget;
  private inUse: Budget;
  private overran = false;
  /** Lists of tokens being expanded, each an argument of a macro in the one before. */
  private depth = 0;
  /** Where a macro was used that may not hold: the name itself, and those of what it may be instead. */
  readonly shadowed: Token[] = [];
  /** Uses of macros with more or fewer arguments than they take. */
  readonly miscounted: MiscountedUse[] = [];
  /** Uses of `__DATE__` and its kind, where they are still the compiler's own. */
  readonly dates: Token[] = [];

  /** @param work what is spent on the unit as a whole */
  constructor(
    private readonly macros: Macros,
    readonly work = new Budget(),
  ) {
    this.inUnit = new Budget(UNIT_LIMIT, work);
    this.inUse = new Budget(USE_LIMIT, this.inUnit);
  }

  /** Whether so much was to be expanded that not all of it was. */
  get exhausted(): boolean {
    return this.overran;
  }

  private get stops(): boolean {
    const stops = this.inUnit.isExhausted || this.inUse.isExhausted;
    this.overran ||= stops;
    return stops;
  }

  /**
   * If `token`, just taken from the source, starts a macro's use: takes the arguments from the source too and gives
   * what it expands to, not yet expanded itself. Otherwise undefined, with nothing taken.
   */
  expansion(token: Token, source: TokenSource): Token[] | undefined {
    if (token.word === 0 || !this.macros.mayBeMacro(token)) return undefined;
    if (!token.from && this.inUse.spent > 0) this.inUse = new Budget(USE_LIMIT, this.inUnit);
    if (this.stops) return undefined;
    const { at } = source;
    const found = this.macros.macroAt(token.text, at);
    if (!found) return KCONFIG_MACROS.has(token.text) ? this.configured(token, source) : undefined;
    if (isHidden(token, token.text) || this.depth > NESTING_LIMIT) return undefined;
    const { macro, possible } = found;
    if (macro.parameters && source.peek()?.text !== '(') return undefined;
    if (isCompilersDate(macro)) {
      if (!possible) this.dates.push(token);
      return undefined;
    }
    source.ended();
    const args = macro.parameters ? readArguments(source, macro.variadic ? macro.parameters.length : undefined) : [];
    if (macro.parameters && !possible) this.count(token, macro, args);
    // As gcc does: a macro that ends within the arguments of what it expands to may be used again.
    const hidden = hide(token, macro, macro.parameters ? source.ended() : []);
    for (const { length } of args) this.inUse.spend(length);
    const made = substitute({ macro, args, site: token, hidden }, {
      expand: (arg) => {
        if (!arg.some((each) => each.word > 0 && this.macros.mayBeMacro(each))) return arg;
        const expanded = this.expandAll(arg, source.at);
        return this.stops ? undefined : expanded;
      },
      mayBeMacro: (each) => this.macros.mayBeMacro(each),
    });
    this.inUse.spend(made.length);
    if (possible) {
      for (const [index, each] of made.entries()) {
        if (each.possible || each.kind === Kind.Punctuator) continue;
        made[index] = each.copy();
        made[index].possible = possible;
      }
      this.shadow(token, source.at, possible);
    }
    return made;
  }

  /** All of a list of tokens, expanded to the end, at one point of the macro table. */
  expandAll(tokens: readonly Token[], at: number): Token[] {
    return this.exhaust(new TokenList(tokens, at));
  }

  /** All of some segments, each expanded to the end at its own point of the macro table. */
  expandSegments(segments: readonly Segment[]): Token[] {
    return this.exhaust(new SegmentStream(segments));
  }

  private exhaust(source: TokenSource): Token[] {
    const out: Token[] = [];
    this.depth++;
    for (let token = source.next(); token; token = source.next()) {
      const made = this.expansion(token, source);
      if (made) source.push(made, token.text);
      else out.push(token);
    }
    this.depth--;
    this.work.spend(out.length);
    return out;
  }

  /** Holds the arguments against the parameters (C11 6.10.3, 4); gcc lets all that is variadic be left out. */
  private count(token: Token, { parameters, variadic }: Macro, args: readonly (readonly Token[])[]): void {
    const wanted = parameters!.length - (variadic ? 1 : 0);
    const given = args.length === 1 && args[0]!.length === 0 && wanted === 0 ? 0 : args.length;
    if (given >= wanted && (given === wanted || variadic)) return;
    this.miscounted.push({ token, given, wanted, isVariadic: variadic });
  }

  /** Keeps what a doubtful macro's name may mean instead: it may stand for itself, or for an earlier definition. */
  private shadow(token: Token, at: number, possible: string): void {
    const others = Array.from(this.macros.otherNames(token.text, at), (each) => each.text);
    for (const text of new Set([token.text, ...others])) {
      const other = token.copy({ text });
      other.possible ??= possible;
      this.shadowed.push(other);
    }
  }

  /** `IS_ENABLED(CONFIG_X)` and relatives, whose definition in the kernel is a trick that needs no copy. */
  private configured(token: Token, source: TokenSource): Token[] | undefined {
    if (source.peek()?.text !== '(') return undefined;
    const { at } = source;
    const [option] = readArguments(source);
    const isOne = (name: string): boolean => {
      const words = this.expandAll([token.copy({ text: name })], at);
      return words.map((each) => each.text).join('') === '1';
    };
    const value = isConfigured(token.text, option?.[0]?.text ?? '', isOne);
    return [token.copy({ text: value ? '1' : '0', kind: Kind.Number })];
  }
}

/** Whether `__DATE__` and its kind stand for themselves, as predefined.ts has them. */
function isCompilersDate({ name, word, body }: Macro): boolean {
  return body.length === 1 && body[0]!.word === word && DATE_MACROS.includes(name);
}
