import type { Kernel, LinkedTree } from '../../src/model';

/** Why a kernel lacks something, and what to do about it. */
export interface Cause {
  reason: string;
  help: string;
}

interface Having {
  has(tree: LinkedTree): boolean;
  /** What a kernel does to have it: `['exports', 'exported']`. */
  verb: readonly [string, string];
}

/**
 * Why one kernel lacks what others of those asked for have, the oldest first: a later one has dropped it, an earlier
 * one has it not yet, one of the same version is configured in another way or is for another architecture.
 */
export function causeElsewhere(
  { kernel }: LinkedTree,
  trees: readonly LinkedTree[],
  having: Having,
): Cause | undefined {
  const [does, did] = having.verb;
  const kernels = trees.map((tree) => tree.kernel);
  const have = new Set(trees.filter(having.has).map((tree) => tree.kernel));
  const ofVersion = kernels.filter((each) => isSameVersion(each, kernel));
  const configured = ofVersion.find((each) => each.arch === kernel.arch && have.has(each));
  if (configured) {
    return {
      reason: `the configuration of ${kernel.name} lacks it, ${configured.name} ${does} it`,
      help: 'build the driver only where the option that it comes with is set, or do without it',
    };
  }
  const line = kernels.filter((each) => each === kernel || (each.arch === kernel.arch && !ofVersion.includes(each)));
  const here = line.indexOf(kernel);
  const last = line.findLastIndex((each, index) => index < here && have.has(each));
  if (last >= 0) {
    return {
      reason: `the kernel ${did} it up to ${line[last]!.name}, it is gone since ${line[last + 1]!.name}`,
      help: 'use what has replaced it where LINUX_VERSION_CODE says that it is gone',
    };
  }
  const next = line.find((each) => have.has(each));
  if (next) {
    return {
      reason: `the kernel ${does} it from ${next.name} on, not before`,
      help: 'use it where LINUX_VERSION_CODE says that it is there, and something else before',
    };
  }
  const other = ofVersion.find((each) => have.has(each));
  return other && {
    reason: `${other.name} ${does} it, the kernel for ${kernel.arch} does not`,
    help: `use it for ${other.arch} alone, or what all architectures have`,
  };
}

function isSameVersion(a: Kernel, b: Kernel): boolean {
  return a.version.major === b.version.major && a.version.minor === b.version.minor;
}
