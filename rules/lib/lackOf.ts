import type { LinkedTree } from '../../src/model';
import { causeElsewhere, type Cause } from './causeElsewhere';
import { successorOf, withSuccessor } from './successor';

interface Lacking {
  name: string;
  /** A header of the kernel's that has it, and that the source does not include. */
  header?: string;
}

interface Having {
  /** Whether another kernel has it. */
  has(tree: LinkedTree): boolean;
  /** What a header does to have it: `['declares', 'declared']`. */
  verb: readonly [string, string];
  /** What is said where no kernel has it. */
  otherwise: Cause;
}

/** Why the compiler does not know a name, and what to do: include the header that has it, or use what is there. */
export function lackOf(
  { name, header }: Lacking,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
  { has, verb, otherwise }: Having,
): Cause {
  if (header !== undefined) {
    return { reason: `${header} ${verb[0]} it, which is not included`, help: `add #include <${header}>` };
  }
  const hasOther = (other: LinkedTree): boolean => other !== tree && has(other);
  const cause = causeElsewhere(tree, trees, { has: hasOther, verb }) ?? otherwise;
  return withSuccessor(cause, successorOf(tree, name), trees.some(hasOther));
}
