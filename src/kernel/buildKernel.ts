/** Makes the data of a kernel from its headers or build directory. */
import { headerSourceOf, packHeaders, type PackedHeaders } from '../c/headers/make/pack';
import type { ReadHeader } from '../c/headers/make/readHeader';
import { readHeaders } from '../c/headers/make/readHeaders';
import { skeletonsOf } from '../c/headers/make/skeleton/skeleton';
import { Summaries } from '../c/headers/make/skeleton/summaries';
import { wordSize } from '../c/body/surroundings';
import { predefinedMacros } from '../c/preprocess/predefined';
import type { HeaderFiles, Kernel } from '../model';
import { architectureOf, knownArchitectures } from './architecture';
import { parseConfig } from './kconfigFile';
import { KernelDataError } from './kernelDataError';
import { headerImports } from './headerImports';
import { namespacesOf } from './kernelNamespaces';
import { parsePredefines, predefinesFor } from './predefines';

/** How much of its headers a kernel keeps: everything, or only what leads to a symbol, without the text. */
export type Grade = 'full' | 'skeleton';

/** A kernel with the data of its headers. */
export type BuiltKernel = Kernel & { packedHeaders: PackedHeaders };

/** The contents of a headers or build directory. */
export interface KernelSources extends Pick<Kernel, 'exports'> {
  /** `include/config/auto.conf` or `.config`. */
  config: string;
  /** `include/generated/utsrelease.h`. */
  utsRelease: string;
  /** The top Makefile of the kernel's sources. */
  makefile: string;
  /** The captured compiler macros of an architecture, named as architectureOf() does. */
  predefines(architecture: string): string;
  /** The headers below `include` and `arch/SRCARCH/include`. */
  headerFiles(srcArch: string): HeaderFiles;
}

/**
 * Makes a kernel from the contents of its directory. Throws KernelDataError if they are not those of a kernel, or of a
 * kernel for an unknown architecture.
 */
export function buildKernel(name: string, sources: KernelSources, grade: Grade): BuiltKernel {
  const release = /^#define UTS_RELEASE "([^"\r\n]+)"/m.exec(sources.utsRelease)?.[1];
  if (release === undefined) throw new KernelDataError('no UTS_RELEASE in include/generated/utsrelease.h');
  const version = versionOf(sources.makefile);
  const config = parseConfig(sources.config);
  const architecture = architectureOf(config);
  if (architecture === undefined) {
    throw new KernelDataError(`a kernel for an unknown architecture (known: ${knownArchitectures.join(', ')})`);
  }
  const captured = parsePredefines(sources.predefines(architecture.predefines));
  const predefines = predefinesFor(captured, { version, config });
  const files = sources.headerFiles(architecture.srcArch);
  const identity = {
    name,
    release,
    version,
    arch: architecture.arch,
    srcArch: architecture.srcArch,
    config,
    exports: sources.exports,
    predefines,
  };
  const read = readHeaders(files, predefinedMacros(identity), wordSize(identity));
  const headers = new Set(files.names.flat());
  const textOf = (header: string): string | undefined => {
    const number = files.names.findIndex((names) => names.includes(header));
    return number < 0 ? undefined : files.text(number);
  };
  const namespaces = namespacesOf(textOf, version);
  const bare = { ...identity, headers, headerImports: importsOf(files), namespaces };
  const packedHeaders = packHeaders(files, grade === 'full' ? read : reduced(read, files, bare));
  return { ...bare, packedHeaders, headerSource: headerSourceOf(packedHeaders) };
}

function reduced(headers: readonly ReadHeader[], files: HeaderFiles, kernel: Kernel): ReadHeader[] {
  const summaries = new Summaries(files, headers, kernel);
  return skeletonsOf(headers, kernel, (entry, header) => summaries.bodyOf(entry, files.names[header]![0]!));
}

/** The namespaces that headers import for the files that include them, by each name of the header. */
function importsOf(files: HeaderFiles): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [header, names] of files.names.entries()) {
    const imports = headerImports(files.text(header));
    if (imports.length > 0) for (const name of names) found.set(name, imports);
  }
  return found;
}

/**
 * The version in the top Makefile. The release does not always start with it (Debian's `6.1.0-56-amd64` is 6.1.192),
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
