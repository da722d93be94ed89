/** The variables that kbuild, or the shell, sets before the first line of a makefile is read. */
import { isSince, type Kernel } from '../model';
import { configValue } from './knownFiles';
import { KERNEL_DIRECTORIES } from './flags';
import type { Makefile } from './makefile';
import type { Lookup, Scope, Variable, VariableOrigin } from './variables';
import { joined, literal, plain, unknown, type Value } from './value';

export type Variables = ReadonlyMap<string, Value>;

/** One make invocation's own variables. */
export interface Given {
  /** `VAR=value` arguments: they overrule the makefile and reach every sub-make. */
  commandLine: Variables;
  environment: Variables;
}

/** An argument of make that sets a variable: `ccflags-y+=-DX`. */
export interface CommandLineSetting {
  name: string;
  /** Empty for `=`, else what stands before it. */
  operator: string;
  value: Value;
}

/**
 * What the arguments of a call of make set, on top of what comes down from the calling make. `+=` adds to that or to
 * the environment, and what a makefile sets is without effect all the same (GNU make 4.3, do_variable_definition()).
 */
export function commandLineOf(settings: readonly CommandLineSetting[], inherited: Given): Variables {
  const variables = new Map(inherited.commandLine);
  for (const { name, operator, value } of settings) {
    const before = variables.get(name) ?? inherited.environment.get(name);
    if (operator === '+' && before !== undefined) variables.set(name, joined([before, value]));
    else if (operator === '!') variables.set(name, unknown(`!= ${plain(value)}`));
    else if (operator !== '?' || before === undefined) variables.set(name, value);
  }
  return variables;
}

const variable = (value: Value, origin: VariableOrigin): Variable => ({ flavor: 'simple', value, origin });

/** What the kernel's top Makefile exports and external modules add to (its `export` lines in 6.1 and 6.12). */
const EXPORTED_BY_KBUILD = [
  'KBUILD_CPPFLAGS',
  'NOSTDINC_FLAGS',
  'LINUXINCLUDE',
  'KBUILD_CFLAGS',
  'KBUILD_AFLAGS',
  'CFLAGS_MODULE',
  'AFLAGS_MODULE',
  'KBUILD_CFLAGS_MODULE',
  'KBUILD_AFLAGS_MODULE',
  'KBUILD_LDFLAGS',
];

/** Helpers of scripts/Kbuild.include and scripts/Makefile.compiler: each option is taken as supported. */
const KBUILD_HELPERS: Record<string, string> = {
  'cc-option': '$(1)',
  'as-option': '$(1)',
  'cc-option-yn': 'y',
  comma: ',',
  quote: '"',
  pound: '#',
  space: '$() ',
};

/** Where in a run one Kbuild file stands. */
export interface KbuildPlace {
  /** `$(src)` and `$(obj)` as kbuild spells them. */
  src: string;
  obj: string;
  /** M=, absolute; undefined within a kernel's own tree. */
  externalModule?: string;
  /** `$(srctree)`. */
  srctree: string;
}

/** Variables that a Kbuild file finds set, by name. */
export function kbuildVariables(kernel: Kernel, place: KbuildPlace): Lookup {
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
    Q: '@',
    PWD: place.externalModule ?? place.srctree,
    ...(place.externalModule === undefined ? {} : { KBUILD_EXTMOD: place.externalModule, M: place.externalModule }),
  };
  const configured = configuredBy(kernel);
  return (name) => {
    const text = texts[name];
    if (text !== undefined) return variable(literal(text), 'environment');
    const helper = KBUILD_HELPERS[name];
    if (helper !== undefined) return { flavor: 'recursive', value: literal(helper), origin: 'file' };
    return configured(name);
  };
}

/** The kernel's options as makefiles see them, once its configuration is included. */
export function configuredBy(kernel: Kernel): Lookup {
  return (name) => {
    const option = name.startsWith('CONFIG_') ? kernel.config.get(name) : undefined;
    return option === undefined ? undefined : variable(literal(configValue(option)), 'file');
  };
}

