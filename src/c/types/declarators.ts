import { UNKNOWN, type CType, type Qualifiers } from '../../model/types';
import { behindAttributes, isAttribute, skipAttribute } from '../lex/attributes';
import { isFromHeader, Kind, type Token } from '../lex/token';
import type { TokenCursor } from '../lex/tokenCursor';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { meaningOf } from './meaning';
import { readQualifier } from './qualifiers';
import type { Specifiers } from './typeNames';

/** What one declarator declares. */
export interface Declarator {
  /** Absent in a type name, and perhaps in a parameter. */
  name: Token | undefined;
  type: CType;
  /** It is as C has it, so far as it was read. */
  isReadable: boolean;
}

/** What a declarator needs of the reader that it is part of. */
interface Around {
  specifiers(): Specifiers;
  lengthOf(tokens: readonly Token[]): number | undefined;
}

/** Declarators within each other, as deep as code goes and not so deep as to exhaust the stack. */
const NESTING_LIMIT = 50;

/** A declarator that C does not allow, say for a macro in it that no header defines. */
class Unreadable extends Error {}

/** Reads what makes a type of a base (C11 6.7.6), from the outside in. */
export class Declarators {
  private depth = 0;
  private name: Token | undefined;
  /** A macro of the kernel's has made a word of it. */
  private isDoubtful = false;

  constructor(
    private readonly code: TokenCursor,
    private readonly around: Around,
  ) {}

  /** Takes a declarator; where it cannot be read its type is unknown, and the cursor stays where that shows. */
  read(base: CType): Declarator {
    const { name: outerName, isDoubtful: outerDoubt, depth } = this;
    this.name = undefined;
    this.isDoubtful = false;
    let declarator: Declarator;
    try {
      const type = this.declarator(base);
      declarator = { name: this.name, type: this.isDoubtful ? UNKNOWN : type, isReadable: true };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.depth = depth;
      declarator = { name: this.name, type: UNKNOWN, isReadable: false };
    }
    this.name = outerName;
    this.isDoubtful = outerDoubt;
    return declarator;
  }

  private declarator(base: CType): CType {
    const { code } = this;
    let type = base;
    this.skipAttributes();
    while (code.text() === '*') {
      this.doubt(code.token!);
      code.at++;
      type = { kind: 'pointer', to: type, ...this.qualifiers() };
    }
    if (code.text() === '(' && this.isParenthesised()) return this.parenthesised(type);
    if (code.isName() && !TYPE_WORDS.has(code.text()) && !ASM_WORDS.has(code.text())) {
      this.name = code.token!;
      this.doubt(this.name);
      code.at++;
    }
    this.skipAttributes();
    return this.suffixes(type);
  }

  private qualifiers(): Qualifiers {
    const qualifiers: Qualifiers = {};
    for (;;) {
      this.skipAttributes();
      if (!readQualifier(this.code.text(), qualifiers)) return qualifiers;
      this.code.at++;
    }
  }

  private doubt(token: Token): void {
    this.isDoubtful ||= isFromHeader(token);
  }

  private skipAttributes(): void {
    while (isAttribute(this.code)) skipAttribute(this.code);
  }

  /** Whether a `(` opens a declarator in parentheses: else a parameter without name has parameters of its own. */
  private isParenthesised(): boolean {
    const { code } = this;
    const ahead = behindAttributes(code, 1);
    if (/^[*(]$/.test(code.text(ahead))) return true;
    return code.isName(ahead) && !TYPE_WORDS.has(code.text(ahead)) && /^[)[(]$/.test(code.text(ahead + 1)) && !this.isType(ahead);
  }

  /** Whether a name is that of a type, as in `int (size_t)`. */
  private isType(ahead: number): boolean {
    return this.depth > 0 && this.code.text(ahead + 1) === ')' && !/^[([]$/.test(this.code.text(ahead + 2));
  }

  private parenthesised(type: CType): CType {
    const { code } = this;
    const inside = code.at + 1;
    code.skipGroup();
    const end = code.at - 1;
    this.skipAttributes();
    const whole = this.nested(() => this.suffixes(type));
    const after = code.at;
    code.at = inside;
    const declared = this.nested(() => this.declarator(whole));
    if (code.at !== end) throw new Unreadable();
    code.at = after;
    return declared;
  }

  private suffixes(type: CType): CType {
    const { code } = this;
    if (code.text() === '[' && !isAttribute(code)) {
      const start = code.at + 1;
      code.skipGroup();
      const inside = code.tokens.slice(start, code.at - 1);
      const length = inside.length === 0 ? undefined : this.around.lengthOf(inside);
      const of = this.nested(() => this.suffixes(type));
      return { kind: 'array', of, ...(length === undefined ? {} : { length }) };
    }
    if (code.text() !== '(') return type;
    this.doubt(code.token!);
    const { parameters, isVariadic } = this.nested(() => this.parameters());
    this.skipAttributes();
    const returns = this.nested(() => this.suffixes(type));
    return { kind: 'function', returns, ...(parameters && { parameters }), isVariadic };
  }

  private parameters(): { parameters?: CType[]; isVariadic: boolean } {
    const { code } = this;
    const parameters: CType[] = [];
    let isVariadic = false;
    code.at++;
    if (code.take(')')) return { isVariadic };
    for (;;) {
      if (code.take('...')) isVariadic = true;
      else parameters.push(this.parameter());
      if (code.take(')')) break;
      if (!code.take(',')) throw new Unreadable();
    }
    const [only] = parameters;
    const isVoid = parameters.length === 1 && meaningOf(only!).kind === 'void';
    return { parameters: isVoid ? [] : parameters, isVariadic };
  }

  /** As the function sees it: of arrays and functions their addresses. */
  private parameter(): CType {
    const { code } = this;
    if (code.isAtEnd || code.token!.kind !== Kind.Identifier) throw new Unreadable();
    const { type: base } = this.around.specifiers();
    const { type, isReadable } = this.read(base);
    if (!isReadable) throw new Unreadable();
    this.skipAttributes();
    if (type.kind === 'array') return { kind: 'pointer', to: type.of };
    return type.kind === 'function' ? { kind: 'pointer', to: type } : type;
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > NESTING_LIMIT) throw new Unreadable();
    const result = read();
    this.depth--;
    return result;
  }
}
