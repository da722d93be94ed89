/** What looks at its operand and never evaluates it (C11 6.5.3.4, GNU's, include/linux/printk.h and build_bug.h). */
const OPERATORS = new Set(
  `sizeof typeof __typeof__ __typeof _Alignof __alignof__ __alignof offsetof __builtin_offsetof
  __builtin_types_compatible_p __builtin_object_size __builtin_dynamic_object_size no_printk BUILD_BUG_ON_INVALID BUILD_BUG_ON_ZERO`.split(/\s+/),
);

/** Assertions that look at the types of their arguments alone unless an option is set (linux/mmdebug.h, rcupdate.h). */
const ASSERTIONS: ReadonlyMap<string, string> = new Map([
  ...`VM_BUG_ON VM_BUG_ON_PAGE VM_BUG_ON_FOLIO VM_BUG_ON_VMA VM_BUG_ON_MM VM_WARN_ON VM_WARN_ON_ONCE VM_WARN VM_WARN_ONCE
  VM_WARN_ON_FOLIO VM_WARN_ON_ONCE_FOLIO VM_WARN_ON_ONCE_PAGE`
    .split(/\s+/)
    .map((name) => [name, 'CONFIG_DEBUG_VM'] as const),
  ['VIRTUAL_BUG_ON', 'CONFIG_DEBUG_VIRTUAL'],
  ['RCU_LOCKDEP_WARN', 'CONFIG_PROVE_RCU'],
]);

/** Whether code makes nothing of what this operator or macro of the kernel's is given. */
export function isUnevaluated(name: string, isConfigured: (option: string) => boolean): boolean {
  if (OPERATORS.has(name)) return true;
  const option = ASSERTIONS.get(name);
  return option !== undefined && !isConfigured(option);
}
