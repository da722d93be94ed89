/** GNU make's functions, by name. */
import type { MakeFunction } from '../context';
import { controlFunctions } from './controlFunctions';
import { fileFunctions } from './fileFunctions';
import { wordFunctions } from './wordFunctions';

const functions: ReadonlyMap<string, MakeFunction> = new Map(
  Object.entries({ ...wordFunctions, ...fileFunctions, ...controlFunctions }),
);

/** The function of a name (make 4.4, src/function.c); undefined if make has none. */
export function functionNamed(name: string): MakeFunction | undefined {
  return functions.get(name);
}
