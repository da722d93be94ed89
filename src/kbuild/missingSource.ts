import { posix } from 'path';
import type { BuildModule, BuildObject, Tree } from '../model';
import type { NamedFiles } from './namedFiles';
import { NO_SOURCE } from './objectSources';

/**
 * Marks the objects of a module whose source is missing for good: kbuild has no rule to make them. One whose name is
 * said in a recipe or a script may be put in place there; a directory that is empty may be filled (a git submodule).
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
