/**
 * What a driver tree builds for one kernel, evaluated from its Kbuild files, Makefiles and dkms.conf as make and
 * scripts/Makefile.build would. Pure functions over the `Tree`; nothing is run.
 */
import { posix } from 'path';
import type { Build, BuildModule, Kernel, Tree } from '../model';
import { unique } from '../util/unique';
import { exclusionOf } from './dkmsExclusion';
import { withMissingSources } from './missingSource';
import { readDkmsConf, type DkmsConf } from './dkms';
import { kbuildFile } from './kbuildFile';
import { readInTree, sourceTreeOf } from './inTree';
import { isLeftover, modulesWithoutKbuild } from './sourcesWithoutKbuild';
import { readNamedFiles, type NamedFiles } from './namedFiles';
import { callsKbuild, isUnknownDirectory, makefileOf, runsOf } from './wrapperMakefile';
import { absolute } from './paths';
import { modulePath, nearest, topsOf, unreachedDirectories, withUnreached } from './reach';
import { readRun, type Driver, type KbuildRun, type RunResult } from './run';
import { singleSources, unconfigured, unconfiguredProblems } from './unconfigured';
import { unlistedSources } from './unlistedSources';

/**
 * Finds the modules that the tree builds, and their objects.
 * @param tree the texts of the tree
 * @param kernel the kernel to lint for
 * @param files the paths in scope, without those that git ignores
 * @param named the paths to lint: modules to which no makefile at their top leads are unreached
 * @returns the modules in the order of their runs, and what is wrong with the makefiles themselves
 */
export function readBuild(
  tree: Tree,
  kernel: Kernel,
  files: readonly string[],
  named: readonly string[] = ['.'],
): Build {
  const inScope = files.filter((file) => !isLeftover(file)).sort();
  const confs = inScope
    .filter((file) => posix.basename(file) === 'dkms.conf')
    .map((file) => ({
      directory: posix.dirname(file),
      ...readDkmsConf(tree.text(file) ?? '', posix.dirname(file), kernel),
    }));
  const driver = driverOf(tree, kernel, confs);
  const all = makeDirectories(inScope);
  const kernelTrees = new Map(all.map((directory) => [directory, sourceTreeOf(tree, directory)]));
  const directories = all.filter((directory) => kernelTrees.get(directory) === undefined);

  const dkms = confs.flatMap(({ directory, calls }) =>
    calls.map((call) => ({ from: directory, ...runsOf(call, driver) })),
  );
  const results = readNamed(firstOfEach(dkms.flatMap(({ runs }) => runs)), driver, new Set());
  const covered = new Set(results.flatMap((result) => [...result.reached, ...result.unset]));
  const called = directories
    .filter((directory) => !covered.has(directory))
    .flatMap((directory) => calledFrom(directory, driver));
  results.push(...readNamed(firstOfEach(called.flatMap(({ runs }) => runs)), driver, covered));
  const isAssumed = results.length > 0 || inScope.some((file) => MAY_CALL.test(file));
  results.push(...readUnnamed(directories, driver, results, isAssumed));
  const inTree = readInTree(driver, kernelTrees);

  const unreached = unreachedDirectories({
    driver,
    files: inScope,
    directories,
    tops: new Set([...topsOf(directories, named), ...confs.map(({ directory }) => directory)]),
    starts: [...dkms, ...called].flatMap(({ from, runs }) => runs.map(({ top }) => ({ from, top }))),
    results,
    open: confs
      .filter(({ calls }) => calls.some((call) => isUnknownDirectory(call, driver)))
      .map(({ directory }) => directory),
  });
  const built = lastOfEach([...withUnreached(results, unreached, driver), ...inTree.modules]);
  const modules = built.map((module) => withExclusion(module, confs, kernel));
  const templates = unconfigured(tree, inScope);
  const problems = unique([...dkms, ...called, ...results, inTree].flatMap((result) => result.problems));
  if (modules.length > 0) {
    const namedFiles = once(() => readNamedFiles(tree, inScope));
    return {
      modules: modules.map((module) => withMissingSources(module, tree, namedFiles)),
      unlistedSources: unlistedSources(tree, inScope, modules, namedFiles),
      problems: [...problems, ...unconfiguredProblems(templates, modules)],
    };
  }
  // In a kernel's tree, sources that its configuration does not build are not taken as modules.
  const outside = inScope.filter((file) => sourceTreeOf(tree, posix.dirname(file)) === undefined);
  const single = modulesWithoutKbuild(tree, singleSources(templates, outside));
  return { modules: single, unlistedSources: [], problems: [...problems, ...unconfiguredProblems(templates, single)] };
}

