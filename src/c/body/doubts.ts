/** Why what depends on such a condition is only possible. */
export const CONSTANT_CONDITION = 'behind a condition on constants of the compiler and the kernel';

/** How the reason starts for a name that is passed to a macro of the kernel's; the macro's name follows. */
export const PASSED_TO = 'passed to ';

/** Why none of the symbols is certain to be called whose names end with the size of an operand. */
export const CHOSEN_BY_SIZE = 'the size of an operand chooses what is called';

/** Why no alternative of `_Generic` is certain to be the one that is compiled. */
export const CHOSEN_BY_TYPE = 'an alternative of _Generic';

/** Whether a reason says that the compiler, or a macro of the kernel's, may well leave the reference out. */
export function isElidable(reason: string): boolean {
  return [CONSTANT_CONDITION, CHOSEN_BY_TYPE, CHOSEN_BY_SIZE].includes(reason) || reason.startsWith(PASSED_TO);
}
