import type { CompilerFlag, ErrorWarning } from '../../model';

/** Whether flags make no error of a warning that is one in the kernel's own build. */
export function isNoError(warning: ErrorWarning, flags: readonly CompilerFlag[]): boolean {
  return flags.some((flag) => flag.kind === 'notAnError' && flag.warning === warning && !flag.isIgnored);
}
