import { gapWords } from '../../src/model/gaps';
import type { Certainty, LinkedModule } from '../../src/model';

/** How certain it is that a module lacks something that the text that is there does not show. */
export interface Absence {
  certainty: Certainty;
  /** Why it is only possible. */
  reason?: string;
}

/**
 * Says how certain it is that something is absent; undefined where it may well be there. It may be in an object whose
 * text is not there, but hardly in a header: one that a driver generates says what the kernel has. It may also be in
 * what a condition leaves out that such a header decides. If the include path is not known, any text may be misread.
 * @param names by which the driver's text would have it: a symbol, or macros such as `MODULE_LICENSE`
 */
export function absence({ lacks, incomplete, leftOut }: LinkedModule, ...names: string[]): Absence | undefined {
  if (lacks === undefined) return { certainty: 'certain' };
  if (lacks !== 'headers' || names.some((name) => leftOut.includes(name))) return undefined;
  return { certainty: 'possible', reason: gapWords(incomplete)[0] };
}
