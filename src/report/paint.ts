import type colors from 'picocolors';

/** Puts colours on text, or leaves it as it is. */
export type Paint = ReturnType<typeof colors.createColors>;
