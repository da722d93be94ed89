/** The kernels that kmodlint ships. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { shippedData } from './shippedData';

export const SUFFIX = '.kernel';

/** The flavour that `6.12` and `all` mean; other architectures need the full name. */
const DEFAULT_FLAVOUR = '-amd64';

interface ShippedKernel {
  name: string;
  file: string;
}

/** All shipped kernels, the oldest first. */
export function shippedKernels(): ShippedKernel[] {
  return readdirSync(shippedData('.'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => ({ name: basename(file, SUFFIX), file: shippedData(file) }))
    .sort((a, b) => byVersion(a.name, b.name));
}

/** The kernels that `all` stands for. */
export function commonKernels(): ShippedKernel[] {
  return shippedKernels().filter(({ name }) => name.endsWith(DEFAULT_FLAVOUR));
}

/** The shipped kernel with a name, which may omit the default flavour. */
export function shippedKernel(name: string): ShippedKernel | undefined {
  return shippedKernels().find((kernel) => kernel.name === name || kernel.name === name + DEFAULT_FLAVOUR);
}

/** `6.1-amd64` before `6.12-amd64`. */
function byVersion(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(/[.-]/).map(Number);
  const [majorB = 0, minorB = 0] = b.split(/[.-]/).map(Number);
  return majorA - majorB || minorA - minorB || (a < b ? -1 : 1);
}
