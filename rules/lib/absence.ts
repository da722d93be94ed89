import { gapWords } from '../../src/model/gaps';
import type { Certainty, LinkedModule } from '../../src/model';

/** How surely something is absent from a module of whose text that is there nothing shows it. */
export interface Absence {
  certainty: Certainty;
  /** Why it is only possible. */
  reason?: string;
}

/**
 * Says how surely something is absent; undefined where it may well be there. It may be in an object whose text is not
 * there, but hardly in a header: one that a driver generates says what the kernel has. It may also be in what a
 * condition leaves out that such a header decides. Of a text whose include path is not known, all may be read wrongly.
 * @param names by which the driver's text would have it: a symbol, or macros such as `MODULE_LICENSE`
 */
export function absence({ lacks, incomplete, leftOut }: LinkedModule, ...names: string[]): Absence | undefined {
  if (lacks === undefined) return { certainty: 'certain' };
  if (lacks !== 'headers' || names.some((name) => leftOut.includes(name))) return undefined;
  return { certainty: 'possible', reason: gapWords(incomplete)[0] };
}
