import type { ModuleGraph } from '../../graph/moduleGraph';
import { graphDot } from './dot';

/** The graph as a picture, drawn by Graphviz: as WebAssembly, which is loaded for this alone. */
export async function graphSvg(graph: ModuleGraph): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  return (await Graphviz.load()).dot(graphDot(graph), 'svg');
}
