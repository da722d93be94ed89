/** Sources of modules, by all appearances, that no makefile has a word for. */
import { posix } from 'path';
import type { BuildModule, Tree } from '../model';
import type { NamedFiles } from './namedFiles';

/** Included by what becomes part of a module, and by hardly anything else. */
const KERNEL_HEADER = /^[ \t]*#[ \t]*include[ \t]*<linux\/(?:module|moduleparam|kernel|init|slab|device|export)\.h>/m;
const INCLUDED_SOURCE = /^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]*\.c)[">]/gm;

/**
 * The sources beside those of the modules that are none of theirs, that no other source includes, under whatever
 * condition, and of which no makefile or script of the tree says the name, were it in a comment.
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
