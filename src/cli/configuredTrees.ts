import path from 'node:path';
import type { Kernel } from '../model';
import type { Progress } from '../util/progress';
import { configFinder, type Config } from '../read/configuration';
import { loadKernelLists, type LoadedKernel } from '../read/readKernel';
import type { Scope } from '../read/scope';
import type { Settings } from '../settings';
import type { InputOptions } from './command';
import { READING_HEADERS, withProgress } from './showProgress';

/** Where no kernel is named, so that a report is the same on every machine: that of Debian 13. */
const DEFAULT_KERNEL = { name: '6.12' };

/** What driver trees are linted for, by their configurations. */
export interface ConfiguredTrees {
  /** The kernels of all, each once, the oldest first; `kernels` are the same. */
  loaded: readonly LoadedKernel[];
  kernels: readonly Kernel[];
  /** As in a LintInput. */
  settingsOf(directory: string): Settings;
  configs: ReadonlyMap<Settings, Config | undefined>;
}

/**
 * Finds the nearest configuration of each driver tree in scope, and loads the kernels of all of them.
 * @param options `kernels` are those of --kernel, which count in place of any configuration's
 * @param changed what becomes of a kernel that is loaded
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
    // A makefile may lead out of what is in scope.
    settingsOf: (directory) =>
      settings.get(find(absolute(directory))) ?? settings.get(find(scope.directory)) ?? settings.get(configs[0])!,
    configs: new Map([...settings].map(([config, each]) => [each, config])),
  };
}

/** Where driver trees may have their top; without a makefile that is where the sources are. */
function makeDirectories(files: readonly string[]): string[] {
  const makefiles = files.filter((file) => /(?:^|\/)(?:Kbuild|[Mm]akefile|GNUmakefile|dkms\.conf)$/.test(file));
  const found = makefiles.length > 0 ? makefiles : files;
  return [...new Set(found.map((file) => path.posix.dirname(file)))];
}
