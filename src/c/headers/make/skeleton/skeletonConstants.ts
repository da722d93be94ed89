import { Budget } from '../../../../util/budget';
import { NO_INLINES, type Surroundings } from '../../../body/surroundings';
import { evaluate } from '../../../body/walk';
import type { ConstantValue } from '../../../lex/constant';
import { Kind, type Token } from '../../../lex/token';
import { Expander } from '../../../preprocess/expand';
import { isMacro, type HeaderEntry } from '../../entry';
import { EntryMacros } from './entryMacros';

/** An expression of constants: of this value, or of one that only the compiler knows, `sizeof(struct x)`. */
export type SkeletonConstant = { value: ConstantValue };

/** The values of those macros and enumerators of a kernel's headers that are constant, wherever they are used. */
export class SkeletonConstants {
  private readonly enumerators = new Map<string, ConstantValue>();
  private readonly expander: Expander;
  private readonly around: Surroundings;

  /** @param wordSize of a long and of a pointer, in bytes */
  constructor(entries: readonly HeaderEntry[], wordSize: number) {
    for (const { kind, name, text } of entries) {
      const isFirst = kind === 'c' && text !== '' && !this.enumerators.has(name);
      if (kind === 'c') this.enumerators.set(name, isFirst ? Number(text) : undefined);
    }
    this.expander = new Expander(new EntryMacros(entries.filter(({ kind }) => isMacro(kind))));
    const never = (): boolean => false;
    this.around = {
      names: {
        constantOf: (name) => this.enumerators.get(name),
        isEnumerator: never,
        isOwn: never,
        isExported: never,
      },
      inlines: NO_INLINES,
      machine: { wordSize, expandsCopies: false },
      work: new Budget(),
    };
  }

  /** What a macro's replacement evaluates to; undefined if it is no expression of constants alone. */
  evaluate(tokens: readonly Token[]): SkeletonConstant | undefined {
    if (tokens.length === 0 || tokens.length > LONGEST) return undefined;
    const expanded = this.expander.expandAll(tokens, 0);
    if (expanded.length === 0 || expanded.length > LONGEST) return undefined;
    if (!expanded.every((token) => this.mayBePart(token))) return undefined;
    const evaluated = evaluate(expanded, this.around);
    if (!evaluated?.walked.names.every(({ text }) => this.enumerators.has(text))) return undefined;
    const { value } = evaluated;
    if (value.kind === 'constant') return { value: undefined };
    return value.kind === 'known' && Number.isSafeInteger(value.value) ? { value: value.value } : undefined;
  }

  private mayBePart({ kind, text }: Token): boolean {
    return kind === Kind.Punctuator ? /^[-+*/%&|^~!<>=?:(),{};]+$/.test(text) : kind !== Kind.String && text !== '##';
  }
}

/** The most tokens that a constant is made of. */
const LONGEST = 200;
