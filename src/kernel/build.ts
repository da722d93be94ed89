import type { Kernel } from '../model';
import { architectureOf, knownArchitectures } from './architecture';
import { parseConfig } from './config';
import { KernelDataError } from './error';
import { parsePredefines, predefinesFor } from './predefines';

/** What there is to know of the headers of a kernel. */
export interface HeaderFacts extends Pick<Kernel, 'headers' | 'headerImports'> {
  headerMacros: ReadonlySet<string>;
}

/** A kernel whose macros have their names. */
export type BuiltKernel = Kernel & HeaderFacts;

/** What a headers or build directory says about its kernel. */
export interface KernelSources extends Pick<Kernel, 'exports'> {
  /** `include/config/auto.conf` or `.config`. */
  config: string;
  /** `include/generated/utsrelease.h`. */
  utsRelease: string;
  /** The top Makefile of the kernel's sources. */
  makefile: string;
  /** The captured compiler macros of an architecture, as architectureOf() names it. */
  predefines(architecture: string): string;
  /** The headers below `include` and `arch/SRCARCH/include`. */
  scanHeaders(srcArch: string): HeaderFacts;
}

/**
 * Makes a kernel of what its directory says. Throws KernelDataError where the directory is of no kernel, or of one for
 * an architecture that is not known.
 */
export function buildKernel(name: string, sources: KernelSources): BuiltKernel {
  const release = /^#define UTS_RELEASE "([^"\r\n]+)"/m.exec(sources.utsRelease)?.[1];
  if (release === undefined) throw new KernelDataError('no UTS_RELEASE in include/generated/utsrelease.h');
  const version = versionOf(sources.makefile);
  const config = parseConfig(sources.config);
  const architecture = architectureOf(config);
  if (architecture === undefined) {
    throw new KernelDataError(`a kernel for none of the known architectures (${knownArchitectures.join(', ')})`);
  }
  const captured = parsePredefines(sources.predefines(architecture.predefines));
  return {
    name,
    release,
    version,
    arch: architecture.arch,
    srcArch: architecture.srcArch,
    config,
    exports: sources.exports,
    predefines: predefinesFor(captured, { version, config }),
    ...sources.scanHeaders(architecture.srcArch),
  };
}

/**
 * The version in the top Makefile. The release does not always begin with it (Debian's `6.1.0-56-amd64` is 6.1.192),
 * and LINUX_VERSION_CODE holds no patch level above 255.
 */
function versionOf(makefile: string): Kernel['version'] {
  const part = (variable: string): number => {
    const value = new RegExp(`^${variable}[ \\t]*:?=[ \\t]*(\\d+)`, 'm').exec(makefile)?.[1];
    if (value === undefined) throw new KernelDataError(`no ${variable} in the kernel's Makefile`);
    return Number(value);
  };
  return { major: part('VERSION'), minor: part('PATCHLEVEL'), patch: part('SUBLEVEL') };
}
