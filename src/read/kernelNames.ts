/** The values of --kernel. */
import { resolve } from 'node:path';
import { InputError } from './inputError';
import { commonKernels } from './shippedKernels';
import { statOf } from './stat';

const ALL = 'all';

/**
 * The names of kernels in the values of --kernel. A value may list several names separated by commas, unless it is an
 * existing path (relative to `from`); `all` stands for the shipped kernels. Throws an InputError for a list with an
 * empty name.
 */
export function kernelNames(words: readonly string[], from: string): string[] {
  return words.flatMap((word) => listed(word, from)).flatMap((name) => {
    return name === ALL ? commonKernels().map((kernel) => kernel.name) : [name];
  });
}

function listed(word: string, from: string): string[] {
  if (!word.includes(',') || statOf(resolve(from, word))) return [word];
  const names = word.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InputError(`'${word}': a kernel's name between the commas is missing`);
  return names;
}
