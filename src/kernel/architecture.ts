export interface Architecture {
  /** As kbuild sets it where the user does not. */
  arch: string;
  srcArch: string;
  /** Which captured compiler macros are its own: the name of a file of data/predefines, without suffix. */
  predefines: string;
}

const byOption: Readonly<Record<string, Architecture>> = {
  CONFIG_X86_64: { arch: 'x86', srcArch: 'x86', predefines: 'x86_64' },
  CONFIG_X86_32: { arch: 'x86', srcArch: 'x86', predefines: 'i386' },
  CONFIG_ARM64: { arch: 'arm64', srcArch: 'arm64', predefines: 'arm64' },
};

/**
 * The architecture that a configuration is for; undefined for one whose compiler macros are not known. ARCH is what
 * scripts/subarch.include makes of `uname -m`: `x86` for x86_64 as well, unless it is given by hand.
 */
export function architectureOf(config: ReadonlyMap<string, string>): Architecture | undefined {
  const option = Object.keys(byOption).find((name) => config.get(name) === 'y');
  return option === undefined ? undefined : byOption[option];
}

/** The architectures that architectureOf() knows, as people name them. */
export const knownArchitectures = Object.values(byOption).map((architecture) => architecture.predefines);
