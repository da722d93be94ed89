import { CONFIG_QUESTIONS, isConfigured } from './kconfig';
import type { Macro, MacroTable } from './macroTable';
import { hide, isHidden, Kind, type Expansion, Token } from '../lex/token';

/** Where tokens come from: one after the other, with one to look ahead at. */
export interface TokenSource {
  peek(): Token | undefined;
  next(): Token | undefined;
  /** The point of the macro table at which the token last taken stands. */
  readonly at: number;
}

/** So many tokens come out of macros in one unit at most, and go into them: a bomb of nested macros ends here, not in memory. */
const EXPANSION_LIMIT = 4_000_000;
/** So deep may macros nest in each other's arguments. */
const NESTING_LIMIT = 200;

/**
 * Expands macros as the C preprocessor does (C11 6.10.3, by Prosser's algorithm), with each token keeping the place in
 * the driver's text that it comes from. One for a unit: it counts what that unit's macros make.
 */
export class Expander {
  private made = 0;
  private taken = 0;
  /** Macros being expanded in arguments of macros. */
  private depth = 0;
  /** Where a macro was used that may not hold: the name itself, and those of what it may be instead. */
  readonly shadowed: Token[] = [];

  constructor(private readonly macros: MacroTable) {}

  get exhausted(): boolean {
    return this.made > EXPANSION_LIMIT || this.taken > EXPANSION_LIMIT;
  }

  /**
   * If `token`, just taken from the source, starts a macro's use: takes the arguments from the source too and gives what it
   * expands to, not yet expanded itself. Otherwise undefined, with nothing taken.
   */
  expansion(token: Token, source: TokenSource): Token[] | undefined {
    if (token.word === 0 || !this.macros.mayBeMacro(token) || this.exhausted) return undefined;
    const found = this.macros.macroAt(token.text, source.at);
    if (!found) return CONFIG_QUESTIONS.has(token.text) ? this.configured(token, source) : undefined;
    if (isHidden(token, token.text) || this.depth > NESTING_LIMIT) return undefined;
    const { macro, possible } = found;
    let args: Token[][] = [];
    if (macro.parameters) {
      if (source.peek()?.text !== '(') return undefined;
      args = readArguments(source, macro);
      for (const { length } of args) this.taken += length;
    }
    const made = this.substitute(macro, args, token, source.at);
    if (possible) {
      for (const each of made) each.possible ??= possible;
      for (const text of new Set([token.text, ...Array.from(this.macros.otherNames(token.text, source.at), (each) => each.text)])) {
        const other = token.copy({ text });
        other.possible ??= possible;
        this.shadowed.push(other);
      }
    }
    return made;
  }

  /** All of a list of tokens, expanded to the end, at one point of the macro table. */
  expandAll(tokens: readonly Token[], at: number): Token[] {
    const source = new TokenList(tokens, at);
    const out: Token[] = [];
    this.depth++;
    for (let token = source.next(); token; token = source.next()) {
      const made = this.expansion(token, source);
      if (made) source.push(made);
      else out.push(token);
    }
    this.depth--;
    return out;
  }

  /** `IS_ENABLED(CONFIG_X)` and relatives, whose definition in the kernel is a trick that needs no copy. */
  private configured(token: Token, source: TokenSource): Token[] | undefined {
    if (source.peek()?.text !== '(') return undefined;
    const { at } = source;
    const [option] = readArguments(source, ONE_PARAMETER);
    const isOne = (name: string): boolean =>
      this.expandAll([token.copy({ text: name })], at).map((each) => each.text).join('') === '1';
    const value = isConfigured(token.text, option?.[0]?.text ?? '', isOne);
    return [token.copy({ text: value ? '1' : '0', kind: Kind.Number })];
  }

