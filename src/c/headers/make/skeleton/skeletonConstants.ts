import { Budget } from '../../../../util/budget';
import { BodyCursor } from '../../../body/cursor';
import { Expressions } from '../../../body/expression';
import { noMentions, type Surroundings } from '../../../body/mentions';
import type { Value } from '../../../lex/constant';
import { Kind, type Token } from '../../../lex/token';
import { Expander } from '../../../preprocess/expand';
import { isMacro, type HeaderEntry } from '../../entry';
import { EntryMacros } from './entryMacros';

/** An expression of constants: of this value, or of one that only the compiler knows, `sizeof(struct x)`. */
export type Constant = { value: Value };

/** What macros and enumerators of a kernel's headers stand for that are constant, wherever they are used. */
export class SkeletonConstants {
  private readonly enumerators = new Map<string, Value>();
  private readonly expander: Expander;
  private readonly around: Surroundings;

  /** @param wordSize of a long and of a pointer, in bytes */
  constructor(entries: readonly HeaderEntry[], wordSize: number) {
    for (const { kind, name, text } of entries) {
      const isFirst = kind === 'c' && text !== '' && !this.enumerators.has(name);
      if (kind === 'c') this.enumerators.set(name, isFirst ? Number(text) : undefined);
    }
    this.expander = new Expander(new EntryMacros(entries.filter(({ kind }) => isMacro(kind))));
    const none = (): undefined => undefined;
    const never = (): boolean => false;
    this.around = {
      constantOf: (name) => this.enumerators.get(name),
      callValue: none,
      inlined: none,
      isInline: never,
      ignoresArguments: never,
      ignoresArgument: never,
      isPure: never,
      wordSize,
      isConfigured: never,
      isExported: never,
      isEnumerator: never,
      isOwn: never,
      work: new Budget(),
    };
  }

  /** What a macro's replacement comes to; undefined where it is no expression of constants alone. */
  evaluate(tokens: readonly Token[]): Constant | undefined {
    if (tokens.length === 0 || tokens.length > LONGEST) return undefined;
    const expanded = this.expander.expandAll(tokens, 0);
    if (expanded.length === 0 || expanded.length > LONGEST) return undefined;
    if (!expanded.every((token) => this.mayBePart(token))) return undefined;
    const found = noMentions();
    const code = new BodyCursor(expanded, found, this.around);
    const value = new Expressions(code, () => undefined).expression();
    const isWhole = code.at === expanded.length && found.names.every(({ text }) => this.enumerators.has(text));
    if (!isWhole || (value !== undefined && !Number.isSafeInteger(value))) return undefined;
    return value === undefined && (code.seen.runtime || !code.seen.constant) ? undefined : { value };
  }

  private mayBePart({ kind, text }: Token): boolean {
    return kind === Kind.Punctuator ? /^[-+*/%&|^~!<>=?:(),{};]+$/.test(text) : kind !== Kind.String && text !== '##';
  }
}

/** So many tokens a constant is made of at most. */
const LONGEST = 200;
