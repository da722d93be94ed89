/** What kbuild builds: the part of the model that comes of makefiles. */
import type { Certainty, Problem, Span } from './source';

/** Where a directory is searched that is not searched behind the kernel's: for quotes alone, or before them. */
export type IncludeSearch = 'quotes' | 'first';

/** The warnings that are errors in the kernel's own build, or from gcc 14 on (top Makefile of 6.12). */
export type ErrorWarning = 'implicit-function-declaration' | 'incompatible-pointer-types' | 'int-conversion';

/**
 * `possible` says why a flag may not be given at all. One that `isIgnored` is only meant to be given: it is in a
 * variable that kbuild no longer reads. What `unknown` stands for may be any flags.
 */
export type CompilerFlag =
  | { kind: 'define'; name: string; value: string; possible?: string; isIgnored?: true }
  | { kind: 'undefine'; name: string; possible?: string; isIgnored?: true }
  /** What is found in a directory that `isSystem` is not warned of. */
  | { kind: 'includeDirectory'; path: string; search?: IncludeSearch; isSystem?: true; isIgnored?: true }
  | { kind: 'includeFile'; path: string; isIgnored?: true }
  /** A warning that the kernel makes an error, and that is none here: `-Wno-…`, `-Wno-error=…`, `-w`. */
  | { kind: 'notAnError'; warning: ErrorWarning; isIgnored?: true }
  /** What decides whether `__DATE__` is an error: `-Werror=date-time`, `-Wno-date-time`, `-w`. */
  | { kind: 'dateWarning'; option: string; possible?: string; isIgnored?: true }
  | { kind: 'unknown'; reason: string; isIgnored?: true };

/** A variable that a Kbuild file or a call of make sets, and that kbuild no longer reads: EXTRA_CFLAGS. */
export interface IgnoredVariable {
  name: string;
  /** What kbuild reads in its place: `ccflags-y`. */
  instead: string;
  /** Set in a call of make, and not in the Kbuild file. */
  isPassed: boolean;
  /** The words of it that no other variable has, as they are expanded. */
  words: readonly string[];
  certainty: Certainty;
  /** Its name where it is set first. */
  span: Span;
  /** Its name in each place, where the other name can be in all of them without changing anything else. */
  places: readonly Span[];
}

/**
 * The .c or .S that an object is compiled from, or why its text is not there: `made by a rule of the Makefile`,
 * `prebuilt (x.o_shipped)`, `no source file`. One that `isAbsent` is made by nothing in the tree.
 */
export type ObjectSource =
  | { source: string; missing?: undefined; isAbsent?: undefined }
  | { source?: undefined; missing: string; isAbsent?: true };

export type BuildObject = ObjectSource & {
  /** Relative to the module's directory: `oct612x/oct612x.o`. */
  name: string;
  /** In command-line order, as gcc would see them. */
  flags: readonly CompilerFlag[];
  /** `possible` where a condition that cannot be decided adds it. */
  certainty: Certainty;
  /** The word in the Kbuild file that names it. */
  span: Span;
};

/** An object whose text is there. */
export type SourceObject = BuildObject & { source: string };

/** A symbol that a linker script or `--defsym` defines. */
export interface LinkerSymbol {
  symbol: string;
  certainty: Certainty;
  /** Of EXTRA_LDFLAGS, on a kernel that ignores that. */
  isIgnored?: true;
}

/** What in a dkms.conf has dkms not build for the kernel; `possible` where that is not known or not decided. */
export interface DkmsExclusion {
  certainty: Certainty;
  /** As it is written: `BUILD_EXCLUSIVE_KERNEL`, `BUILD_EXCLUSIVE_KERNEL[1]`. */
  variable: string;
  /** undefined where it is not known. */
  value?: string;
  span: Span;
}

export interface BuildModule {
  /** As kbuild spells it: the .ko file without suffix. */
  name: string;
  /** Of its Kbuild file. */
  directory: string;
  objects: readonly BuildObject[];
  /** Its objects are those of a list, `foo-objs` or `foo-y`. */
  isComposite: boolean;
  /** What the linker's flags define when its objects are linked into one. */
  linkerSymbols?: readonly LinkerSymbol[];
  ignoredVariables?: readonly IgnoredVariable[];
  certainty: Certainty;
  /** What could not be evaluated and changes what this module is made of: it makes the module incomplete. */
  unknown: readonly string[];
  /** The run it is built in: the directory of the top Kbuild file that reaches it. */
  run: string;
  /** Calls of make lead to other runs, or may be made where they cannot be seen; none is seen to lead to this one. */
  isRunAssumed: boolean;
  /** No makefile and no dkms.conf at the top of the driver leads to it. */
  isUnreached?: true;
  /** That the dkms.conf in its directory, or above it, excludes the kernel. */
  exclusion?: DkmsExclusion;
  /** Module.symvers files named by KBUILD_EXTRA_SYMBOLS. */
  extraSymbols: readonly string[];
  span: Span;
}

export interface Build {
  modules: readonly BuildModule[];
  /** Sources that are beside those of the modules, and that no makefile of the tree names. */
  unlistedSources: readonly string[];
  problems: readonly Problem[];
}
