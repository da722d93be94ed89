/** Objects without a source: whether something may still put it in place. */
import { posix } from 'path';
import type { BuildModule, BuildObject, Tree } from '../model';
import type { NamedFiles } from './namedFiles';
import { NO_SOURCE } from './objectSources';

/**
 * Marks the objects of a module whose source is definitely missing: kbuild has no rule to make them. If a recipe or a
 * script names the file, it may be created there; an empty directory may be filled later (a git submodule).
 */
export function withMissingSources(module: BuildModule, tree: Tree, namedFiles: () => NamedFiles): BuildModule {
  if (module.objects.every(({ missing }) => missing !== NO_SOURCE)) return module;
  return { ...module, objects: module.objects.map((object) => marked(object, module.directory, tree, namedFiles)) };
}

function marked(object: BuildObject, directory: string, tree: Tree, namedFiles: () => NamedFiles): BuildObject {
  const path = posix.join(directory, object.name);
  if (object.missing !== NO_SOURCE || !path.endsWith('.o') || tree.list(posix.dirname(path)).length === 0) return object;
  const stem = posix.basename(path, '.o');
  const { isNamed, placesFiles } = namedFiles();
  return placesFiles || ['.c', '.S'].some((suffix) => isNamed(stem + suffix)) ? object : { ...object, isAbsent: true };
}
