/** `kmodlint modules`. */
import { analyse } from '../lint';
import { lineMap, type LineMap } from '../util/lineMap';
import type { Tree } from '../model';
import { modulesDocument, modulesJson, type Locate } from '../report/modules';
import { modulesText } from '../report/modulesText';
import type { ModulesOptions } from './command';
import { allProblems, fileName, jsonStyle, noModule, readInput } from './input';
import { readingSources, withProgress } from './showProgress';
import { print, sayProblems } from './terminal';

/** Prints what the modules in question consist of, export and use. */
export async function modulesCommand(options: ModulesOptions, cwd: string, worker?: string): Promise<number> {
  const input = await readInput(options, cwd, worker);
  const { tree } = input.scope;
  const { trees, problems } = await withProgress(readingSources(input.lint.kernels.length), (progress) =>
    analyse({ ...input.lint, progress }),
  );
  const name = fileName(input, cwd);
  sayProblems(allProblems(input, problems), name);
  if (trees.length === 0) throw noModule(options, problems);
  const documents = trees.map(({ kernel, asked }) => modulesDocument({ kernel, modules: asked }, locateIn(tree)));
  print(options.format === 'json' ? modulesJson(documents, jsonStyle(input.scope, cwd)) : modulesText(documents, name));
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
