import type { Destination, Refusal } from '../../model';
import type { CType } from '../../model/types';
import type { Token } from '../lex/token';

/** What a walk finds that the compiler refuses for its types. */
export type FoundFault = {
  /** Where gcc points at. */
  token: Token;
} & (
  | { kind: 'missingMember'; structure: string; member: string }
  | { kind: 'argumentCount'; function: string; given: number; type: CType & { kind: 'function' } }
  | { kind: 'incompatible'; to: Destination; value: string | undefined; wanted: CType; given: CType; refusal: Refusal }
  | { kind: 'readOnly'; name: string }
);
