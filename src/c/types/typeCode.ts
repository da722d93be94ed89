/*
 * Types as text, as kernel data hold them: letters as in the Itanium C++ ABI where it has some (5.1.5, "Type
 * encodings"), each type ending where it ends, with nothing between them. Of
 *
 *     int (*probe)(struct pci_dev *dev, const struct pci_device_id *id);
 *
 * the type is `PFiPSpci_dev;PKSpci_device_id;E`: a pointer to a function that returns an int and takes two pointers.
 */
import { UNKNOWN, type Aggregate, type AggregateWord, type CType, type Member, type Qualifiers } from '../../model/types';
import type { Typedefs } from './typeNames';

const ARITHMETIC: readonly [string, string][] = [
  ['b', '_Bool'],
  ['c', 'char'],
  ['a', 'signed char'],
  ['h', 'unsigned char'],
  ['s', 'short'],
  ['t', 'unsigned short'],
  ['i', 'int'],
  ['j', 'unsigned int'],
  ['l', 'long'],
  ['m', 'unsigned long'],
  ['x', 'long long'],
  ['y', 'unsigned long long'],
  ['n', '__int128'],
  ['o', 'unsigned __int128'],
  ['f', 'float'],
  ['d', 'double'],
  ['e', 'long double'],
];
const LETTERS: ReadonlyMap<string, string> = new Map(ARITHMETIC.map(([letter, name]) => [name, letter]));
const TYPES: ReadonlyMap<string, CType> = new Map(
  ARITHMETIC.map(([letter, name]) => [letter, { kind: 'arithmetic', name }]),
);

const KEYWORDS = { S: 'struct', U: 'union', N: 'enum' } as const;
const letterOf = (keyword: AggregateWord | 'enum'): string => ({ struct: 'S', union: 'U', enum: 'N' })[keyword];

export function writeType(type: CType): string {
  return (type.isConst ? 'K' : '') + (type.isVolatile ? 'V' : '') + writeUnqualified(type);
}

function writeUnqualified(type: CType): string {
  switch (type.kind) {
    case 'void':
      return 'v';
    case 'arithmetic':
      return LETTERS.get(type.name) ?? '?';
    case 'tagged':
      return `${letterOf(type.keyword)}${type.tag};`;
    case 'aggregate':
      return letterOf(type.aggregate.keyword) + writeAggregate(type.aggregate);
    case 'typedef':
      return `T${type.name};`;
    case 'pointer':
      return `P${writeType(type.to)}`;
    case 'array':
      return `A${type.length ?? ''}_${writeType(type.of)}`;
    case 'function':
      return `F${writeType(type.returns)}${writeParameters(type)}E`;
    case 'unknown':
      return '?';
  }
}

function writeParameters({ parameters, isVariadic }: CType & { kind: 'function' }): string {
  if (!parameters) return '!';
  return (parameters.map(writeType).join('') || (isVariadic ? '' : 'v')) + (isVariadic ? 'z' : '');
}

/**
 * What is in the braces of a structure or a union: `{next.PSlist_head;bits:3.j}`; before the braces `o` where it may
 * have more, `p` where it is packed, and how many bytes it is aligned to.
 */
export function writeAggregate({ members, isOpen, isPacked, alignment }: Aggregate): string {
  const all = members.map(({ name, type, bits }) => `${name}${bits === undefined ? '' : `:${bits}`}.${writeType(type)}`);
  return `${isOpen ? 'o' : ''}${isPacked ? 'p' : ''}${alignment ?? ''}{${all.join('')}}`;
}

/** The type that writeType() wrote; unknown where the text is none. */
export function readType(text: string, typedefs: Typedefs): CType {
  return new TypeCodeReader(text, typedefs).type();
}

/** The structure or union that writeAggregate() wrote. */
export function readAggregate(keyword: AggregateWord, text: string, typedefs: Typedefs): Aggregate {
  return new TypeCodeReader(text, typedefs).aggregate(keyword);
}

class TypeCodeReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly typedefs: Typedefs,
  ) {}

  type(): CType {
    const qualifiers: Qualifiers = {};
    if (this.take('K')) qualifiers.isConst = true;
    if (this.take('V')) qualifiers.isVolatile = true;
    const type = this.unqualified();
    return qualifiers.isConst || qualifiers.isVolatile ? { ...type, ...qualifiers } : type;
  }

  aggregate(keyword: AggregateWord): Aggregate {
    const isOpen = this.take('o');
    const isPacked = this.take('p');
    const alignment = this.upTo('{');
    const members: Member[] = [];
    while (this.at < this.text.length && !this.take('}')) members.push(this.member());
    return {
      keyword,
      members,
      ...(isOpen && { isOpen }),
      ...(isPacked && { isPacked }),
      ...(alignment !== '' && { alignment: Number(alignment) }),
    };
  }

  private member(): Member {
    const [name = '', bits] = this.upTo('.').split(':');
    return { name, type: this.type(), ...(bits !== undefined && { bits: Number(bits) }) };
  }

  private unqualified(): CType {
    const letter = this.text[this.at++] ?? '';
    switch (letter) {
      case 'v':
        return { kind: 'void' };
      case 'P':
        return { kind: 'pointer', to: this.type() };
      case 'A': {
        const length = this.upTo('_');
        return { kind: 'array', of: this.type(), ...(length !== '' && { length: Number(length) }) };
      }
      case 'F':
        return this.function();
      case 'T': {
        const name = this.upTo(';');
        const means = this.typedefs(name);
        return { kind: 'typedef', name, ...(means && { means }) };
      }
      case 'S':
      case 'U':
      case 'N':
        return this.tagged(KEYWORDS[letter]);
      default:
        return TYPES.get(letter) ?? UNKNOWN;
    }
  }

  private tagged(keyword: AggregateWord | 'enum'): CType {
    let end = this.at;
    while (/\w/.test(this.text[end] ?? '')) end++;
    if (this.text[end] === '{' && keyword !== 'enum') return { kind: 'aggregate', aggregate: this.aggregate(keyword) };
    return { kind: 'tagged', keyword, tag: this.upTo(';') };
  }

  private function(): CType {
    const returns = this.type();
    if (this.take('!')) {
      this.take('E');
      return { kind: 'function', returns, isVariadic: false };
    }
    const parameters: CType[] = [];
    let isVariadic = false;
    while (this.at < this.text.length && !this.take('E')) {
      if (this.take('z')) isVariadic = true;
      else parameters.push(this.type());
    }
    const isVoid = parameters.length === 1 && parameters[0]!.kind === 'void';
    return { kind: 'function', returns, parameters: isVoid ? [] : parameters, isVariadic };
  }

  private take(text: string): true | undefined {
    if (this.text[this.at] !== text) return undefined;
    this.at++;
    return true;
  }

  /** The text up to a character, which is taken. */
  private upTo(end: string): string {
    const found = this.text.indexOf(end, this.at);
    const text = this.text.slice(this.at, found < 0 ? undefined : found);
    this.at = found < 0 ? this.text.length : found + 1;
    return text;
  }
}
