import type { Budget } from '../../util/budget';
import type { Kernel } from '../../model';
import type { ConstantValue } from '../lex/constant';
import type { CallResult } from './callResult';
import type { KnownValue } from './knownValue';
import type { UnitTypes } from '../types/unitTypes';

/** What a walk asks about the names that are not local. */
export interface NameFacts {
  /** The value of a name that never changes in this file. */
  constantOf(name: string): ConstantValue;
  /** Whether a header of the kernel has an enumerator of this name. */
  isEnumerator(name: string): boolean;
  /** Whether the file declares or defines this name itself. */
  isOwn(name: string): boolean;
  /** Whether the kernel exports this name. */
  isExported(name: string): boolean;
}

/** What a walk asks about the functions that are called. */
export interface InlineFacts {
  /** Whether a header of the kernel has an inline function of this name. */
  isInline(name: string): boolean;
  /** What the call of an inline function of a header results in; undefined if the name is of no such function. */
  call(name: string, args: readonly KnownValue[]): CallResult | undefined;
  /** What a function of this file returns, if that is always the same. */
  returnValue(name: string): ConstantValue;
  /** Whether an inline function, of the file or of a header, ignores an argument, counted from 0. */
  ignoresArgument(name: string, index: number): boolean;
  /** Whether a call of this name, its value unused, is dropped: `__attribute__((pure))`. */
  isPure(name: string): boolean;
}

/** What a walk knows of the machine that code is made for. */
export interface Machine {
  /** The size of a long and of a pointer, in bytes. */
  wordSize: number;
  /**
   * Whether gcc expands a copy of constant size in place: on x86-64, up to 8 KiB (stringop_algs in its
   * x86-tune-costs.h).
   */
  expandsCopies: boolean;
}

/** What is around a body. */
export interface Surroundings {
  names: NameFacts;
  inlines: InlineFacts;
  machine: Machine;
  /** Of the names at file scope; absent where nobody asks for types. */
  types?: UnitTypes | undefined;
  /** What is spent on the walk. */
  work: Budget;
}

/** Where no function is inline. */
export const NO_INLINES: InlineFacts = {
  isInline: () => false,
  call: () => undefined,
  returnValue: () => undefined,
  ignoresArgument: () => false,
  isPure: () => false,
};

export function machineOf({ predefines, config }: Pick<Kernel, 'predefines' | 'config'>): Machine {
  return { wordSize: wordSize({ predefines }), expandsCopies: config.has('CONFIG_X86_64') };
}

/** The size of a long and of a pointer, in bytes, as the compiler has it. */
export function wordSize({ predefines }: Pick<Kernel, 'predefines'>): number {
  return Number(predefines.get('__SIZEOF_POINTER__') ?? 8);
}
