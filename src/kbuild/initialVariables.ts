/** The variables that kbuild, or the shell, sets before the first line of a makefile is read. */
import type { Kernel } from '../model';
import { KERNEL_DIRECTORIES } from './flags';
import { configValue } from './knownFiles';
import { literal } from './value';
import { simple, type Lookup } from './variables';

/** Helpers of scripts/Kbuild.include and scripts/Makefile.compiler: every option is assumed to be supported. */
const KBUILD_HELPERS: Record<string, string> = {
  'cc-option': '$(1)',
  'as-option': '$(1)',
  'cc-disable-warning': '-Wno-$(strip $(1))',
  'cc-option-yn': 'y',
  comma: ',',
  quote: '"',
  pound: '#',
  space: '$() ',
};

/** The directories of one Kbuild file of a run. */
export interface KbuildPaths {
  /** `$(src)` and `$(obj)` as kbuild spells them. */
  src: string;
  obj: string;
  /** M=, absolute; undefined within a kernel's own tree. */
  externalModule?: string;
  /** `$(srctree)`. */
  srctree: string;
}

/** The variables that are set before a Kbuild file is read, by name. */
export function kbuildVariables(kernel: Kernel, place: KbuildPaths): Lookup {
  const { major, minor, patch } = kernel.version;
  const texts: Record<string, string> = {
    ...toolNames(kernel),
    VERSION: String(major),
    PATCHLEVEL: String(minor),
    SUBLEVEL: String(patch),
    KERNELRELEASE: kernel.release,
    KERNELVERSION: `${major}.${minor}.${patch}`,
    ARCH: kernel.arch,
    SRCARCH: kernel.srcArch,
    UTS_MACHINE: kernel.arch,
    BITS: kernel.config.has('CONFIG_64BIT') ? '64' : '32',
    srctree: place.srctree,
    objtree: place.srctree,
    abs_srctree: place.srctree,
    src: place.src,
    obj: place.obj,
    KBUILD_MODULES: '1',
    LINUXINCLUDE: KERNEL_DIRECTORIES,
    // What a finding hangs on (Makefile of 5.10 and 6.1, scripts/Makefile.extrawarn of 6.12, Makefile.warn of 7.3).
    KBUILD_CFLAGS: '-Werror=date-time',
    Q: '@',
    PWD: place.externalModule ?? place.srctree,
    ...(place.externalModule === undefined ? {} : { KBUILD_EXTMOD: place.externalModule, M: place.externalModule }),
  };
  const configured = configuredBy(kernel);
  return (name) => {
    const text = texts[name];
    if (text !== undefined) return simple(literal(text), 'environment');
    const helper = KBUILD_HELPERS[name];
    if (helper !== undefined) return { flavor: 'recursive', value: literal(helper), origin: 'file' };
    return configured(name);
  };
}

/** The kernel's options as makefiles see them after including its configuration. */
export function configuredBy(kernel: Kernel): Lookup {
  return (name) => {
    const option = name.startsWith('CONFIG_') ? kernel.config.get(name) : undefined;
    return option === undefined ? undefined : simple(literal(configValue(option)), 'file');
  };
}

/** The variables that are set before a Makefile is read, when make is called from a shell. */
export function shellVariables(kernel: Kernel, directory: string): Lookup {
  const texts: Record<string, string> = { ...toolNames(kernel), PWD: directory };
  return (name) => {
    const text = texts[name];
    return text === undefined ? undefined : simple(literal(text), 'default');
  };
}

function toolNames(kernel: Kernel): Record<string, string> {
  return {
    MAKE: 'make',
    SHELL: '/bin/sh',
    CONFIG_SHELL: '/bin/sh',
    RM: 'rm -f',
    CC: 'gcc',
    CXX: 'g++',
    CPP: 'gcc -E',
    LD: 'ld',
    AR: 'ar',
    AS: 'as',
    NM: 'nm',
    STRIP: 'strip',
    OBJCOPY: 'objcopy',
    OBJDUMP: 'objdump',
    HOSTCC: 'gcc',
    MODLIB: `/lib/modules/${kernel.release}`,
  };
}
