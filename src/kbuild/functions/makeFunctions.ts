import type { MakeFunction } from '../context';
import { controlFunctions } from './controlFunctions';
import { fileFunctions } from './fileFunctions';
import { wordFunctions } from './wordFunctions';

const functions = new Map<string, MakeFunction>(
  Object.entries({ ...wordFunctions, ...fileFunctions, ...controlFunctions }),
);

/** GNU make's function of that name (make 4.4, src/function.c), if there is one. */
export function functionNamed(name: string): MakeFunction | undefined {
  return functions.get(name);
}
