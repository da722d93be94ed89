import type { CompilerFlag, Kernel } from '../model';
import { directoryOf, normalize, type Sources } from './sources';
import { Kind, stringValue, type Token } from './token';

export type IncludeTarget =
  | { kind: 'own'; path: string }
  | { kind: 'kernel'; name: string }
  | { kind: 'missing'; name: string };

/** Where the compiler looks for what `#include` names: beside the file, in the -I directories, in the kernel's headers. */
export class IncludePath {
  private readonly directories: string[];
  private readonly found = new Map<string, string | undefined>();

  constructor(
    flags: readonly CompilerFlag[],
    private readonly sources: Sources,
    private readonly kernel: Kernel,
  ) {
    this.directories = flags.flatMap((flag) => (flag.kind === 'includeDirectory' ? [flag.path] : []));
  }

  find(tokens: readonly Token[], from: string): IncludeTarget {
    const included = includeName(tokens);
    if (!included) return { kind: 'missing', name: tokens.map((token) => token.text).join('') || 'an include without a name' };
    const { name, quoted } = included;
    const path = this.search(name, quoted ? directoryOf(from) : undefined);
    if (path !== undefined) return { kind: 'own', path };
    return this.isKernels(name, quoted) ? { kind: 'kernel', name } : { kind: 'missing', name };
  }

  private search(name: string, beside: string | undefined): string | undefined {
    const key = beside === undefined ? `<${name}` : `${beside}/${name}`;
    if (!this.found.has(key)) {
      const candidates = beside === undefined ? this.directories : [beside, ...this.directories];
      const paths = candidates.map((directory) => normalize(`${directory}/${name}`));
      this.found.set(key, paths.find((path) => this.sources.exists(path)));
    }
    return this.found.get(key);
  }

  /** A kernel whose headers are not known is taken to have all that is not plainly the driver's. */
  private isKernels(name: string, quoted: boolean): boolean {
    const { headers } = this.kernel;
    return headers.size === 0 ? !quoted || name.includes('/') : headers.has(name);
  }
}

/** The name in `"x.h"` or `<x.h>`, and which of the two it is. */
function includeName(tokens: readonly Token[]): { name: string; quoted: boolean } | undefined {
  const [first, ...rest] = tokens;
  if (first?.kind === Kind.String) return { name: stringValue(first), quoted: true };
  const close = rest.findIndex((token) => token.text === '>');
  if (first?.text !== '<' || close < 0) return undefined;
  return { name: rest.slice(0, close).map((token) => token.text).join(''), quoted: false };
}
