/**
 * Where the paths of makefiles lead. Make works with absolute paths; the driver tree gets one that no disk has, so that
 * whatever make does with it, it can be told apart from the kernel's directories and the rest of the machine.
 */
import { posix } from 'path';
import type { Kernel } from '../model';

/** The absolute path that stands for the root of the `Tree`. */
export const TREE_ROOT = '/@tree';

export interface LocatedPath {
  where: 'tree' | 'kernel' | 'elsewhere';
  /** Relative to the tree or to the kernel's build directory (`.` is the directory itself), else absolute. */
  path: string;
}

/** The build directory of the kernel to lint for, as the driver's makefiles spell it. */
export function kernelDirectory(kernel: Kernel): string {
  return `/lib/modules/${kernel.release}/build`;
}

/** A tree path as an absolute one. */
export function absolute(path: string): string {
  return path === '.' ? TREE_ROOT : `${TREE_ROOT}/${path}`;
}

/** Where a path leads, seen from a directory. */
export function locate(path: string, directory: string, kernel: Kernel): LocatedPath {
  // `-I$(prefix)/$(src)` with an empty prefix starts with two slashes.
  const whole = (path.startsWith('/') ? path : `${directory}/${path}`).replace(/\/(?:\.?\/)+/g, '/');
  const inTree = below(TREE_ROOT, whole);
  if (inTree !== undefined) return { where: 'tree', path: relative(inTree) };
  for (const name of ['build', 'source']) {
    const inKernel = below(`/lib/modules/${kernel.release}/${name}`, whole);
    if (inKernel !== undefined) return { where: 'kernel', path: relative(inKernel) };
  }
  return { where: 'elsewhere', path: posix.normalize(whole) };
}

function below(root: string, path: string): string | undefined {
  return path === root || path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

function relative(path: string): string {
  const normal = posix.normalize(`./${path}`);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** A path as the model spells it: relative to the tree inside it, absolute elsewhere. */
export function spelled(place: LocatedPath, kernel: Kernel): string {
  return place.where === 'kernel' ? posix.join(kernelDirectory(kernel), place.path) : place.path;
}

/** The directory part of a tree path; `.` for a plain name. */
export function parent(path: string): string {
  return path === '.' || /^(\.\.\/)*\.\.$/.test(path) ? posix.join(path, '..') : posix.dirname(path);
}
