import type { Lack } from './model';

/** From what leaves least open to what leaves all. */
const ORDER: readonly (Lack | undefined)[] = [undefined, 'headers', 'includePath', 'objects'];

/** Of what several texts lack, that which leaves most open; undefined where nothing is lacking. */
export function most(...lacks: readonly (Lack | undefined)[]): Lack | undefined {
  return ORDER[Math.max(0, ...lacks.map((lack) => ORDER.indexOf(lack)))];
}
