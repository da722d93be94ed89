import type { CompilerStop, Kernel } from '../../model';
import type { UnitHeaders } from '../headers/unitHeaders';
import { macrosOf, type Token } from '../lex/token';
import type { MacroInvocation } from '../scope/invocations';
import { tagOf } from './tags';

/**
 * Whether MODULE_INFO() asserts that its string has no NUL, `sizeof(info) - 1 == __builtin_strlen(info)`, as the
 * headers say: all that makes an entry of .modinfo of a string goes through it (include/linux/moduleparam.h of 7.3).
 */
export function refusesNul(headers: UnitHeaders | undefined): boolean {
  return headers?.replacementOf('MODULE_INFO').some(({ text }) => text === '__builtin_strlen') ?? false;
}

/** The MODULE_ macros whose string has a NUL, at its end as well, for headers that refuse it. */
export function embeddedNulsOf(invocations: readonly MacroInvocation[], kernel: Kernel): CompilerStop[] {
  return invocations.flatMap((invocation): CompilerStop[] => {
    const { value, certainty, span } = tagOf(invocation, kernel);
    if (!value?.includes('\0')) return [];
    return [{ kind: 'embeddedNul', text: writtenName(invocation.name), certainty, span }];
  });
}

/** The kernel's macro that the driver uses: MODULE_PARM_DESC, where that is a MODULE_INFO. */
function writtenName(name: Token): string {
  const kernels = macrosOf(name).find(({ place }) => place !== undefined && 'line' in place);
  return kernels?.name ?? name.text;
}
