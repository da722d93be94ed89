import { headerSourceOf, packHeaders } from '../../src/c/headers/make/pack';
import { readHeaders } from '../../src/c/headers/make/readHeaders';
import { predefinedMacros } from '../../src/c/preprocess/predefined';
import type { Kernel } from '../../src/model';
import { makeKernel } from '../kernel/kernel';
import { factsOf, type Setting } from './facts';

/** What a kernel with these headers has, by the names that `#include` has for them. */
export function kernelWith(texts: Record<string, string>, changes: Partial<Kernel> = {}): Partial<Kernel> {
  const names = Object.keys(texts);
  const files = { names: names.map((name) => [name]), text: (header: number) => texts[names[header]!]! };
  const packed = packHeaders(files, readHeaders(files, predefinedMacros(makeKernel(changes)), 8));
  const headerSource = headerSourceOf(packed);
  return { ...changes, headers: new Set(names), headerSource };
}

/** A kernel that exports g, h and k, on a machine of 64 bits. */
const EXPORTS = new Map(['g', 'h', 'k'].map((name) => [name, { module: 'vmlinux', gplOnly: false }]));
const PREDEFINES = new Map([['__SIZEOF_POINTER__', '8']]);

/** A driver's text, with what it includes of the kernel. */
export interface HeaderSetting extends Omit<Setting, 'kernel'> {
  /** By name; one alone is `linux/x.h`. */
  headers: Record<string, string> | string;
  /** Options that are set. */
  config?: readonly string[];
}

/**
 * What a driver's text refers to, sorted: `g`, with what leads there, `g < MACRO() < inline()`, and `?` behind a name
 * that is only possible.
 */
export function usesIn(text: string, { headers, config = [], ...setting }: HeaderSetting): string[] {
  const kernel = kernelWith(typeof headers === 'string' ? { 'linux/x.h': headers } : headers, {
    config: new Map(config.map((option) => [option, 'y'])),
    exports: EXPORTS,
    predefines: PREDEFINES,
  });
  const { references } = factsOf(text, { ...setting, kernel });
  return references
    .map(({ symbol, certainty, via }) => {
      const steps = via.map((step) => step.replace(/ \(.*/, ''));
      return [symbol + (certainty === 'possible' ? '?' : ''), ...steps].join(' < ');
    })
    .sort();
}

/** The same of statements in a function with an `int parameter`, behind an include of `linux/x.h`, which says this. */
export function usesOf(statements: string, header: string, config: readonly string[] = []): string[] {
  return usesIn(`#include <linux/x.h>\nint f(int parameter) { ${statements} }`, { headers: header, config });
}
