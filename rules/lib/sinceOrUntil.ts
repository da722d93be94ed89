import type { LinkedModule, LinkedTree } from '../../src/model';

/** Of those asked for, the kernels from which on, or up to which, something in a module is a fault. */
export function sinceOrUntil(
  module: LinkedModule,
  { kernel }: LinkedTree,
  trees: readonly LinkedTree[],
  isFault: (other: LinkedModule) => boolean,
): string | undefined {
  const line = trees.filter((each) => each.kernel.arch === kernel.arch).map((tree) => ({
    name: tree.kernel.name,
    hasFault: tree.modules.some((other) => other.build === module.build || (isSame(other, module) && isFault(other))),
    isKnown: tree.modules.some((other) => isSame(other, module) && other.incomplete.length === 0),
  }));
  const here = line.findIndex(({ name }) => name === kernel.name);
  const before = line.findLastIndex(({ hasFault, isKnown }, index) => index < here && isKnown && !hasFault);
  if (before >= 0) return `since ${line[before + 1]!.name}`;
  const after = line.findIndex(({ hasFault, isKnown }, index) => index > here && isKnown && !hasFault);
  return after >= 0 ? `up to ${line[after - 1]!.name}` : undefined;
}

const isSame = (a: LinkedModule, b: LinkedModule): boolean => a.name === b.name && a.directory === b.directory;
