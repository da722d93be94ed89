/** The architectures that kernels can be linted for. */
export interface Architecture {
  /** ARCH as kbuild sets it by default. */
  arch: string;
  srcArch: string;
  /** The name, without suffix, of the file in data/predefines that holds the compiler's macros for it. */
  predefines: string;
}

const byOption: Readonly<Record<string, Architecture>> = {
  CONFIG_X86_64: { arch: 'x86', srcArch: 'x86', predefines: 'x86_64' },
  CONFIG_X86_32: { arch: 'x86', srcArch: 'x86', predefines: 'i386' },
  CONFIG_ARM64: { arch: 'arm64', srcArch: 'arm64', predefines: 'arm64' },
};

/**
 * The architecture that a configuration is for; undefined if the compiler macros of that architecture are unknown. ARCH
 * is what scripts/subarch.include makes of `uname -m`: `x86` for x86_64 too, unless the user sets it.
 */
export function architectureOf(config: ReadonlyMap<string, string>): Architecture | undefined {
  const option = Object.keys(byOption).find((name) => config.get(name) === 'y');
  return option === undefined ? undefined : byOption[option];
}

/** The names of the known architectures. */
export const knownArchitectures = Object.values(byOption).map((architecture) => architecture.predefines);
