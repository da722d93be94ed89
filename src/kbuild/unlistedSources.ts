/** Sources that look like part of a module, and that no makefile lists. */
import { posix } from 'path';
import type { BuildModule, Tree } from '../model';
import type { NamedFiles } from './namedFiles';

/** Included by sources of modules, and hardly ever by others. */
const KERNEL_HEADER = /^[ \t]*#[ \t]*include[ \t]*<linux\/(?:module|moduleparam|kernel|init|slab|device|export)\.h>/m;
const INCLUDED_SOURCE = /^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]*\.c)[">]/gm;

/**
 * The sources in the directories of the modules' sources that belong to no module, that no other source includes (under
 * any condition), and whose name does not occur in any makefile or script of the tree, not even in a comment.
 * @param files the paths in scope
 * @returns tree paths, sorted
 */
export function unlistedSources(
  tree: Tree,
  files: readonly string[],
  modules: readonly BuildModule[],
  namedFiles: () => NamedFiles,
): string[] {
  const built = new Set(modules.flatMap(({ objects }) => objects.map(({ source }) => source)));
  const beside = new Set([...built].map((source) => source && posix.dirname(source)));
  const candidates = files.filter(
    (file) =>
      file.endsWith('.c') &&
      !built.has(file) &&
      beside.has(posix.dirname(file)) &&
      KERNEL_HEADER.test(tree.text(file) ?? ''),
  );
  if (candidates.length === 0) return [];
  const sources = files.filter((file) => /\.[ch]$/.test(file)).map((file) => tree.text(file) ?? '');
  const included = new Set(
    sources.flatMap((text) => Array.from(text.matchAll(INCLUDED_SOURCE), ([, path]) => posix.basename(path!))),
  );
  return candidates.filter((file) => {
    const stem = posix.basename(file, '.c');
    return !included.has(`${stem}.c`) && !['', '.o', '.c', '.ko'].some((suffix) => namedFiles().isNamed(stem + suffix));
  });
}
