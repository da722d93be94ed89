import type { Certainty, Kernel, KernelExport, KernelModules, Origin, Span } from '../model';
import type { Place } from './place';

/** What is known of one symbol. Kernels are named, the oldest first. */
export interface SymbolFacts {
  symbol: string;
  /** Of each kernel; without an export where it has none. */
  kernels: readonly { name: string; arch: string; export?: KernelExport }[];
  /** What is below was looked for. */
  hasTree: boolean;
  exports: readonly TreeExport[];
  /** The first place of each module. */
  uses: readonly TreeUse[];
}

interface TreePlace {
  module: string;
  file: string;
  /** 1-based. */
  line: number;
  /** For which it holds. */
  kernels: readonly string[];
}

export interface TreeExport extends TreePlace {
  gplOnly: boolean;
  namespace?: string;
}

export interface TreeUse extends TreePlace {
  origin: Origin;
  certainty: Certainty;
  /** As in a Use, without the lines that differ from kernel to kernel. */
  via: readonly string[];
}

/** What exports a symbol on each kernel, and where the modules of a tree export and use it. */
export function symbolFacts(
  symbol: string,
  kernels: readonly Kernel[],
  tree?: { trees: readonly KernelModules[]; place: Place },
): SymbolFacts {
  const isIt = (each: { symbol: string }): boolean => each.symbol === symbol;
  const exports: TreeExport[] = [];
  const uses: TreeUse[] = [];
  for (const { kernel, modules } of tree?.trees ?? []) {
    for (const module of modules) {
      const at = (span: Span): TreePlace => {
        const { file, line } = tree!.place(span);
        return { module: module.name, file, line, kernels: [kernel.name] };
      };
      exports.push(...module.exports.filter(isIt).map(({ gplOnly, namespace, span }) =>
        ({ ...at(span), gplOnly, ...(namespace !== undefined && { namespace }) })));
      uses.push(...module.uses.filter(isIt).map(({ origin, certainty, via, span }) =>
        ({ ...at(span), origin, certainty, via })));
    }
  }
  return {
    symbol,
    kernels: kernels.map(({ name, arch, exports: rows }) => ({
      name,
      arch,
      ...(rows.has(symbol) && { export: rows.get(symbol)! }),
    })),
    hasTree: tree !== undefined,
    exports: merged(exports, ({ gplOnly, namespace }) => [gplOnly, namespace]),
    uses: merged(uses, ({ origin, certainty, via }) => [origin, certainty, via.map(withoutLine)]),
  };
}

/** Those that differ by kernel alone as one, in the order of files and lines. */
function merged<Each extends TreePlace & { via?: readonly string[] }>(
  all: readonly Each[],
  keyOf: (each: Each) => unknown,
): Each[] {
  const groups = new Map<string, Each>();
  for (const each of all) {
    const key = JSON.stringify([each.module, each.file, each.line, keyOf(each)]);
    const before = groups.get(key);
    const via = before?.via && { via: before.via.map((step, index) => common(step, each.via![index]!)) };
    groups.set(key, before ? { ...before, ...via, kernels: [...before.kernels, ...each.kernels] } : each);
  }
  return [...groups.values()].sort(byPlace);
}

function common(step: string, other: string): string {
  return step === other ? step : withoutLine(step);
}

/** `class_create() (linux/device.h)` of `class_create() (linux/device.h:12)`. */
function withoutLine(step: string): string {
  return step.replace(/:\d+\)$/, ')');
}

function byPlace(a: TreePlace, b: TreePlace): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || Number(a.module > b.module) - Number(a.module < b.module);
}
