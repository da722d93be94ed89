/** `kmodlint graph`. */
import { moduleGraph } from '../graph/readGraph';
import type { ModuleGraph } from '../graph/moduleGraph';
import { analyse } from '../lint';
import type { Kernel } from '../model';
import { InputError } from '../read/inputError';
import { writeOutput } from '../read/output';
import { graphDot } from '../report/graph/dot';
import { graphJson } from '../report/graph/graphJson';
import { graphMermaid } from '../report/graph/mermaid';
import { graphText } from '../report/graph/graphText';
import type { JsonStyle } from '../report/jsonDocument';
import type { GraphOptions } from './command';
import { allProblems, fileName, jsonStyle, noModule, readInput } from './input';
import { readingSources, withProgress } from './showProgress';
import { print, sayProblems } from './terminal';

/** Prints the dependencies of the modules in question, with the modules of the tree that they need. */
export async function graphCommand(options: GraphOptions, cwd: string, worker?: string): Promise<number> {
  const input = await readInput(options, cwd, worker);
  // With several configurations, the kernels depend on which driver trees have modules.
  if (input.configs.size === 1) refuseSeveral(input.lint.kernels);
  const { trees, problems } = await withProgress(readingSources(1), (progress) => analyse({ ...input.lint, progress }));
  refuseSeveral(trees.map(({ kernel }) => kernel));
  sayProblems(allProblems(input, problems), fileName(input, cwd));
  const [tree] = trees;
  if (!tree) throw noModule(options, problems);
  const graph = moduleGraph(tree, (module) => tree.asked.includes(module));
  const text = await render(options.format, graph, jsonStyle(input.scope, cwd));
  if (options.output === undefined) print(text);
  else writeOutput(options.output, text);
  return 0;
}

function refuseSeveral(kernels: readonly Kernel[]): void {
  if (kernels.length < 2) return;
  const names = kernels.map(({ name }) => name).join(', ');
  throw new InputError(`a graph is for one kernel, not for ${names}: choose one with --kernel`);
}

async function render(
  format: GraphOptions['format'],
  graph: ModuleGraph,
  style: JsonStyle,
): Promise<string> {
  switch (format) {
    case 'text':
      return graphText(graph, style.name);
    case 'json':
      return graphJson(graph, style);
    case 'dot':
      return graphDot(graph);
    case 'mermaid':
      return graphMermaid(graph);
    case 'svg': {
      const { graphSvg } = await import('../report/graph/svg');
      return graphSvg(graph);
    }
  }
}
