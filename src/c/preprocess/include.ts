import { posix } from 'path';
import { isSince, type IncludeSearch, type Kernel } from '../../model';
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

/** A directory of the command line, in the order in which they are searched; an ignored one is only meant to be. */
export interface IncludeDirectory {
  path: string;
  search?: IncludeSearch;
  isIgnored?: true;
}

/**
 * Where the compiler looks for what `#include` names: for quotes beside the file and where -iquote says, then in the
 * directories that come before the kernel's (NOSTDINC_FLAGS), in the kernel's headers, and in those of -I (c_flags in
 * scripts/Makefile.lib of 5.10 to 7.3).
 */
export class IncludePath {
  private readonly found = new Map<string, string | undefined>();
  private kernelDirectories: ReadonlySet<string> | undefined;
  private readonly directories: Record<IncludeSearch | 'last', readonly string[]>;

  private readonly ignored: readonly string[];

  /** @param directories of the command line, in its order */
  constructor(
    directories: readonly IncludeDirectory[],
    private readonly sources: Sources,
    private readonly kernel: Kernel,
  ) {
    const searched = (when: IncludeSearch | undefined): string[] =>
      directories.filter(({ search }) => search === when).map(({ path }) => path);
    this.directories = { quotes: searched('quotes'), first: searched('first'), last: searched(undefined) };
    this.ignored = directories.filter(({ isIgnored }) => isIgnored).map(({ path }) => path);
  }

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
    const { quotes, first, last } = this.directories;
    const here = isNext ? [] : quoted ? [posix.dirname(from), ...quotes] : [];
    const isBehind = isNext && last.some((directory) => posix.join(directory, name) === from);
    const before = isBehind ? undefined : this.search(name, this.behind(isNext, name, from, [...here, ...first]));
    if (before !== undefined) return { kind: 'own', path: before, ...this.needs(name, before, quoted, from) };
    // Where the headers of the kernel are not known, those of the driver go first.
    if (!isBehind && this.kernel.headers.has(name)) return { kind: 'kernel', name };
    const after = this.search(name, this.behind(isNext, name, from, last));
    if (after !== undefined) return { kind: 'own', path: after, ...this.needs(name, after, quoted, from) };
    return this.isKernels(name, quoted) ? { kind: 'kernel', name } : { kind: 'missing', name };
  }

  /**
   * What a header of the kernel's includes, the driver's trace events for one.
   * @param from the header, as `#include` names it
   */
  findFromKernel(tokens: readonly Token[], from: string): IncludeTarget {
    const included = includeName(tokens);
    const beside = posix.join(posix.dirname(from), included?.name ?? '');
    if (included?.quoted && this.kernel.headers.has(beside)) return { kind: 'kernel', name: beside };
    return this.find(tokens, `include/${from}`);
  }

  /** The ignored directory without which a header would not be found. */
  private needs(name: string, path: string, quoted: boolean, from: string): { needs?: string } {
    if (this.ignored.length === 0) return {};
    const others = Object.values(this.directories).flat().filter((directory) => !this.ignored.includes(directory));
    if (quoted) others.push(posix.dirname(from));
    const isFound = others.some((directory) => this.sources.exists(posix.join(directory, name)));
    if (isFound || this.isKernels(name, quoted)) return {};
    return { needs: this.ignored.find((directory) => posix.join(directory, name) === path) };
  }

  /**
   * Whether a file that an include does not find is elsewhere in the tree, in a directory above the file that includes
   * it or in an `include` there: who builds that file gives flags that are not known.
   */
  isElsewhere(name: string, from: string): boolean {
    for (let at = posix.dirname(from); ; at = posix.dirname(at)) {
      if ([at, `${at}/include`].some((directory) => this.sources.exists(posix.join(directory, name)))) return true;
      if (at === '.' || at === '/') return false;
    }
  }

  /**
   * Whether a name, `linux/x.h`, is of a directory in which the kernel has its headers, or of what it had from the
   * compiler up to 5.15.
   */
  isOfKernel(name: string): boolean {
    if (COMPILER_HEADERS.has(name)) return true;
    const top = (path: string): string => path.slice(0, path.indexOf('/') + 1);
    this.kernelDirectories ??= new Set(Array.from(this.kernel.headerSource?.numbers().keys() ?? [], top));
    // What is in generated/ a driver may make as well, as lttng-modules does.
    return !/^(generated\/|$)/.test(top(name)) && this.kernelDirectories.has(top(name));
  }

  private search(name: string, directories: readonly string[]): string | undefined {
    const key = `${name}\n${directories.join('\n')}`;
    if (!this.found.has(key)) {
      const paths = directories.map((directory) => posix.join(directory, name));
      this.found.set(
        key,
        paths.find((path) => this.sources.exists(path)),
      );
    }
    return this.found.get(key);
  }

  /** For `#include_next`, the directories behind the one that a file of the name is in. */
  private behind(isNext: boolean, name: string, from: string, directories: readonly string[]): readonly string[] {
    const at = isNext ? directories.findIndex((directory) => posix.join(directory, name) === from) : -1;
    return directories.slice(at + 1);
  }

  /**
   * A kernel whose headers are not known is taken to have all that is not plainly the driver's. The configuration's
   * header is not among those that are known, for it says what the configuration says.
   */
  private isKernels(name: string, quoted: boolean): boolean {
    const { headers } = this.kernel;
    // From 5.16 on the compiler's own headers are out of reach (-nostdinc without -isystem in the kernel's Makefile).
    if (!isSince(this.kernel, 5, 16) && COMPILER_HEADERS.has(name)) return true;
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
