/** The kernel linted for: the part of the model that a kernel profile holds. */

export interface KernelExport {
  /** `vmlinux`, or the path of the in-tree module without suffix, as Module.symvers has it. */
  module: string;
  gplOnly: boolean;
  namespace?: string;
}

/**
 * What a kernel's headers define and declare, as text that is unpacked part by part (src/c/headers/make/pack.ts says
 * what is in it).
 */
export interface HeaderSource {
  graph(): string;
  /** The headers by each of their names, as the graph numbers them. */
  numbers(): ReadonlyMap<string, number>;
  /** From 0; a header's part is named in the graph. */
  part(number: number): string;
}

/** The headers of a kernel as files, as the compiler would find them. */
export interface HeaderFiles {
  /** What `#include` may name each by, the shortest first: `linux/if.h`, `uapi/linux/if.h`. */
  names: readonly (readonly string[])[];
  /** The text of a header, by its place among the names. */
  text(header: number): string;
}

/** How a namespace is written: as a `bare` word, which the macro makes a string of, or as a `quoted` literal. */
export type BareOrQuoted = 'bare' | 'quoted';

/** How a kernel's macros take symbol namespaces, as its headers say (src/kernel/kernelNamespaces.ts). */
export interface KernelNamespaces {
  /** MODULE_IMPORT_NS(), EXPORT_SYMBOL_NS() and EXPORT_SYMBOL_NS_GPL(). */
  macros: BareOrQuoted;
  /** DEFAULT_SYMBOL_NAMESPACE. */
  byDefault: BareOrQuoted;
}

/** What one kernel provides (a kernel profile). */
export interface Kernel {
  /** As a user names it: `6.12-amd64`, or the directory it was read from. */
  name: string;
  /** `uname -r` of it: `6.12.115+deb12-amd64`. */
  release: string;
  version: { major: number; minor: number; patch: number };
  /** ARCH and SRCARCH as the kernel's Makefiles have them: `x86_64` (or `x86`) and `x86`. */
  arch: string;
  srcArch: string;
  /** `CONFIG_X` to `y`, `m` or its value, strings without quotes; what is not set is absent. */
  config: ReadonlyMap<string, string>;
  exports: ReadonlyMap<string, KernelExport>;
  /** The compiler's own macros (`gcc -dM -E`): name with parameters, if any, to replacement. */
  predefines: ReadonlyMap<string, string>;
  /** What its headers say, where that is known. */
  headerSource?: HeaderSource;
  /** Its headers, as `#include` names them: `linux/module.h`, `asm/io.h`. */
  headers: Pick<ReadonlySet<string>, 'has' | 'size'>;
  /**
   * The namespaces that a header imports for what includes it (6.12's `linux/pwm.h`: PWM), by its name in `headers`.
   */
  headerImports: ReadonlyMap<string, readonly string[]>;
  namespaces: KernelNamespaces;
}

/** Whether a kernel is of that version or a later one. */
export function isSince({ version }: Pick<Kernel, 'version'>, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/**
 * The most characters that a module's name may have: MODULE_NAME_LEN, 64 less the size of a long
 * (include/linux/module.h of 6.12), and the end of the string takes one.
 */
export function longestModuleName({ config }: Pick<Kernel, 'config'>): number {
  return config.get('CONFIG_64BIT') === 'y' ? 55 : 59;
}

/** Whether modpost and the loader only warn of a namespace that is not imported. */
export function allowsMissingImports({ config }: Pick<Kernel, 'config'>): boolean {
  return config.get('CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS') === 'y';
}

/** Which stable release a kernel is: a distribution need not name it in `uname -r` (Debian's 6.1.0-56-amd64). */
export interface KernelRelease {
  /** `6.1.192`. */
  version: string;
  /** `uname -r`. */
  release: string;
}

export function releaseOf({ version: { major, minor, patch }, release }: Kernel): KernelRelease {
  return { version: `${major}.${minor}.${patch}`, release };
}

/** `6.1.192 / 6.1.0-56-amd64`, and once what says both: `6.12.115+deb12-amd64`. */
export function releaseWords({ version, release }: KernelRelease): string {
  const saysBoth = release.startsWith(version) && !/^\d/.test(release.slice(version.length));
  return saysBoth ? release : `${version} / ${release}`;
}
