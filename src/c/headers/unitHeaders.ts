import type { CallResult, HeaderReference } from '../body/callResult';
import type { KnownValue } from '../body/knownValue';
import type { ConstantValue } from '../lex/constant';
import type { Token } from '../lex/token';
import type { AllHeaders } from './allHeaders';
import { CertainHeaders } from './certainHeaders';
import { constantOf, type HeaderFunctions } from './functions';
import type { IncludedHeaders } from './included';
import type { IncludedTypes } from './includedTypes';

/** What one unit gets from the headers that it includes, beside macros. */
export class UnitHeaders {
  constructor(
    private readonly included: IncludedHeaders,
    private readonly functions: HeaderFunctions,
    private readonly every: AllHeaders,
    readonly types: IncludedTypes,
  ) {}

  /** Whether a header is included that may have names which are not known. */
  get hasUnread(): boolean {
    return this.included.hasUnread;
  }

  /** @param ownMacros the names that the unit defines or undefines as macros */
  certainly(ownMacros: ReadonlySet<string>): CertainHeaders {
    return new CertainHeaders(this.included, this.types.types, ownMacros);
  }

  constantOf(name: string): ConstantValue {
    return constantOf(this.included.find(name));
  }

  isConstant(name: string): boolean {
    return this.included.find(name)?.entry.kind === 'c';
  }

  isInline(name: string): boolean {
    return this.included.find(name)?.entry.kind === 'f';
  }

  /** Whether one of them declares or defines a name; macros do not count. */
  isDeclared(name: string): boolean {
    return this.included.find(name) !== undefined;
  }

  /** What one of them defines a macro as, also one that is left unexpanded. */
  replacementOf(macro: string): readonly Token[] {
    return this.included.macroAt(macro, Infinity)?.macro?.body ?? [];
  }

  /** The header that declares a function or variable without defining it: the linker is to find it. */
  declaring(name: string): string | undefined {
    const found = this.included.find(name);
    return found?.entry.kind === 'd' ? this.included.index.nameOf(found.header) : undefined;
  }

  /** The header to include for a function that none of them declares; undefined if there is none. */
  headerOutside(name: string): string | undefined {
    return this.every.declaring(name, (header) => this.included.includes(header));
  }

  /** The header to include for any name that none of them has; undefined if there is none. */
  headerWith(name: string): string | undefined {
    return this.every.having(name, (header) => this.included.includes(header));
  }

  /** The header to include for a type, `struct x` or `x_t`, that none of them has; undefined if there is none. */
  headerOfType(type: string): string | undefined {
    return this.every.describing(type, (header) => this.included.isSeen(header));
  }

  /** A function that is defined nowhere: no call of it is left. */
  isAssertion(name: string): boolean {
    return this.included.find(name)?.entry.kind === 'x';
  }

  /** By which name the linker knows what is declared: `extern int f(void) __asm__("g")`. */
  symbolOf(name: string): string {
    const entry = this.included.find(name)?.entry;
    return (entry?.kind === 'd' && entry.text) || name;
  }

  /** Whether an inline function ignores an argument, counted from 0. */
  ignoresArgument(name: string, index: number): boolean {
    const found = this.included.find(name);
    return found?.entry.kind === 'f' && this.functions.ignoresArgument(found, index);
  }

  /** What the call of an inline function results in; undefined if the name is of no such function. */
  call(name: string, given: readonly KnownValue[]): CallResult | undefined {
    const found = this.included.find(name);
    return found?.entry.kind === 'f' ? this.functions.call(found, given) : undefined;
  }

  /** What an inline function or a static variable refers to; undefined if the name is of neither. */
  referencesOf(name: string): readonly HeaderReference[] | undefined {
    const found = this.included.find(name);
    if (found?.entry.kind !== 'f' && found?.entry.kind !== 'v') return undefined;
    return this.functions.call(found, []).references;
  }
}