  private substitute(macro: Macro, args: Token[][], site: Token, at: number): Token[] {
    const from: Expansion = { macro, parent: site.from };
    const hidden = hide(site, macro);
    const out: Token[] = [];
    const { parameters } = macro;
    const body = macro.variadic ? withOptional(macro.body, (args[parameters!.length - 1] ?? []).length > 0) : macro.body;
    const indexOf = (token: Token | undefined): number =>
      token?.kind === Kind.Identifier && parameters ? parameters.indexOf(token.text) : -1;
    const own = (token: Token): Token => {
      const made = token.copy({ site });
      made.from = from;
      made.hidden = hidden;
      made.possible ??= site.possible;
      return made;
    };
    // The first of an argument's tokens is spaced as the parameter is, the first of all as the name was.
    const given = (token: Token, index: number, place: Token): Token => {
      const made = token.copy(index === 0 ? { spaced: place.spaced } : {});
      made.hidden = hide(token, macro);
      return made;
    };

    for (let index = 0; index < body.length; index++) {
      const token = body[index]!;
      const parameter = indexOf(token);
      const pastes = body[index + 1]?.text === '##' && index + 2 < body.length;
      if (token.text === '#' && parameters && indexOf(body[index + 1]) >= 0) {
        out.push(stringify(args[indexOf(body[++index])] ?? [], own(token)));
      } else if (token.text === '##' && out.length > 0 && index + 1 < body.length) {
        const right = body[++index]!;
        const other = indexOf(right);
        const words = other >= 0 ? (args[other] ?? []).map((each, nth) => given(each, nth, right)) : [own(right)];
        // GNU: `, ## __VA_ARGS__` drops the comma when there is nothing.
        if (other >= 0 && out.at(-1)!.text === ',' && macro.variadic && other === parameters!.length - 1) {
          if (words.length === 0) out.pop();
          append(out, words);
        } else paste(out, words);
        if (body[index + 1]?.text !== '##' && out.at(-1)?.kind === Kind.Placemarker) out.pop();
      } else if (parameter >= 0) {
        const arg = args[parameter] ?? [];
        const expanded = pastes ? arg : this.expandAll(arg, at);
        if (this.exhausted) break;
        const words = expanded.map((each, nth) => given(each, nth, token));
        if (words.length === 0 && pastes) out.push(own(token).copy({ text: '', kind: Kind.Placemarker }));
        append(out, words);
      } else {
        out.push(own(token));
      }
    }
    this.made += out.length;
    if (out.length > 0) out[0] = out[0]!.copy({ spaced: site.spaced });
    return out;
  }
}

/** A list of tokens to read from, onto which expansions are put back. */
export class TokenList implements TokenSource {
  private readonly stack: Token[];

  constructor(
    tokens: readonly Token[],
    readonly at: number,
  ) {
    this.stack = tokens.toReversed();
  }

  peek(): Token | undefined {
    return this.stack.at(-1);
  }

  next(): Token | undefined {
    return this.stack.pop();
  }

  push(tokens: readonly Token[]): void {
    for (let index = tokens.length - 1; index >= 0; index--) this.stack.push(tokens[index]!);
  }
}

/** Takes `( … )` from the source, split at the commas that the macro's parameters want. */
function readArguments(source: TokenSource, macro: Pick<Macro, 'parameters' | 'variadic'>): Token[][] {
  source.next();
  const args: Token[][] = [[]];
  const last = macro.variadic ? macro.parameters!.length : Infinity;
  for (let depth = 0, token = source.next(); token; token = source.next()) {
    if (token.text === '(') depth++;
    if (token.text === ')' && depth-- === 0) break;
    if (token.text === ',' && depth === 0 && args.length < last) args.push([]);
    else args.at(-1)!.push(token);
  }
  return args;
}

const ONE_PARAMETER = { parameters: ['option'], variadic: false };

/** A variadic macro's replacement with what `__VA_OPT__( … )` encloses, or without where the rest is empty. */
function withOptional(body: readonly Token[], isGiven: boolean): readonly Token[] {
  if (!body.some((token) => token.text === '__VA_OPT__')) return body;
  const out: Token[] = [];
  const source = new TokenList(body, 0);
  for (let token = source.next(); token; token = source.next()) {
    if (token.text !== '__VA_OPT__') out.push(token);
    else if (source.peek()?.text === '(') {
      const enclosed = readArguments(source, { parameters: ['__VA_ARGS__'], variadic: true })[0]!;
      if (isGiven) append(out, enclosed);
    }
  }
  return out;
}

function stringify(arg: readonly Token[], site: Token): Token {
  const words = arg.map((token, index) => {
    const literal = token.kind === Kind.String || token.kind === Kind.Character;
    return (index > 0 && token.spaced ? ' ' : '') + (literal ? token.text.replace(/[\\"]/g, '\\$&') : token.text);
  });
  return site.copy({ text: `"${words.join('')}"`, kind: Kind.String });
}

/** `##`: the last token and the first of the words become one. */
function paste(out: Token[], words: Token[]): void {
  const left = out.pop()!;
  const [right, ...rest] = words;
  if (!right) out.push(left);
  else if (left.kind === Kind.Placemarker) out.push(right);
  else {
    const text = left.text + right.text;
    const kind = /^[A-Za-z_$]/.test(text) ? Kind.Identifier : left.kind;
    // What both were hidden from, so that a pasted name can be a macro of its own.
    const made = left.copy({ text, kind });
    made.hidden = left.from ? left.hidden : right.hidden;
    made.from ??= right.from;
    made.possible ??= right.possible;
    out.push(made);
  }
  append(out, rest);
}

/** Not `push(...)`: an argument may hold more tokens than a call takes. */
function append(out: Token[], words: readonly Token[]): void {
  for (const word of words) out.push(word);
}
