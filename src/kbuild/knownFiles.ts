/**
 * What makefiles can find out about files: all about those of the tree, some about the kernel's, nothing about others.
 */
import { posix } from 'path';
import type { Kernel, Tree } from '../model';
import { locate, type LocatedPath } from './paths';
import { isGlob, matchesGlob } from './pattern';
import type { Truth } from './value';

export interface Files {
  tree: Tree;
  kernel: Kernel;
}

/**
 * What the build directory of every kernel contains, whether it is a build tree or a distribution's headers package.
 */
const KERNEL_FILES = new Set([
  '.',
  '.config',
  'Makefile',
  'Module.symvers',
  'arch',
  'include',
  'scripts',
  'include/config/auto.conf',
  'include/config/kernel.release',
  'include/generated/autoconf.h',
  'include/generated/utsrelease.h',
  'include/generated/uapi/linux/version.h',
  'include/linux/kernel.h',
  'include/linux/module.h',
  'scripts/Makefile.build',
]);

/** Whether a file or directory exists. */
export function exists(files: Files, path: string, directory: string): Truth {
  const place = locate(path, directory, files.kernel);
  if (place.where === 'tree') return inTree(files.tree, place.path) ? 'yes' : 'no';
  return place.where === 'kernel' ? inKernel(place.path, files.kernel) : 'maybe';
}

/** The text of a file: undefined if it cannot be known, null if the file is known not to exist. */
export function fileText(files: Files, path: string, directory: string): string | null | undefined {
  const place = locate(path, directory, files.kernel);
  if (place.where === 'tree') return files.tree.text(place.path) ?? null;
  if (place.where !== 'kernel') return undefined;
  if (isConfiguration(place)) return configuration(files.kernel);
  if (place.path === 'include/config/kernel.release') return `${files.kernel.release}\n`;
  return inKernel(place.path, files.kernel) === 'no' ? null : undefined;
}

/**
 * The paths that match a file name pattern, sorted, spelled as the pattern is.
 * @returns undefined if the answer cannot be known
 */
export function glob(files: Files, pattern: string, directory: string): string[] | undefined {
  if (!isGlob(pattern)) {
    const there = exists(files, pattern, directory);
    return there === 'maybe' ? undefined : there === 'yes' ? [pattern] : [];
  }
  const whole = locate(pattern, directory, files.kernel);
  if (whole.where === 'kernel' && inKernel(whole.path, files.kernel) === 'no') return [];
  let found = [''];
  const components = pattern.split('/');
  for (const [index, component] of components.entries()) {
    const last = index === components.length - 1;
    if (!isGlob(component)) {
      found = found.map((path) => path + component + (last ? '' : '/'));
      continue;
    }
    const next: string[] = [];
    for (const path of found) {
      const place = locate(path === '' ? '.' : path, directory, files.kernel);
      if (place.where !== 'tree') return undefined;
      for (const name of files.tree.list(place.path)) {
        const bare = name.replace(/\/$/, '');
        if (!matchesGlob(component, bare) || (bare.startsWith('.') && !component.startsWith('.'))) continue;
        if (last || name.endsWith('/')) next.push(path + bare + (last ? '' : '/'));
      }
    }
    found = next;
  }
  return found.filter((path) => isGlob(components.at(-1)!) || exists(files, path, directory) === 'yes').sort();
}

/** Whether a tree path exists, as a file or as a directory. */
export function inTree(tree: Tree, path: string): boolean {
  if (path === '.' || /^(\.\.\/)*\.\.$/.test(path)) return tree.list(path).length > 0;
  const names = tree.list(posix.dirname(path));
  const name = posix.basename(path);
  return names.includes(name) || names.includes(`${name}/`);
}

/** Whether a path exists in the kernel's build directory, whose sources cannot be looked at. */
function inKernel(path: string, kernel: Kernel): Truth {
  if (KERNEL_FILES.has(path)) return 'yes';
  // Moved to include/generated/uapi in 3.7.
  if (path === 'include/linux/version.h') return 'no';
  if (!/\.[chS]$/.test(path)) return 'maybe';
  const header = /^(?:include|arch\/([^/]+)\/include)\/(?:generated\/)?(?:uapi\/)?(.*)$/.exec(path);
  // scripts/package/install-extmod-build ships the headers of include/ and arch/*/include/ alone.
  if (header === null) return /^(?:scripts|tools)\//.test(path) ? 'maybe' : 'no';
  if (kernel.headers.has(header[2]!)) return 'yes';
  const complete = kernel.headers.size > 0 && (header[1] ?? kernel.srcArch) === kernel.srcArch;
  return complete && !isGlob(path) ? 'no' : 'maybe';
}

/** Whether a path is the kernel's configuration, which makefiles include and grep. */
export function isConfiguration({ where, path }: LocatedPath): boolean {
  return where === 'kernel' && (path === '.config' || path === 'include/config/auto.conf');
}

/** By kernel: makefiles ask for it again and again, and it has some 10,000 lines. A kernel's data never changes. */
const configurations = new WeakMap<Kernel, string>();

function configuration(kernel: Kernel): string {
  let text = configurations.get(kernel);
  if (text === undefined) {
    text = [...kernel.config].map(([name, value]) => `${name}=${configValue(value)}\n`).join('');
    configurations.set(kernel, text);
  }
  return text;
}

/** A configuration value as makefiles see it: strings are in quotes. */
export function configValue(value: string): string {
  return /^(y|m|-?\d+|0x[\da-f]+)$/i.test(value) ? value : `"${value}"`;
}
