import type {
  BuildModule,
  Certainty,
  CompiledModule,
  ExportFact,
  Kernel,
  KernelExport,
  ObjectFacts,
  Provider,
} from '../model';

interface SiblingExport {
  module: BuildModule;
  fact: ExportFact;
  certainty: Certainty;
}

/** Which module exports what: those of the tree, the kernel and its modules, what KBUILD_EXTRA_SYMBOLS names. */
export class Providers {
  private readonly siblings = new Map<string, SiblingExport[]>();

  constructor(
    compiled: readonly CompiledModule[],
    readonly kernel: Kernel,
    private readonly extra: ReadonlyMap<string, KernelExport>,
  ) {
    for (const { module, objects } of compiled) {
      for (const fact of objects.flatMap(globalExports)) {
        const certainty = module.certainty === 'possible' ? 'possible' : fact.certainty;
        const exported = { module, fact, certainty };
        const group = this.siblings.get(fact.symbol);
        if (group) group.push(exported);
        else this.siblings.set(fact.symbol, [exported]);
      }
    }
  }

  /**
   * What provides a symbol to a module that does not define it: a sibling, preferably a certain one of the same run,
   * else the kernel. What nothing at the top of the driver builds comes after it.
   */
  find(symbol: string, user: BuildModule): Provider | undefined {
    const others = (this.siblings.get(symbol) ?? []).filter(({ module }) => module !== user);
    const isStranger = ({ module }: SiblingExport): boolean => module.isUnreached === true && !user.isUnreached;
    const rank = (each: SiblingExport): number =>
      (isStranger(each) ? 4 : 0) + (each.certainty === 'possible' ? 2 : 0) + (each.module.run === user.run ? 0 : 1);
    const sibling = others.toSorted((a, b) => rank(a) - rank(b))[0];
    const outside = this.findOutside(symbol);
    if (!sibling || (outside && isStranger(sibling))) return outside;
    return { ...siblingProvider(sibling), ...(this.extra.has(symbol) && { isAlsoExtra: true }) };
  }

  /** Whether the kernel's row for a symbol is this very module's, in a tree that is the kernel's own. */
  isOwnRow(symbol: string, { directory, name }: BuildModule): boolean {
    const row = this.kernel.exports.get(symbol)?.module;
    return row !== undefined && (row === `${directory}/${name}` || row.endsWith(`/${directory}/${name}`));
  }

  /** The row of vmlinux that a module's export of the same name collides with. */
  inVmlinux(symbol: string): boolean {
    return this.kernel.exports.get(symbol)?.module === 'vmlinux';
  }

  /** What provides it that is not of the tree. */
  findOutside(symbol: string): Provider | undefined {
    const row = this.kernel.exports.get(symbol);
    if (row) return { ...provider(row), kind: row.module === 'vmlinux' ? 'vmlinux' : 'in-tree' };
    const extra = this.extra.get(symbol);
    return extra && { ...provider(extra), kind: 'extra' };
  }
}

/** An exported static name provides nothing (handle_symbol, read_symbols in scripts/mod/modpost.c of 6.12). */
function globalExports({ exports, definitions }: ObjectFacts): ExportFact[] {
  const statics = new Set(definitions.filter(({ storage }) => storage === 'static').map(({ symbol }) => symbol));
  return exports.filter(({ symbol }) => !statics.has(symbol));
}

function provider({ module, gplOnly, namespace }: KernelExport): Omit<Provider, 'kind'> {
  return { name: module, gplOnly, ...(namespace === undefined ? {} : { namespace }), certainty: 'certain' };
}

function siblingProvider({ module, fact, certainty }: SiblingExport): Provider {
  const { gplOnly, namespace, span } = fact;
  return {
    kind: 'sibling',
    name: module.name,
    gplOnly,
    ...(namespace === undefined ? {} : { namespace }),
    certainty,
    span,
  };
}
