/**
 * Which directories the makefiles at the top of a driver lead to, and which they definitely do not: trees contain
 * modules that nothing builds, such as copies of other drivers, examples and tests of a configure script.
 *
 * A directory is reached if a kbuild run that a reached directory starts enters it, or if reached makefiles and scripts
 * name each part of its path, in any way and under any condition: `subdir-$(X) += b/` in a/Kbuild names `b`. The
 * makefiles and scripts of a directory count once it is reached itself. If a reached list or call cannot be evaluated,
 * everything below the top may be reached.
 */
import { posix } from 'path';
import type { BuildModule } from '../model';
import { isBuildFile, isNamedIn, type IsNamed } from './namedFiles';
import { recipesCallMakeAnywhere, callsMakeAnywhere } from './wrapperMakefile';
import { absolute } from './paths';
import type { Driver, RunResult } from './run';

/** A run of kbuild, and the directory of the makefile or dkms.conf that starts it. */
interface Start {
  from: string;
  top: string;
}

interface ReachInput {
  driver: Driver;
  /** The paths in scope. */
  files: readonly string[];
  /** Directories with a makefile. */
  directories: readonly string[];
  /** Those of them that are always reached: at the top of what is linted, or with a dkms.conf. */
  tops: ReadonlySet<string>;
  starts: readonly Start[];
  results: readonly RunResult[];
  /** Directories with a dkms.conf that calls make in a directory which cannot be known. */
  open: readonly string[];
}

/** The directories that are definitely not reached. Below a top whose makefiles lead to no module there are none. */
export function unreachedDirectories(input: ReachInput): Set<string> {
  const { directories, tops, results, open, driver } = input;
  if (directories.every((directory) => tops.has(directory))) return new Set();
  const { reached, scripts } = reach(input);
  const topOf = (directory: string): string | undefined => nearest(directory, tops);
  const hasModules = new Set(
    results.filter(({ top, modules }) => reached.has(top) && modules.length > 0).map(({ top }) => topOf(top)),
  );
  const unreached = directories.filter((directory) => !reached.has(directory) && hasModules.has(topOf(directory)));
  if (unreached.length === 0) return new Set();
  const callers = [...reached].filter((directory) => recipesCallMakeAnywhere(directory, driver));
  const runs = results.filter(({ top, hasUnknown }) => reached.has(top) && hasUnknown).map(({ top }) => top);
  const openScripts = scripts
    .filter(({ text, directory }) => callsMakeAnywhere(text, absolute(directory), driver))
    .map(({ directory }) => directory);
  const isOpenTop = new Set([...open, ...callers, ...runs, ...openScripts].map(topOf));
  // A script above all tops may call make anywhere.
  if (isOpenTop.has(undefined)) return new Set();
  return new Set(unreached.filter((directory) => !isOpenTop.has(topOf(directory))));
}

/** A makefile or a script. */
interface BuildText {
  name: string;
  directory: string;
  /** The nearest directory upwards with a makefile. */
  owner?: string;
  text: string;
  /** Without comments and include paths, which lead nowhere. */
  words: string;
}

/** The directories that are reached, and the scripts that reached makefiles and scripts name. */
function reach(input: ReachInput): { reached: Set<string>; scripts: BuildText[] } {
  const { driver, directories, tops, starts, results } = input;
  const reached = new Set([...tops, ...driver.expected.directories]);
  const texts = buildTexts(input);
  let counted: BuildText[] = [];
  let says: IsNamed = () => false;
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, top } of starts) if (reached.has(from)) reached.add(top);
    for (const { top, reached: entered, unset } of results) {
      if (reached.has(top)) for (const directory of [...entered, ...unset]) reached.add(directory);
    }
    counted = texts.filter(({ owner }) => owner === undefined || reached.has(owner));
    says = isNamedIn(counted.map(({ words }) => words));
    for (const directory of directories) {
      const below = posix.relative(nearest(directory, tops) ?? '.', directory);
      if (below.split('/').every(says)) reached.add(directory);
    }
  }
  return { reached, scripts: counted.filter(({ name }) => SCRIPT.test(name) && says(name)) };
}

const SCRIPT = /\.(?:sh|py|pl)$/;
/** What a configure script builds is only a test of the kernel. */
const CONFIGURES = /^configure|\.(?:ac|m4)$/;

function buildTexts({ driver, files, directories }: ReachInput): BuildText[] {
  const all = new Set(directories);
  return files.flatMap((file) => {
    const [name, directory] = [posix.basename(file), posix.dirname(file)];
    if (!isBuildFile(file) || CONFIGURES.test(name)) return [];
    const text = driver.tree.text(file) ?? '';
    return [{ name, directory, owner: nearest(directory, all), text, words: withoutRemarks(text) }];
  });
}

/** Without comments and include paths, which lead nowhere; a variable may have any value. */
function withoutRemarks(text: string): string {
  return text
    .replace(/^[ \t]*#.*/gm, '')
    .replace(/(?<=\s|=)-I\s*\S+/g, '')
    .replace(/\$\([\w.-]+\)|\$\{[\w.-]+\}|\$\w/g, '*');
}

/** The nearest of some directories that contains a directory, or is that directory. */
export function nearest(directory: string, among: ReadonlySet<string>): string | undefined {
  for (let at = directory; ; at = posix.dirname(at)) {
    if (among.has(at)) return at;
    if (at === posix.dirname(at)) return undefined;
  }
}

/**
 * The directories that are always reached: of those with a makefile below a named directory, the topmost ones; if there
 * is none below, the one in which the named file is built.
 * @param directories with a makefile
 * @param named the paths to lint
 */
export function topsOf(directories: readonly string[], named: readonly string[]): Set<string> {
  const all = new Set(directories);
  const tops = new Set<string>();
  for (const name of named) {
    const below = directories.filter((each) => name === '.' || each === name || each.startsWith(`${name}/`));
    const isTop = (directory: string): boolean =>
      !below.some((other) => other !== directory && (other === '.' || directory.startsWith(`${other}/`)));
    const found = below.length > 0 ? below.filter(isTop) : [nearest(posix.dirname(name), all)];
    for (const top of found) if (top !== undefined) tops.add(top);
  }
  return tops;
}

/**
 * The modules of the runs, marked if only unreached directories build them. A module that a dkms.conf installs is not
 * marked, unless another one of its name is reached.
 */
export function withUnreached(
  results: readonly RunResult[],
  unreached: ReadonlySet<string>,
  { expected }: Driver,
): BuildModule[] {
  const isReached = ({ top }: RunResult): boolean => !unreached.has(top);
  const reached = results.filter(isReached).flatMap(({ modules }) => modules);
  const places = new Set(reached.map(modulePath));
  const names = new Set(reached.map(({ name }) => name));
  const isExpected = ({ name }: BuildModule): boolean => expected.modules.has(name) && !names.has(name);
  const counts = (module: BuildModule): boolean => places.has(modulePath(module)) || isExpected(module);
  return results.flatMap((result) =>
    result.modules.map((module) => (isReached(result) || counts(module) ? module : { ...module, isUnreached: true })),
  );
}

/** Identifies a module within a tree. */
export const modulePath = ({ directory, name }: BuildModule): string => `${directory}/${name}`;
