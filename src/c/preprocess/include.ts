import { posix } from 'path';
import type { Kernel } from '../../model';
import { stringValue } from '../lex/literals';
import type { Sources } from '../lex/sources';
import { Kind, type Token } from '../lex/token';

/**
 * What an `#include` brings in: a file of the driver's, a header of the kernel's, or nothing. `needs` is the directory
 * of an ignored -I without which it would not be found.
 */
export type IncludeTarget =
  | { kind: 'own'; path: string; needs?: string }
  | { kind: 'kernel'; name: string }
  | { kind: 'missing'; name: string };

/** What gcc brings along itself (its include directory, GCC 12). */
const COMPILER_HEADERS = new Set([
  'stdarg.h',
  'stdbool.h',
  'stddef.h',
  'stdint.h',
  'float.h',
  'iso646.h',
  'stdalign.h',
  'limits.h',
]);

/**
 * Where the compiler looks for what `#include` names: beside the file, in the -I directories, in the kernel's headers.
 */
export class IncludePath {
  private readonly found = new Map<string, string | undefined>();

  /**
   * @param directories of -I, in the order in which they are searched
   * @param ignored those of them that are only meant to be searched
   */
  constructor(
    private readonly directories: readonly string[],
    private readonly ignored: ReadonlySet<string>,
    private readonly sources: Sources,
    private readonly kernel: Kernel,
  ) {}

  /**
   * What an `#include` names.
   * @param tokens behind the directive's name, macros expanded
   * @param from the file that includes it
   * @param isNext `#include_next`: of the same name, the file behind this one
   */
  find(tokens: readonly Token[], from: string, isNext = false): IncludeTarget {
    const included = includeName(tokens);
    if (!included)
      return { kind: 'missing', name: tokens.map((token) => token.text).join('') || 'an include without a name' };
    const { name, quoted } = included;
    const path = isNext ? this.searchBehind(name, from) : this.search(name, quoted ? posix.dirname(from) : undefined);
    if (path !== undefined) return { kind: 'own', path, ...this.needs(name, path, quoted, from) };
    return this.isKernels(name, quoted) ? { kind: 'kernel', name } : { kind: 'missing', name };
  }

  /**
   * What a header of the kernel's includes, the driver's trace events for one.
   * @param from the header, as `#include` names it
   */
  findFromKernel(tokens: readonly Token[], from: string): IncludeTarget {
    const target = this.find(tokens, `include/${from}`);
    const beside = posix.join(posix.dirname(from), target.kind === 'missing' ? target.name : '');
    return target.kind === 'missing' && this.kernel.headers.has(beside) ? { kind: 'kernel', name: beside } : target;
  }

  private needs(name: string, path: string, quoted: boolean, from: string): { needs?: string } {
    if (this.ignored.size === 0) return {};
    const others = this.directories.filter((directory) => !this.ignored.has(directory));
    if (quoted) others.push(posix.dirname(from));
    const isFound = others.some((directory) => this.sources.exists(posix.join(directory, name)));
    if (isFound || this.isKernels(name, quoted)) return {};
    return { needs: [...this.ignored].find((directory) => posix.join(directory, name) === path) };
  }

  private search(name: string, beside: string | undefined): string | undefined {
    const key = beside === undefined ? `<${name}` : `${beside}/${name}`;
    if (!this.found.has(key)) {
      const candidates = beside === undefined ? this.directories : [beside, ...this.directories];
      const paths = candidates.map((directory) => posix.join(directory, name));
      this.found.set(
        key,
        paths.find((path) => this.sources.exists(path)),
      );
    }
    return this.found.get(key);
  }

  private searchBehind(name: string, from: string): string | undefined {
    const paths = this.directories.map((directory) => posix.join(directory, name));
    return paths.slice(paths.indexOf(from) + 1).find((path) => this.sources.exists(path));
  }

  /**
   * A kernel whose headers are not known is taken to have all that is not plainly the driver's. The configuration's
   * header is not among those that are known, for it says what the configuration says.
   */
  private isKernels(name: string, quoted: boolean): boolean {
    const { headers, version } = this.kernel;
    // From 5.16 on the compiler's own headers are out of reach (-nostdinc without -isystem in the kernel's Makefile).
    const isOld = version.major < 5 || (version.major === 5 && version.minor < 16);
    if (isOld && COMPILER_HEADERS.has(name)) return true;
    return headers.size === 0 ? !quoted || name.includes('/') : headers.has(name) || name === 'generated/autoconf.h';
  }
}

/** The name in `"x.h"` or `<x.h>`, and which of the two it is. */
export function includeName(tokens: readonly Token[]): { name: string; quoted: boolean } | undefined {
  const [first, ...rest] = tokens;
  if (first?.kind === Kind.String) return { name: stringValue(first), quoted: true };
  const close = rest.findIndex((token) => token.text === '>');
  if (first?.text !== '<' || close < 0) return undefined;
  return {
    name: rest
      .slice(0, close)
      .map((token) => token.text)
      .join(''),
    quoted: false,
  };
}
