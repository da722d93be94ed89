/** One run of kbuild: a top Kbuild file and all that it reaches. */
import { posix } from 'path';
import type { BuildModule, Certainty, Kernel, Problem, Tree } from '../model';
import {
  applyToKbuild,
  applyUserFlags,
  exportedByKbuild,
  runsInModule,
  type PassedVariables,
  type VariableValues,
} from './environment';
import { kbuildVariables, type KbuildPaths } from './initialVariables';
import { kbuildFile, type Kbuild } from './kbuildFile';
import { readModule, type RunFacts } from './kbuildModule';
import { Makefile } from './makefile';
import { readLists, type ListEntry, type ObjectLists } from './objectLists';
import { absolute, kernelDirectory, locate, spelled } from './paths';
import { plain, reasons, words } from './value';

/** The tree that is built, common to all runs. */
export interface Driver {
  tree: Tree;
  kernel: Kernel;
  /** Modules and directories that dkms.conf expects to be built. */
  expected: { modules: ReadonlySet<string>; directories: ReadonlySet<string> };
}

/** One call of kbuild. */
export interface KbuildRun extends PassedVariables {
  /** M=, as a tree path. */
  top: string;
  /** No call of make is known to start it, although others are known or may exist. */
  isAssumed?: boolean;
}

/** What a run builds. */
export interface RunResult {
  /** M=, as a tree path. */
  top: string;
  modules: BuildModule[];
  problems: Problem[];
  /** Directories that kbuild enters. */
  reached: Set<string>;
  /** Directories that it would enter if an option were set. */
  unset: Set<string>;
  /** A list cannot be evaluated, so further directories may be entered. */
  hasUnknown: boolean;
}

/** The lists that may name sub-directories. */
const LISTS = ['obj-y', 'obj-m', 'obj-', 'subdir-y', 'subdir-m'];

/** Reads the Kbuild files of a run, from the top down. */
export function readRun(driver: Driver, run: KbuildRun): RunResult {
  const result: RunResult = {
    top: run.top,
    modules: [],
    problems: [],
    reached: new Set(),
    unset: new Set(),
    hasUnknown: false,
  };
  let facts: RunFacts | undefined;

  const visit = (directory: string, file: string, environment: VariableValues, certainty: Certainty): void => {
    if (result.reached.has(directory)) return;
    result.reached.add(directory);
    const makefile = readKbuild(driver, run, directory, file, environment);
    facts ??= runFacts(run, makefile);
    const kbuild: Kbuild = {
      makefile,
      file,
      directory,
      kernel: driver.kernel,
      commonFlags: new Map(),
    };
    result.hasUnknown ||= LISTS.some((name) => words(makefile.value(name)).some((word) => reasons(word).length > 0));
    const lists = withAssumed(readLists(kbuild), directory, driver);
    for (const entry of lists.modules) {
      const module = readModule(kbuild, weaker(entry, certainty), facts);
      if (module) result.modules.push(module);
    }
    for (const { text } of lists.unset) result.unset.add(posix.join(directory, text.replace(/\/+$/, '')));
    const exported = exportedByKbuild(makefile, { ...run, environment });
    for (const entry of lists.directories) {
      const next = posix.join(directory, entry.text.replace(/\/+$/, ''));
      const nextFile = kbuildFile(driver.tree, next);
      if (nextFile === undefined) makefile.problem(`'${entry.text}' has no Kbuild file`, entry.span);
      else visit(next, nextFile, exported, weaker(entry, certainty).certainty);
    }
    result.problems.push(...makefile.problems);
  };
  const file = kbuildFile(driver.tree, run.top);
  if (file !== undefined) visit(run.top, file, run.environment, 'certain');
  return result;
}

function runFacts({ top, isAssumed }: KbuildRun, makefile: Makefile): RunFacts {
  const { paths, unknown } = extraSymbols(makefile);
  return {
    run: top,
    isRunAssumed: isAssumed === true,
    extraSymbols: paths.map((path) => spelled(locate(path, makefile.directory, makefile.kernel), makefile.kernel)),
    unknown,
  };
}

/** The entry, at most as certain as the directory that leads to it. */
export function weaker(entry: ListEntry, certainty: Certainty): ListEntry {
  return certainty === 'possible' ? { ...entry, certainty } : entry;
}

/**
 * `obj-$(X)` with X unset builds nothing. It is assumed to be set if dkms.conf expects the module, or if the file would
 * build nothing otherwise.
 */
function withAssumed(lists: ObjectLists, directory: string, { expected }: Driver): ObjectLists {
  const nothing = lists.modules.length === 0 && lists.directories.length === 0;
  const wanted = ({ text }: ListEntry): boolean => {
    if (nothing) return true;
    const path = posix.join(directory, text.replace(/\/$/, ''));
    return text.endsWith('/') ? expected.directories.has(path) : expected.modules.has(posix.basename(text, '.o'));
  };
  const assumed = lists.unset.filter(wanted);
  return {
    modules: [...lists.modules, ...assumed.filter(({ text }) => !text.endsWith('/'))],
    directories: [...lists.directories, ...assumed.filter(({ text }) => text.endsWith('/'))],
    unset: lists.unset.filter((entry) => !assumed.includes(entry)),
  };
}

function readKbuild(
  driver: Driver,
  run: KbuildRun,
  directory: string,
  file: string,
  environment: VariableValues,
): Makefile {
  const { kernel } = driver;
  const top = absolute(run.top);
  const inModule = runsInModule(kernel);
  const below = posix.relative(run.top, directory) || '.';
  // Since 6.13 make runs in the module, srcroot is `.`, and src is $(srcroot)/$(obj) (top Makefile, Makefile.build).
  const place: KbuildPaths = {
    src: inModule ? `./${below}` : absolute(directory),
    obj: inModule ? below : absolute(directory),
    externalModule: top,
    srctree: kernelDirectory(kernel),
  };
  const working = inModule ? top : kernelDirectory(kernel);
  const makefile = new Makefile(driver, working, kbuildVariables(kernel, place));
  applyToKbuild({ ...run, environment }, makefile.variables, working, kernel);
  if (directory === run.top) applyUserFlags(makefile.variables);
  makefile.readFile(file, `${place.src}/${posix.basename(file)}`);
  return makefile;
}

/** The Module.symvers files of KBUILD_EXTRA_SYMBOLS, as written. */
function extraSymbols(makefile: Makefile): { paths: string[]; unknown: string[] } {
  const listed = words(makefile.value('KBUILD_EXTRA_SYMBOLS'));
  return {
    paths: listed.filter((word) => reasons(word).length === 0).map(plain),
    unknown: listed.flatMap(reasons).map((reason) => `KBUILD_EXTRA_SYMBOLS: ${reason}`),
  };
}
