import { link } from '../lint';
import { lineMap, type LineMap } from '../lines';
import type { Tree } from '../model';
import { modulesDocument, modulesJson, type Locate } from '../report/modules';
import { modulesText } from '../report/modulesText';
import type { ModulesOptions } from './command';
import { allProblems, fileName, noModule, readInput } from './input';
import { print, sayProblems } from './terminal';

/** Prints what the modules asked for build, export and use. */
export async function modulesCommand(options: ModulesOptions, cwd: string, worker?: string): Promise<number> {
  const input = await readInput(options, cwd, worker);
  const { isReported, tree } = input.scope;
  const linked = await link(input.lint);
  const asked = linked.trees.map(({ kernel, modules }) => ({
    kernel,
    modules: modules.filter(({ files, span }) => [span.file, ...files].some(isReported)),
  }));
  const name = fileName(input, cwd);
  const documents = asked.map((linkedTree) => modulesDocument(linkedTree, locateIn(tree)));
  sayProblems(allProblems(input, linked.problems), name);
  if (asked.every(({ modules }) => modules.length === 0)) throw noModule(options);
  print(options.format === 'json' ? modulesJson(documents) : modulesText(documents, name));
  return 0;
}

function locateIn(tree: Tree): Locate {
  const maps = new Map<string, LineMap>();
  return ({ file, start }) => {
    const map = maps.get(file) ?? lineMap(tree.text(file) ?? '');
    maps.set(file, map);
    return map.locate(start);
  };
}
