import type { CType } from '../../model/types';
import { literalValue } from '../lex/constant';
import { isFromHeader, Kind, type Token } from '../lex/token';
import { readQualifiers, readSpecifiers, type Typedefs } from './specifiers';

/** Declarators within each other, as deep as code goes and not so deep as to exhaust the stack. */
const NESTING_LIMIT = 50;

/** A declarator that C does not allow, say for a macro in it that no header defines. */
class Unreadable extends Error {}

/**
 * The type of the name declared at an index of a declaration, which may declare others before and behind it; unknown
 * where that cannot be read.
 */
export function typeOfName(tokens: readonly Token[], name: number, typedefs: Typedefs): CType {
  if (hasHeaderWords(tokens)) return { kind: 'unknown' };
  const specifiers = readSpecifiers(tokens, 0, typedefs);
  const start = startOfDeclarator(tokens, specifiers.end, name);
  try {
    const reader = new DeclaratorReader(tokens, start, name, typedefs);
    const type = reader.declarator(specifiers.type);
    return reader.isAt(/^[,;={]$/) ? type : { kind: 'unknown' };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unknown' };
    throw error;
  }
}

/** Whether a macro of the kernel's has made any of the words; lengths in brackets are another matter. */
function hasHeaderWords(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some((token) => {
    if (token.text === '[') depth++;
    if (token.text === ']') depth--;
    return depth === 0 && token.kind === Kind.Identifier && isFromHeader(token);
  });
}

/** Behind the last comma before the name that separates declarators. */
function startOfDeclarator(tokens: readonly Token[], from: number, name: number): number {
  let start = from;
  for (let index = from, depth = 0; index < name; index++) {
    const { text } = tokens[index]!;
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') depth--;
    else if (text === ',' && depth === 0) start = index + 1;
  }
  return start;
}

class DeclaratorReader {
  private depth = 0;

  /** @param name the index of what is declared, -1 for a parameter's declarator, which may have none */
  constructor(
    private readonly tokens: readonly Token[],
    private at: number,
    private name: number,
    private readonly typedefs: Typedefs,
  ) {}

  /** Whether the next token is such a one, or nothing is left. */
  isAt(pattern: RegExp): boolean {
    return this.at >= this.tokens.length || pattern.test(this.text);
  }

  /** Reads what makes a type of a base (C11 6.7.6), from the outside in. */
  declarator(base: CType): CType {
    let type = base;
    while (this.text === '*') {
      const { qualifiers, end } = readQualifiers(this.tokens, this.at + 1);
      this.at = end;
      type = { kind: 'pointer', to: type, ...qualifiers };
    }
    if (this.text === '(' && this.isParenthesised()) return this.parenthesised(type);
    const isName = this.name < 0 ? this.tokens[this.at]?.kind === Kind.Identifier : this.at === this.name;
    if (isName) this.at++;
    else if (this.name >= 0) throw new Unreadable();
    return this.suffixes(type);
  }

  private get text(): string {
    return this.tokens[this.at]?.text ?? '';
  }

  /** Whether a `(` opens a declarator in parentheses: else a parameter without name has parameters of its own. */
  private isParenthesised(): boolean {
    return this.name > this.at || this.tokens[this.at + 1]?.text === '*';
  }

  private parenthesised(type: CType): CType {
    const inside = this.at + 1;
    this.at = this.closing() + 1;
    const end = this.at - 1;
    const whole = this.nested(() => this.suffixes(type));
    const after = this.at;
    this.at = inside;
    const declared = this.nested(() => this.declarator(whole));
    if (this.at !== end) throw new Unreadable();
    this.at = after;
    return declared;
  }

  private suffixes(type: CType): CType {
    if (this.text === '[') {
      const end = this.closing();
      const first = this.tokens[this.at + 1]!;
      const length = end === this.at + 2 && !isFromHeader(first) ? literalValue(first) : undefined;
      this.at = end + 1;
      const of = this.nested(() => this.suffixes(type));
      return { kind: 'array', of, ...(length === undefined ? {} : { length }) };
    }
    if (this.text !== '(') return type;
    const { parameters, isVariadic } = this.nested(() => this.parameters());
    const returns = this.nested(() => this.suffixes(type));
    return { kind: 'function', returns, ...(parameters && { parameters }), isVariadic };
  }

  private parameters(): { parameters?: CType[]; isVariadic: boolean } {
    const end = this.closing();
    const parameters: CType[] = [];
    let isVariadic = false;
    this.at++;
    if (this.at === end) {
      this.at = end + 1;
      return { isVariadic };
    }
    for (; this.at <= end; this.at++) {
      if (this.text === '...') {
        isVariadic = true;
        this.at++;
      } else parameters.push(this.parameter());
      if (this.at !== end && this.text !== ',') throw new Unreadable();
    }
    const [only] = parameters;
    const isVoid = parameters.length === 1 && meaning(only!).kind === 'void';
    return { parameters: isVoid ? [] : parameters, isVariadic };
  }

  /** As the function sees it: of arrays and functions their addresses. */
  private parameter(): CType {
    const { type: base, end } = readSpecifiers(this.tokens, this.at, this.typedefs);
    this.at = end;
    const { name } = this;
    this.name = -1;
    const type = this.declarator(base);
    this.name = name;
    if (type.kind === 'array') return { kind: 'pointer', to: type.of };
    return type.kind === 'function' ? { kind: 'pointer', to: type } : type;
  }

  /** The index of the bracket that closes the one here. */
  private closing(): number {
    for (let index = this.at, depth = 0; index < this.tokens.length; index++) {
      const { text } = this.tokens[index]!;
      if (text === '(' || text === '[') depth++;
      if ((text === ')' || text === ']') && --depth === 0) return index;
    }
    throw new Unreadable();
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > NESTING_LIMIT) throw new Unreadable();
    const result = read();
    this.depth--;
    return result;
  }
}

/** What a type is behind its names. */
function meaning(type: CType): CType {
  let at = type;
  while (at.kind === 'typedef' && at.means) at = at.means;
  return at;
}
