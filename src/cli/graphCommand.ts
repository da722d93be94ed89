import { moduleGraph } from '../graph';
import type { ModuleGraph } from '../graph/moduleGraph';
import { link } from '../lint';
import { InputError } from '../read/error';
import { writeOutput } from '../read/output';
import { graphDot } from '../report/graph/dot';
import { graphJson } from '../report/graph/json';
import { graphMermaid } from '../report/graph/mermaid';
import { graphText } from '../report/graph/text';
import type { GraphOptions } from './command';
import { allProblems, fileName, noModule, readInput } from './input';
import { print, sayProblems } from './terminal';

/** Prints how the modules asked for hang together, with those of the tree that they need. */
export async function graphCommand(options: GraphOptions, cwd: string, worker?: string): Promise<number> {
  const input = await readInput(options, cwd, worker);
  const { kernels } = input.lint;
  if (kernels.length > 1) {
    const names = kernels.map((kernel) => kernel.name).join(', ');
    throw new InputError(`a graph is of one kernel, and not of ${names}: name one by --kernel`);
  }
  const { trees, problems } = await link(input.lint);
  const { isReported } = input.scope;
  const graph = moduleGraph(trees[0]!, ({ files, span }) => [span.file, ...files].some(isReported));
  const name = fileName(input, cwd);
  sayProblems(allProblems(input, problems), name);
  if (graph.modules.length === 0) throw noModule(options);
  const text = await render(options.format, graph, name);
  if (options.output === undefined) print(text);
  else writeOutput(options.output, text);
  return 0;
}

async function render(
  format: GraphOptions['format'],
  graph: ModuleGraph,
  name: (file: string) => string,
): Promise<string> {
  switch (format) {
    case 'text':
      return graphText(graph, name);
    case 'json':
      return graphJson(graph);
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
