import type { Budget } from '../../util/budget';
import type { Kernel } from '../../model';
import type { Value } from '../lex/constant';
import type { Token } from '../lex/token';
import type { Inlined, InlinedMention, Local } from './inlining';

/** What a walk through a body collects: the names that its code would refer to. */
export interface Mentions {
  names: Token[];
  /** What is called by a name that is not local, also where the call is dead or not evaluated. */
  called: Token[];
  /** What the inline functions of headers refer to that the code calls, with the names that call them. */
  inlined: { token: Token; mention: InlinedMention }[];
  /** Symbols that asm text calls: the string, with the symbol. */
  asm: { token: Token; symbol: string; possible?: string }[];
  /** `extern` declarations inside functions. */
  externs: Token[];
  /** Names that are only asked for, `symbol_get(x)`: nobody need provide them. */
  weak: Set<string>;
  /** What the function returns, each time. */
  returned: Local[];
  /** What is called or decided hangs on what the function is handed. */
  asksArguments: boolean;
  /** Something in it is decided only when it runs. */
  branches: boolean;
}

/** To be filled by a walk. */
export function noMentions(): Mentions {
  return {
    names: [],
    called: [],
    inlined: [],
    asm: [],
    externs: [],
    weak: new Set(),
    returned: [],
    asksArguments: false,
    branches: false,
  };
}

/** What the walk asks about the file around it. */
export interface Surroundings {
  /** The value of a name that never changes in this file. */
  constantOf(name: string): Value;
  /** What a function of this file returns, if that is always the same. */
  callValue(name: string): Value;
  /** What the call of an inline function of a header comes to; undefined where the name is of none. */
  inlined(name: string, args: readonly Local[]): Inlined | undefined;
  /** Whether a header of the kernel has an inline function of this name. */
  isInline(name: string): boolean;
  /** Whether a function of this file is inlined and makes nothing of what it is handed: a stub. */
  ignoresArguments(name: string): boolean;
  /** Whether an inline function of a header makes nothing of an argument, counted from 0. */
  ignoresArgument(name: string, index: number): boolean;
  /** Whether a call of this name, its value unused, is dropped: `__attribute__((pure))`. */
  isPure(name: string): boolean;
  /** The size of a long and of a pointer, in bytes. */
  wordSize: number;
  /** Whether the kernel is configured with an option, `CONFIG_X`. */
  isConfigured(option: string): boolean;
  /** Whether the kernel exports this name. */
  isExported(name: string): boolean;
  /** Whether a header of the kernel has an enumerator of this name. */
  isEnumerator(name: string): boolean;
  /** Whether the file declares or defines this name itself. */
  isOwn(name: string): boolean;
  /** What is spent on the walk. */
  work: Budget;
}

/** The size of a long and of a pointer, in bytes, as the compiler has it. */
export function wordSize({ predefines }: Pick<Kernel, 'predefines'>): number {
  return Number(predefines.get('__SIZEOF_POINTER__') ?? 8);
}

/** Why what hangs on such a condition is only possible. */
export const CONSTANT_CONDITION = 'behind a condition on constants of the compiler and the kernel';

/** How the reason starts of a name that a macro of the kernel's is handed; the macro's follows. */
export const HANDED_TO = 'handed to ';

/** Why none of the symbols is certain to be called whose names end with the size of an operand. */
export const CHOSEN_BY_SIZE = 'the size of an operand chooses what is called';

/** Why no alternative of `_Generic` is certain to be the one that is compiled. */
export const CHOSEN_BY_TYPE = 'an alternative of _Generic';

/** Whether a reason says that the compiler, or a macro of the kernel's, may well leave the reference out. */
export function isElidable(reason: string): boolean {
  return [CONSTANT_CONDITION, CHOSEN_BY_TYPE, CHOSEN_BY_SIZE].includes(reason) || reason.startsWith(HANDED_TO);
}
