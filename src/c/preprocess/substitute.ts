import type { Macro } from '../lex/macro';
import { hide, Kind, type Expansion, type Hidden, type Token } from '../lex/token';
import { readArguments, TokenList } from './tokenSource';

/** A macro's use: the token that names it, and the arguments that are passed to it. */
export interface MacroUse {
  macro: Macro;
  args: readonly (readonly Token[])[];
  site: Token;
  /** What the macro's own tokens are hidden from. */
  hidden: Hidden;
}

/**
 * What a macro's use is replaced by (C11 6.10.3.1 to 6.10.3.3, and GNU's ways with variadic macros), not yet expanded
 * again.
 */
export function substitute(use: MacroUse, table: ArgumentTable): Token[] {
  return new Substitution(use, table).run();
}

/** What a substitution asks of who expands. */
interface ArgumentTable {
  /** Expands an argument to the end; undefined where no more may be made, which ends the replacement. */
  expand(arg: readonly Token[]): readonly Token[] | undefined;
  /** Whether an identifier may be expanded any further. */
  mayBeMacro(token: Token): boolean;
}

class Substitution {
  private readonly out: Token[] = [];
  private readonly body: readonly Token[];
  private readonly from: Expansion;

  constructor(
    private readonly use: MacroUse,
    private readonly table: ArgumentTable,
  ) {
    const { macro, args, site } = use;
    const hasRest = (args[(macro.parameters?.length ?? 0) - 1] ?? []).length > 0;
    this.body = macro.variadic ? withOptional(macro.body, hasRest) : macro.body;
    this.from = { macro, parent: site.from };
  }

  run(): Token[] {
    const { out, body } = this;
    const { macro, site } = this.use;
    for (let index = 0; index < body.length; index++) {
      const token = body[index]!;
      const next = body[index + 1];
      if (token.text === '#' && macro.parameters && this.parameterAt(next) >= 0) {
        out.push(this.own(stringify(this.argumentOf(body[++index]!), token)));
      } else if (token.text === '##' && out.length > 0 && next) {
        this.paste(body[++index]!);
        if (body[index + 1]?.text !== '##' && out.at(-1)?.kind === Kind.Placemarker) out.pop();
      } else if (this.parameterAt(token) >= 0) {
        const isPasted = next?.text === '##' && index + 2 < body.length;
        const arg = isPasted ? this.argumentOf(token) : this.table.expand(this.argumentOf(token));
        if (!arg) break;
        if (arg.length === 0 && isPasted) out.push(this.own(token).copy({ text: '', kind: Kind.Placemarker }));
        append(out, this.given(arg, token));
      } else {
        out.push(this.own(token));
      }
    }
    if (out.length > 0) out[0] = out[0]!.copy({ spaced: site.spaced });
    return out;
  }

  /** The index of the parameter that a token of the body names, or -1. */
  private parameterAt(token: Token | undefined): number {
    const { parameters } = this.use.macro;
    return token?.kind === Kind.Identifier && parameters ? parameters.indexOf(token.text) : -1;
  }

  private argumentOf(parameter: Token): readonly Token[] {
    return this.use.args[this.parameterAt(parameter)] ?? [];
  }

  /** `##` before a token of the body. */
  private paste(right: Token): void {
    const { macro } = this.use;
    const parameter = this.parameterAt(right);
    const words = parameter >= 0 ? this.given(this.argumentOf(right), right) : [this.own(right)];
    const isRest = macro.variadic && parameter >= 0 && parameter === macro.parameters!.length - 1;
    if (isRest && this.out.at(-1)!.text === ',') {
      // GNU: `, ## __VA_ARGS__` drops the comma when there is nothing.
      if (words.length === 0) this.out.pop();
      append(this.out, words);
    } else pasteOnto(this.out, words);
  }

  /** A token of the macro's own, as it is at its use; where a bracket comes from is never asked. */
  private own(token: Token): Token {
    const { site } = this.use;
    if (token.kind === Kind.Punctuator || token.kind === Kind.Number) return token;
    const made = token.copy({ site });
    made.from = this.from;
    made.hidden = this.use.hidden;
    made.possible ??= site.possible;
    return made;
  }

  /** An argument's tokens in place of a parameter: the first one is spaced as the parameter is. */
  private given(arg: readonly Token[], parameter: Token): readonly Token[] {
    return arg.map((token, index) => {
      const isMacro = token.kind === Kind.Identifier && this.table.mayBeMacro(token);
      if (!isMacro && (index > 0 || token.spaced === parameter.spaced)) return token;
      const made = token.copy(index === 0 ? { spaced: parameter.spaced } : {});
      if (!isMacro) return made;
      made.hidden = hide(token, this.use.macro);
      return made;
    });
  }
}

/** A variadic macro's replacement with what `__VA_OPT__( … )` encloses, or without where the rest is empty. */
function withOptional(body: readonly Token[], isGiven: boolean): readonly Token[] {
  if (!body.some((token) => token.text === '__VA_OPT__')) return body;
  const out: Token[] = [];
  const source = new TokenList(body, 0);
  for (let token = source.next(); token; token = source.next()) {
    if (token.text !== '__VA_OPT__') out.push(token);
    else if (source.peek()?.text === '(') {
      const [enclosed] = readArguments(source, 1);
      if (isGiven) append(out, enclosed!);
    }
  }
  return out;
}

/** An argument as a string literal, at the `#`. */
function stringify(arg: readonly Token[], hash: Token): Token {
  const words = arg.map((token, index) => {
    const literal = token.kind === Kind.String || token.kind === Kind.Character;
    return (index > 0 && token.spaced ? ' ' : '') + (literal ? token.text.replace(/[\\"]/g, '\\$&') : token.text);
  });
  return hash.copy({ text: `"${words.join('')}"`, kind: Kind.String });
}

/** The last token and the first of the words become one. */
function pasteOnto(out: Token[], words: readonly Token[]): void {
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
