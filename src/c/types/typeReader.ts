/*
 * How a declaration becomes types. It is read as C has it (C11 6.7), from the specifiers to each declarator's name and
 * from there outwards:
 *
 *     static const struct dev_ops {              specifiers: `static`, a structure that is const
 *             int (*run)(struct dev *d, ...);    members are declarations themselves
 *     } *table[2], first;                        declarators: an array of pointers to it, and the structure itself
 *
 * Macros are expanded before. What a macro of the kernel's has made need not be all that the header says, so a type
 * with such words is unknown, and a structure with such a member may have more; the length of an array is another
 * matter. The same reader reads the driver's declarations, its local ones, casts, and the kernel's headers when their
 * data are made.
 */
import { UNKNOWN, type Aggregate, type AggregateWord, type CType, type Member, type Qualifiers } from '../../model/types';
import { isAttribute, skipAttribute } from '../lex/attributes';
import { literalValue } from '../lex/constant';
import { isFromHeader, Kind, type Token } from '../lex/token';
import type { TokenCursor } from '../lex/tokenCursor';
import { ALTERNATE_KEYWORDS, TYPEOF_WORDS } from '../vocabulary/keywords';
import { arithmeticType, ARITHMETIC_WORDS } from './arithmeticTypes';
import { alignmentIn, isPackedBy } from './layoutAttributes';
import { Declarators, type Declarator } from './declarators';
import { readQualifier } from './qualifiers';
import type { Specifiers, TypeNames } from './typeNames';

const STORAGE = new Set(
  'extern static typedef auto register inline __inline __inline__ _Thread_local __thread _Noreturn'.split(' '),
);

/** Declarations within each other, as deep as code goes and not so deep as to exhaust the stack. */
const NESTING_LIMIT = 50;

/** Reads types from a cursor on expanded tokens. */
export class TypeReader {
  private readonly declarators: Declarators;
  private depth = 0;

  constructor(
    private readonly code: TokenCursor,
    private readonly names: TypeNames,
  ) {
    const lengthOf = (tokens: readonly Token[]): number | undefined => this.valueOf(tokens);
    this.declarators = new Declarators(code, { specifiers: () => this.specifiers(), lengthOf });
  }

  /** Takes what a declaration starts with; the cursor is left at the first declarator. */
  specifiers(): Specifiers {
    const { code } = this;
    const arithmetic: string[] = [];
    const storage = new Set<string>();
    const qualifiers: Qualifiers = {};
    let named: CType | undefined;
    let isClear = true;
    let hasBody = false;
    while (!code.isAtEnd) {
      const token = code.token!;
      const { text, kind } = token;
      const word = ALTERNATE_KEYWORDS.get(text) ?? text;
      const start = code.at;
      if (this.takeAttribute(named) || this.takeQualifier(qualifiers)) continue;
      if (STORAGE.has(text)) storage.add(text);
      else if (ARITHMETIC_WORDS.has(word)) arithmetic.push(word);
      else if (text === 'void' && !named) named = { kind: 'void' };
      else if (/^(struct|union|enum)$/.test(text)) {
        isClear &&= named === undefined;
        const tagged = this.tagged();
        named = tagged.type;
        hasBody ||= tagged.hasBody;
      } else if (TYPEOF_WORDS.has(text)) {
        isClear &&= named === undefined;
        named = this.typeofType();
      } else if (kind === Kind.Identifier && !named && arithmetic.length === 0 && text !== '__auto_type') {
        const means = this.names.typedef(text);
        named = { kind: 'typedef', name: text, ...(means && { means }) };
      } else if (text === '__auto_type') named = UNKNOWN;
      else break;
      isClear &&= !isFromHeader(token);
      if (code.at === start) code.at++;
    }
    if (named && arithmetic.length > 0) isClear = false;
    const type = named ?? arithmeticType(arithmetic);
    return { type: isClear && type ? { ...type, ...qualifiers } : UNKNOWN, storage, hasBody };
  }

  /** Takes a declarator, which in a type name or a parameter has no name. */
  declarator(base: CType): Declarator {
    const declarator = this.declarators.read(base);
    while (this.takeAttribute(undefined));
    return declarator;
  }

  /** The type in the parentheses of a cast, or of `sizeof`, read to the end of the tokens; undefined if it is none. */
  typeName(): CType | undefined {
    const { type } = this.specifiers();
    const declared = this.declarator(type);
    return this.code.isAtEnd && !declared.name ? declared.type : undefined;
  }

  private takeQualifier(qualifiers: Qualifiers): boolean {
    if (!readQualifier(this.code.text(), qualifiers)) return false;
    this.code.at++;
    return true;
  }

  private takeAttribute(before: CType | undefined): boolean {
    const { code } = this;
    if (code.text() === '__extension__') return code.take('__extension__');
    if (!isAttribute(code)) return false;
    const start = code.at;
    skipAttribute(code);
    if (before?.kind === 'aggregate') this.layOut(before.aggregate, code.tokens.slice(start, code.at));
    return true;
  }

