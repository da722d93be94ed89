import { packHeaders } from '../../src/c/headers/pack';
import { readHeaders } from '../../src/c/headers/reader';
import { predefinedMacros } from '../../src/c/preprocess/predefined';
import type { Kernel } from '../../src/model';
import { makeKernel } from '../kernel/kernel';

/** What a kernel with these headers has, by the names that `#include` has for them. */
export function kernelWith(texts: Record<string, string>): Pick<Kernel, 'headers' | 'headerSource'> {
  const names = Object.keys(texts);
  const files = { names: names.map((name) => [name]), text: (header: number) => texts[names[header]!]! };
  const { graph, parts } = packHeaders(files, readHeaders(files, predefinedMacros(makeKernel())));
  return { headers: new Set(names), headerSource: { graph: () => graph, part: (number) => parts[number]! } };
}
