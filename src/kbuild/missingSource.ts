import { posix } from 'path';
import type { BuildModule, BuildObject, Tree } from '../model';
import type { Mentions } from './namedFiles';
import { NO_SOURCE } from './objectSources';

/**
 * Marks the objects of a module whose source is missing for good: kbuild has no rule to make them. One whose name is
 * said in a recipe or a script may be put in place there; a directory that is empty may be filled (a git submodule).
 */
export function withAbsent(module: BuildModule, tree: Tree, mentions: () => Mentions): BuildModule {
  if (module.objects.every(({ missing }) => missing !== NO_SOURCE)) return module;
  return { ...module, objects: module.objects.map((object) => marked(object, module.directory, tree, mentions)) };
}

function marked(object: BuildObject, directory: string, tree: Tree, mentions: () => Mentions): BuildObject {
  const path = posix.join(directory, object.name);
  if (object.missing !== NO_SOURCE || !path.endsWith('.o') || tree.list(posix.dirname(path)).length === 0) return object;
  const stem = posix.basename(path, '.o');
  const { names, placesFiles } = mentions();
  return placesFiles || ['.c', '.S'].some((suffix) => names(stem + suffix)) ? object : { ...object, isAbsent: true };
}
