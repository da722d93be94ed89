import type { Dependency, GraphModule } from '../../src/graph/moduleGraph';
import type { Certainty } from '../../src/model';

/** Graphs made by hand. */

export const own = (path: string, certainty: Certainty = 'certain'): GraphModule => ({
  kind: 'own',
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  certainty,
  incomplete: [],
});

export const dependency = (
  user: GraphModule,
  provider: GraphModule,
  certainty: Certainty = 'certain',
  ...symbols: string[]
): Dependency => ({
  user,
  provider,
  symbols: (symbols.length > 0 ? symbols : ['f']).map((symbol) => ({ symbol, certainty })),
  certainty,
});

export const paths = (modules: readonly GraphModule[]): string[] => modules.map(({ path }) => path);
