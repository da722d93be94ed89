/** What one make passes to the makes that it calls: the variables of its command line, and those of the environment. */
import { isSince, type Kernel } from '../model';
import type { Makefile } from './makefile';
import { simple, type Variables } from './variables';
import { joined, literal, plain, unknown, type Value } from './value';

export type VariableValues = ReadonlyMap<string, Value>;

/** What one call of make is passed. */
export interface PassedVariables {
  /** `VAR=value` arguments: they overrule the makefile and reach every sub-make. */
  commandLine: VariableValues;
  environment: VariableValues;
}

/** An argument of make that sets a variable: `ccflags-y+=-DX`. */
export interface CommandLineSetting {
  name: string;
  /** The characters before the `=`; empty for a plain `=`. */
  operator: string;
  value: Value;
}

/**
 * The variables that the arguments of a call of make set, on top of those inherited from the calling make. `+=` appends
 * to the inherited value or to the environment's, and overrides the makefile just like `=` (GNU make 4.3,
 * do_variable_definition()).
 */
export function commandLineOf(settings: readonly CommandLineSetting[], inherited: PassedVariables): VariableValues {
  const variables = new Map(inherited.commandLine);
  for (const { name, operator, value } of settings) {
    const before = variables.get(name) ?? inherited.environment.get(name);
    if (operator === '+' && before !== undefined) variables.set(name, joined([before, value]));
    else if (operator === '!') variables.set(name, unknown(`!= ${plain(value)}`));
    else if (operator !== '?' || before === undefined) variables.set(name, value);
  }
  return variables;
}

/**
 * The variables that the kernel's top Makefile exports and external modules append to (its `export` lines in 6.1 and
 * 6.12).
 */
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

/** Sets the variables of a call of make in its makefile. */
export function apply(given: PassedVariables, variables: Variables, directory: string): void {
  for (const [name, value] of given.environment) variables.set(name, simple(value, 'environment'));
  for (const [name, value] of given.commandLine) variables.set(name, simple(value, 'command line'));
  variables.set('CURDIR', simple(literal(directory), 'file'));
}

/**
 * The variables that Makefile.build clears before it reads a Kbuild file, so that none are inherited from the
 * environment.
 */
const EMPTIED = /^(?:(?:obj|lib|subdir|always)-[ym]|(?:subdir-)?(?:as|cc|rust)flags-y|(?:cpp|ld)flags-y|targets)$/;

/** As apply(), for a make that reads Makefile.build. */
export function applyToKbuild(given: PassedVariables, variables: Variables, directory: string, kernel: Kernel): void {
  const isEmptied = (name: string): boolean =>
    EMPTIED.test(name) || (hasExtraFlags(kernel) && /^EXTRA_(?:A|C|CPP|LD)FLAGS$/.test(name));
  const environment = new Map([...given.environment].filter(([name]) => !isEmptied(name)));
  apply({ ...given, environment }, variables, directory);
}

/** EXTRA_CFLAGS, EXTRA_AFLAGS and EXTRA_LDFLAGS were dropped in 6.15 (Linux e966ad0edd00). */
export function hasExtraFlags(kernel: Kernel): boolean {
  return !isSince(kernel, 6, 15);
}

/** KCFLAGS, KAFLAGS and KCPPFLAGS, which the top Makefile appends to the flags that it exports. */
export function applyUserFlags(variables: Variables): void {
  for (const [flags, user] of [
    ['KBUILD_CFLAGS', 'KCFLAGS'],
    ['KBUILD_AFLAGS', 'KAFLAGS'],
    ['KBUILD_CPPFLAGS', 'KCPPFLAGS'],
  ] as const) {
    const before = variables.get(flags)?.value ?? [];
    variables.set(flags, simple(joined([before, variables.get(user)?.value ?? []]), 'environment'));
  }
}

/** The environment for the sub-directories of a Kbuild file, with `subdir-ccflags-y` as Makefile.lib adds it. */
export function exportedByKbuild(makefile: Makefile, given: PassedVariables): VariableValues {
  for (const name of EXPORTED_BY_KBUILD) makefile.variables.exported.add(name);
  const environment = new Map(exportedBy(makefile, given));
  for (const [flags, subdirectory] of [
    ['KBUILD_CFLAGS', 'subdir-ccflags-y'],
    ['KBUILD_AFLAGS', 'subdir-asflags-y'],
  ] as const) {
    environment.set(flags, joined([makefile.value(flags), makefile.value(subdirectory)]));
  }
  return environment;
}

/** The environment of the makes that a makefile calls. */
export function exportedBy(makefile: Makefile, given: PassedVariables): VariableValues {
  const { variables } = makefile;
  const environment = new Map(given.environment);
  const names = variables.exportAll
    ? new Set([...variables.names(), ...variables.exported])
    : new Set([...variables.exported, ...environment.keys()]);
  for (const name of names) {
    if (/^[A-Za-z_][\w.-]*$/.test(name) && variables.get(name) && name !== 'CURDIR' && name !== 'MAKEFILE_LIST') {
      environment.set(name, makefile.value(name));
    }
  }
  return environment;
}

/** The compiler runs in the directory of the external module since 6.13, and in the kernel's before. */
export function runsInModule(kernel: Kernel): boolean {
  return isSince(kernel, 6, 13);
}
