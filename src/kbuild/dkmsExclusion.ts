/**
 * The kernels that a dkms.conf excludes: dkms does not build for them, and its autoinstall skips them without an error
 * (read_conf() of dkms 3.2.2; those before 3.0.11 know no _MIN and no _MAX; one for each module, behind an index, came
 * later, with check_build_exclusive_for_module() of August 2026).
 */
import type { DkmsExclusion, Kernel, Span } from '../model';
import { matches } from '../util/extendedExpression';
import { UNKNOWN_TEXT } from './shell/shellWords';

/** A BUILD_EXCLUSIVE_ variable of a dkms.conf. */
export interface BuildExclusive {
  kind: 'KERNEL' | 'KERNEL_MIN' | 'KERNEL_MAX' | 'ARCH' | 'CONFIG';
  /** As it is written, with the number of a module where it has one. */
  variable: string;
  /** Without one, it holds for all modules, as that of the first does: `$X` is `${X[0]}`. */
  module?: string;
  value: string;
  span: Span;
}

const NAME = /^BUILD_EXCLUSIVE_(KERNEL|KERNEL_MIN|KERNEL_MAX|ARCH|CONFIG)(?:\[(\d+)\])?$/;

/**
 * The BUILD_EXCLUSIVE_ variables of a dkms.conf.
 * @param variables the values at its end
 * @param text its text, in which they are found
 */
export function buildExclusives(variables: ReadonlyMap<string, string>, text: string, file: string): BuildExclusive[] {
  return [...variables].flatMap(([variable, value]) => {
    const [, kind, number] = NAME.exec(variable) ?? [];
    if (kind === undefined || value === '') return [];
    const module = number === undefined || Number(number) === 0 ? undefined : variables.get(`BUILT_MODULE_NAME[${number}]`);
    if (number !== undefined && Number(number) > 0 && module === undefined) return [];
    const start = Math.max(0, text.lastIndexOf(`${variable}=`));
    const span = { file, start, end: start + variable.length };
    return [{ kind: kind as BuildExclusive['kind'], variable, value, span, ...(module !== undefined && { module }) }];
  });
}

/** The first variable that excludes a kernel for a module, else the first that may; undefined where none does. */
export function exclusionOf(
  variables: readonly BuildExclusive[],
  module: string,
  kernel: Kernel,
): DkmsExclusion | undefined {
  const own = variables.filter((each) => each.module === undefined || each.module === module);
  const found = own.flatMap(({ kind, variable, value, span }): DkmsExclusion[] => {
    if (value.includes(UNKNOWN_TEXT)) return [{ certainty: 'possible', variable, span }];
    const isAllowed = allows(kind, value, kernel);
    if (isAllowed === true) return [];
    return [{ certainty: isAllowed === false ? 'certain' : 'possible', variable, value, span }];
  });
  return found.find(({ certainty }) => certainty === 'certain') ?? found[0];
}

/** undefined where that is not decided. */
function allows(kind: BuildExclusive['kind'], value: string, kernel: Kernel): boolean | undefined {
  const { release } = kernel;
  switch (kind) {
    case 'KERNEL':
      return matches(value, release);
    case 'KERNEL_MIN':
      return padded(release) >= padded(value);
    case 'KERNEL_MAX':
      return padded(release) <= padded(value);
    case 'ARCH': {
      const machine = machineOf(kernel);
      return machine === undefined ? undefined : matches(value, machine);
    }
    case 'CONFIG':
      return allowsConfig(value.split(/[ \t\n]+/).filter((word) => word !== ''), kernel);
  }
}

/** VER() of dkms: numbers of three digits at least, so that versions compare as texts: `006.001.000-056-amd064`. */
function padded(version: string): string {
  return version.replace(/\d+/g, (number) => number.padStart(3, '0'));
}

/** `uname -m`. */
function machineOf({ srcArch, config }: Kernel): string | undefined {
  if (srcArch === 'arm64') return 'aarch64';
  return srcArch === 'x86' && config.get('CONFIG_64BIT') === 'y' ? 'x86_64' : undefined;
}

/** Each option is to be y or m, or to be neither behind a `!`. dkms has grep look for it: it may be an expression. */
function allowsConfig(words: readonly string[], { config }: Kernel): boolean | undefined {
  const answers = words.map((word) => {
    const [, not = '', option] = /^(!?)(\w+)$/.exec(word) ?? [];
    if (option === undefined) return undefined;
    return /^[ym]/.test(config.get(option) ?? '') === (not === '');
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}