/** Variables that a Makefile finds set when make is called from a shell. */
export function shellVariables(kernel: Kernel, directory: string): Lookup {
  const texts: Record<string, string> = { ...toolNames(kernel), PWD: directory };
  return (name) => {
    const text = texts[name];
    return text === undefined ? undefined : variable(literal(text), 'default');
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

/** Puts the variables of an invocation into the scope of its makefile. */
export function apply(given: Given, scope: Scope, directory: string): void {
  for (const [name, value] of given.environment) scope.set(name, variable(value, 'environment'));
  for (const [name, value] of given.commandLine) scope.set(name, variable(value, 'command line'));
  scope.set('CURDIR', variable(literal(directory), 'file'));
}

/** What Makefile.build empties before it reads a Kbuild file, so that nothing comes in from the environment. */
const EMPTIED = /^(?:(?:obj|lib|subdir|always)-[ym]|(?:subdir-)?(?:as|cc|rust)flags-y|(?:cpp|ld)flags-y|targets)$/;

/** The variables of an invocation in a make of Makefile.build. */
export function applyToKbuild(given: Given, scope: Scope, directory: string, kernel: Kernel): void {
  const isEmptied = (name: string): boolean =>
    EMPTIED.test(name) || (hasExtraFlags(kernel) && /^EXTRA_(?:A|C|CPP|LD)FLAGS$/.test(name));
  const environment = new Map([...given.environment].filter(([name]) => !isEmptied(name)));
  apply({ ...given, environment }, scope, directory);
}

/** EXTRA_CFLAGS and its kind were dropped in 6.15 (Linux e966ad0edd00). */
export function hasExtraFlags(kernel: Kernel): boolean {
  return !isSince(kernel, 6, 15);
}

/** KCFLAGS and its kind, which the top Makefile adds to the flags that it exports. */
export function applyUserFlags(scope: Scope): void {
  for (const [flags, user] of [
    ['KBUILD_CFLAGS', 'KCFLAGS'],
    ['KBUILD_AFLAGS', 'KAFLAGS'],
    ['KBUILD_CPPFLAGS', 'KCPPFLAGS'],
  ] as const) {
    const before = scope.get(flags)?.value ?? [];
    scope.set(flags, variable(joined([before, scope.get(user)?.value ?? []]), 'environment'));
  }
}

/** The environment of the sub-directories of a Kbuild file: with `subdir-ccflags-y` as Makefile.lib adds it. */
export function exportedByKbuild(makefile: Makefile, given: Given): Variables {
  for (const name of EXPORTED_BY_KBUILD) makefile.scope.exported.add(name);
  const environment = new Map(exportedBy(makefile, given));
  for (const [flags, subdirectory] of [
    ['KBUILD_CFLAGS', 'subdir-ccflags-y'],
    ['KBUILD_AFLAGS', 'subdir-asflags-y'],
  ] as const) {
    environment.set(flags, joined([makefile.value(flags), makefile.value(subdirectory)]));
  }
  return environment;
}

/** The environment that the makes called by a makefile find. */
export function exportedBy(makefile: Makefile, given: Given): Variables {
  const { scope } = makefile;
  const environment = new Map(given.environment);
  const names = scope.exportAll
    ? new Set([...scope.names(), ...scope.exported])
    : new Set([...scope.exported, ...environment.keys()]);
  for (const name of names) {
    if (/^[A-Za-z_][\w.-]*$/.test(name) && scope.get(name) && name !== 'CURDIR' && name !== 'MAKEFILE_LIST') {
      environment.set(name, makefile.value(name));
    }
  }
  return environment;
}

/** The directory that the compiler runs in: since 6.13 that of the external module, before the kernel's. */
export function runsInModule(kernel: Kernel): boolean {
  return isSince(kernel, 6, 13);
}
