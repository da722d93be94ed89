import type { Certainty } from '../model';

/** A module of the tree, one of the kernel's own, or one that a Module.symvers of another tree names. */
export interface GraphModule {
  kind: 'own' | 'in-tree' | 'extra';
  /** Its .ko file without suffix: below the tree's root, or as a Module.symvers has it. */
  path: string;
  name: string;
  /** `possible` where it may not be built. */
  certainty: Certainty;
  /** Why it may need more than is known. */
  incomplete: readonly string[];
}

/** One module that needs another, and what for. */
export interface Dependency {
  user: GraphModule;
  provider: GraphModule;
  /** Sorted. */
  symbols: readonly { symbol: string; certainty: Certainty }[];
  /** `possible` where every symbol is. */
  certainty: Certainty;
}

/** How the modules of a tree depend on each other on one kernel. Sorted by path, unless it says otherwise. */
export interface ModuleGraph {
  kernel: string;
  /** Those of the tree. */
  modules: readonly GraphModule[];
  /** Those that are not of the tree, and must be loaded before. */
  before: readonly GraphModule[];
  /** By user, then by provider. */
  dependencies: readonly Dependency[];
  /** The modules of the tree in an order in which insmod takes them. */
  order: readonly GraphModule[];
  /** Modules that certainly need each other, each the next and the last the first. */
  cycles: readonly (readonly GraphModule[])[];
  /** Modules that cannot be loaded: those of a cycle, and what needs them. In the order of `order`. */
  blocked: readonly GraphModule[];
}
