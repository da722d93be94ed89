/** Driver trees with their configurations and kernels. */
import path from 'node:path';
import type { Kernel } from '../model';
import type { Progress } from '../util/progress';
import { configFinder, type Config } from '../read/configuration';
import { loadKernelLists, type LoadedKernel } from '../read/readKernel';
import type { Scope } from '../read/scope';
import type { Settings } from '../settings';
import type { InputOptions } from './command';
import { READING_HEADERS, withProgress } from './showProgress';

/** Used if no kernel is named, so that reports are the same on every machine: Debian 13's. */
const DEFAULT_KERNEL = { name: '6.12' };

/** The kernels of driver trees, according to their configurations. */
interface ConfiguredTrees {
  /** All kernels, each once, the oldest first; `kernels` are the same. */
  loaded: readonly LoadedKernel[];
  kernels: readonly Kernel[];
  /** As in a LintInput. */
  settingsOf(directory: string): Settings;
  configs: ReadonlyMap<Settings, Config | undefined>;
}

/**
 * Finds the nearest configuration of each driver tree in scope, and loads the kernels of all of them.
 * @param options `kernels` are those of --kernel, which override all configurations
 * @param changed changes a kernel after loading
 */
export async function readSettings(
  options: Pick<InputOptions, 'kernels' | 'quiet'>,
  scope: Scope,
  cwd: string,
  changed: (kernel: Kernel) => Kernel,
): Promise<ConfiguredTrees> {
  const find = configFinder(cwd);
  const absolute = (directory: string): string => path.resolve(scope.tree.root, directory);
  const configs = [...new Set(makeDirectories(scope.files).map((directory) => find(absolute(directory))))];
  const given = options.kernels.map((name) => ({ name }));
  const requests = configs.map((config) => {
    const named = given.length > 0 ? given : (config?.kernels ?? []);
    const from = given.length > 0 || !config ? cwd : config.directory;
    return { words: named.length > 0 ? named : [DEFAULT_KERNEL], from };
  });
  const read = (progress: Progress): ReturnType<typeof loadKernelLists> => loadKernelLists(requests, progress);
  const { kernels: loaded, lists } = await withProgress(READING_HEADERS, read, options);
  const kernels = new Map(loaded.map((each) => [each, changed(each.kernel)]));
  const settings = new Map(configs.map((config, index) => [
    config,
    { kernels: lists[index]!.map((each) => kernels.get(each)!) },
  ]));
  return {
    loaded,
    kernels: [...kernels.values()],
    // A makefile may lead to a directory out of scope.
    settingsOf: (directory) =>
      settings.get(find(absolute(directory))) ?? settings.get(find(scope.directory)) ?? settings.get(configs[0])!,
    configs: new Map([...settings].map(([config, each]) => [each, config])),
  };
}

/** The directories that may be the top of a driver tree; without any makefile, those of the sources. */
function makeDirectories(files: readonly string[]): string[] {
  const makefiles = files.filter((file) => /(?:^|\/)(?:Kbuild|[Mm]akefile|GNUmakefile|dkms\.conf)$/.test(file));
  const found = makefiles.length > 0 ? makefiles : files;
  return [...new Set(found.map((file) => path.posix.dirname(file)))];
}
