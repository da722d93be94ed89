/** The graph as a picture. */
import type { ModuleGraph } from '../../graph/moduleGraph';
import { graphDot } from './dot';

/** Draws the graph with Graphviz as WebAssembly, which is loaded only for this. */
export async function graphSvg(graph: ModuleGraph): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  return (await Graphviz.load()).dot(graphDot(graph), 'svg');
}
