import type { Token } from '../lex/token';
import type { HeaderReference } from './callResult';
import type { CType } from '../../model/types';
import type { KnownValue } from './knownValue';
import type { FoundFault } from './foundFault';

/** What a walk through a body finds: the names that its code would refer to, and what it returns. */
export interface WalkedBody {
  names: readonly Token[];
  /** What is called by a name that is not local, also where the call is dead or not evaluated. */
  called: readonly Token[];
  /** What else is named and not local, dead code included, with the calls among whose arguments it is. */
  values: readonly { token: Token; within: readonly string[] }[];
  /** What the inline functions of headers that the code calls refer to, with the names that call them. */
  inlined: readonly { token: Token; reference: HeaderReference }[];
  /** Symbols that asm text calls: the string, with the symbol. */
  asm: readonly { token: Token; symbol: string; possible?: string }[];
  /** `extern` declarations inside functions. */
  externs: readonly Token[];
  /** Names that are only asked for, `symbol_get(x)`: no module need export them. */
  weak: ReadonlySet<string>;
  /** What the compiler refuses for its types. */
  faults: readonly FoundFault[];
  /** The types that its declarations and casts are of, and those whose members it names and nothing knows. */
  typeUses: readonly TypeUse[];
  /** The tags and typedefs that are declared in it. */
  localTypes: ReadonlySet<string>;
  /** What the function returns, each time. */
  returned: readonly Returned[];
  /** What is called or decided depends on the function's arguments. */
  asksArguments: boolean;
  /** Something in it is decided only when it runs. */
  branches: boolean;
}

/** A type where the code has it. */
export interface TypeUse {
  type: CType;
  /** It must be complete. */
  isWhole: boolean;
  /** The words that say it, or the operator that asks for a member. */
  tokens: readonly Token[];
}

export interface Returned {
  value: KnownValue;
  /** Only possibly returned, or a value that a constant may decide. */
  isDoubtful: boolean;
}
