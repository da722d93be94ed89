/** Colours on a terminal. */
import type colors from 'picocolors';

/** Colours text, or leaves it as it is. */
export type Paint = ReturnType<typeof colors.createColors>;