/** Files that may call make in ways that are not followed. */
const MAY_CALL = /(?:^|\/)(?:configure|dkms\.conf|CMakeLists\.txt|meson\.build)$|\.(?:in|am|ac|mk|sh|py|pl|spec)$/;

/** Read when it is first needed: for most trees it never is. */
function once(read: () => NamedFiles): () => NamedFiles {
  let namedFiles: NamedFiles | undefined;
  return () => (namedFiles ??= read());
}

function driverOf(tree: Tree, kernel: Kernel, confs: readonly DkmsConf[]): Driver {
  return {
    tree,
    kernel,
    expected: {
      modules: new Set(confs.flatMap((conf) => [...conf.modules])),
      directories: new Set(confs.flatMap((conf) => [...conf.locations])),
    },
  };
}

/** The module, with what the nearest dkms.conf above it says of the kernel. */
function withExclusion(
  module: BuildModule,
  confs: readonly (DkmsConf & { directory: string })[],
  kernel: Kernel,
): BuildModule {
  const directory = nearest(module.directory, new Set(confs.map((conf) => conf.directory)));
  const conf = confs.find((each) => each.directory === directory);
  const exclusion = conf && exclusionOf(conf.exclusives, module.name, kernel);
  return exclusion ? { ...module, exclusion } : module;
}

/** Directories with a makefile, the upper ones first. */
function makeDirectories(files: readonly string[]): string[] {
  const found = files
    .filter((file) => /^(Kbuild|[Mm]akefile|GNUmakefile)$/.test(posix.basename(file)))
    .map((file) => posix.dirname(file));
  const depth = (path: string): number => (path === '.' ? 0 : path.split('/').length);
  return [...new Set(found)].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** The runs that a Makefile's own recipes start, when it is called without arguments. */
function calledFrom(directory: string, driver: Driver): (ReturnType<typeof runsOf> & { from: string })[] {
  const file = makefileOf(driver.tree, directory);
  if (file === undefined || !callsKbuild(driver.tree.text(file) ?? '')) return [];
  const call = { directory: absolute(directory), goals: [], commandLine: new Map(), environment: new Map() };
  return [{ from: directory, ...runsOf(call, driver) }];
}

/** A directory may be built several times: the first call is the one that counts. */
function firstOfEach(runs: readonly KbuildRun[]): KbuildRun[] {
  return [...new Map([...runs].reverse().map((run) => [run.top, run])).values()].reverse();
}

function readNamed(runs: readonly KbuildRun[], driver: Driver, covered: ReadonlySet<string>): RunResult[] {
  return runs.filter((run) => !covered.has(run.top)).map((run) => readRun(driver, run));
}

/** Kbuild files to which no call of make leads are runs of their own, unless another run reaches them. */
function readUnnamed(
  directories: readonly string[],
  driver: Driver,
  before: readonly RunResult[],
  isAssumed: boolean,
): RunResult[] {
  const covered = new Set(before.flatMap((result) => [...result.reached, ...result.unset]));
  const found = new Map<string, RunResult>();
  for (const top of directories) {
    const file = kbuildFile(driver.tree, top);
    if (covered.has(top) || file === undefined || !/\bobj-|\bsubdir-/.test(driver.tree.text(file) ?? '')) continue;
    const result = readRun(driver, { top, commandLine: new Map(), environment: new Map(), isAssumed });
    for (const other of [...result.reached, ...result.unset]) {
      covered.add(other);
      if (other !== top) found.delete(other);
    }
    found.set(top, result);
  }
  return [...found.values()];
}

/** Each module once: of several runs that build it, the last one counts. */
function lastOfEach(modules: readonly BuildModule[]): BuildModule[] {
  return [
    ...new Map([...modules].reverse().map((module) => [modulePath(module), module])).values(),
  ].reverse();
}