  /** Notes what an attribute says of the layout of the structure that it belongs to. */
  private layOut(aggregate: Aggregate, attribute: readonly Token[]): void {
    if (isPackedBy(attribute)) aggregate.isPacked = true;
    const alignment = alignmentIn(attribute, (tokens) => this.valueOf(tokens));
    if (alignment !== undefined) aggregate.alignment = alignment;
  }

  private typeofType(): CType {
    const { code } = this;
    code.at++;
    if (code.text() !== '(') return UNKNOWN;
    const start = code.at + 1;
    code.skipGroup();
    return this.names.typeOf?.(code.tokens.slice(start, code.at - 1)) ?? UNKNOWN;
  }

  /** `struct tag`, `struct tag { … }`, `struct { … }` and what follows of attributes. */
  private tagged(): { type: CType; hasBody: boolean } {
    const { code } = this;
    const keyword = code.text() as AggregateWord | 'enum';
    code.at++;
    const before: Token[] = [];
    while (isAttribute(code)) {
      const start = code.at;
      skipAttribute(code);
      before.push(...code.tokens.slice(start, code.at));
    }
    const tag = code.isName() ? code.token! : undefined;
    if (tag) code.at++;
    const type: CType = { kind: 'tagged', keyword: keyword, tag: tag?.text ?? '' };
    const isClear = tag === undefined || !isFromHeader(tag);
    if (code.text() !== '{') return { type: tag && isClear ? type : UNKNOWN, hasBody: false };
    if (keyword === 'enum') {
      code.skipGroup();
      return { type: isClear ? type : UNKNOWN, hasBody: true };
    }
    const aggregate = this.aggregate(keyword);
    this.layOut(aggregate, before);
    if (!tag) return { type: { kind: 'aggregate', aggregate }, hasBody: true };
    while (isAttribute(code)) this.takeAttribute({ kind: 'aggregate', aggregate });
    this.names.define?.(keyword, tag.text, aggregate);
    return { type: isClear ? type : UNKNOWN, hasBody: true };
  }

  /** The members in braces. */
  private aggregate(keyword: AggregateWord): Aggregate {
    const { code } = this;
    const members: Member[] = [];
    let isOpen = false;
    if (++this.depth > NESTING_LIMIT) {
      this.depth--;
      code.skipGroup();
      return { keyword, members, isOpen: true };
    }
    code.at++;
    while (!code.isAtEnd && !code.take('}')) {
      const start = code.at;
      const declared = this.memberDeclaration();
      members.push(...declared);
      isOpen ||= declared.length === 0 && !this.saysNothing(start);
      isOpen ||= code.tokens.slice(start, code.at).some(({ possible }) => possible !== undefined);
      if (code.at === start) code.at++;
    }
    this.depth--;
    return { keyword, members, ...(isOpen && { isOpen: true }) };
  }

  /** Whether what was taken from an index on is `;`, or an assertion. */
  private saysNothing(start: number): boolean {
    return this.code.at === start + 1 ? this.code.tokens[start]!.text === ';' : /assert/i.test(this.code.tokens[start]!.text);
  }

  /** Takes one declaration of members, `int a, *b, c : 3;`; none where it cannot be read, which is passed over. */
  private memberDeclaration(): Member[] {
    const { code } = this;
    if (code.take(';') || /^(_Static_assert|static_assert)$/.test(code.text())) {
      if (code.tokens[code.at - 1]?.text !== ';') this.toNext();
      return [];
    }
    const { type } = this.specifiers();
    if (code.take(';')) return type.kind === 'aggregate' || type.kind === 'tagged' ? [{ name: '', type }] : [];
    const members: Member[] = [];
    do {
      const { name, type: declared, isReadable } = this.declarator(type);
      const bits = code.take(':') ? this.bits() : undefined;
      while (this.takeAttribute(undefined));
      const isPlain = isReadable && (code.text() === ',' || code.text() === ';' || code.text() === '}');
      // What a macro of the kernel's names, another may name otherwise.
      if (!isPlain || (name && isFromHeader(name))) {
        this.toNext();
        return [];
      }
      members.push({ name: name?.text ?? '', type: declared, ...bits });
    } while (code.take(','));
    code.take(';');
    return members;
  }

  private toNext(): void {
    this.code.skipUntil(';', '}');
    this.code.take(';');
  }

  private bits(): { bits?: number } {
    const { code } = this;
    const start = code.at;
    while (!code.isAtEnd && !isAttribute(code) && !/^[,;}]$/.test(code.text())) {
      if (code.text() === '(') code.skipGroup();
      else code.at++;
    }
    const bits = this.valueOf(code.tokens.slice(start, code.at));
    return bits === undefined ? {} : { bits };
  }

  private valueOf(tokens: readonly Token[]): number | undefined {
    const [only] = tokens;
    if (tokens.length === 1 && only!.kind === Kind.Number) return literalValue(only!);
    return this.names.constant?.(tokens);
  }
}
