/** The attributes of gcc 12 (its manual, "Function Attributes", "Variable Attributes", "Type Attributes"). */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  `access alias aligned alloc_align alloc_size always_inline artificial assume_aligned cleanup cold common const
  constructor copy deprecated designated_init destructor error externally_visible fallthrough flatten format format_arg
  gnu_inline hot ifunc leaf malloc may_alias mode naked no_icf no_instrument_function no_profile_instrument_function
  no_reorder no_sanitize no_sanitize_address no_sanitize_coverage no_sanitize_thread no_sanitize_undefined
  no_split_stack no_stack_limit no_stack_protector noclone nocommon noinit noinline noipa nonnull nonstring noplt
  noreturn nothrow optimize packed patchable_function_entry persistent pure returns_nonnull returns_twice
  scalar_storage_order section sentinel simd stack_protect strict_flex_array symver target target_clones tls_model
  transparent_union unavailable uninitialized unused used vector_size visibility warn_if_not_aligned
  warn_unused_result warning weak weakref zero_call_used_regs`.split(/\s+/),
);

/**
 * What the compiler answers where a condition asks what it knows, `__has_attribute(error)` or `__has_builtin(…)`;
 * undefined for another question.
 */
export function compilerAnswer(question: string, about: string): boolean | undefined {
  if (question === '__has_attribute') return ATTRIBUTES.has(about.replace(/^__(.*)__$/, '$1'));
  if (question === '__has_builtin') return about.startsWith('__builtin_') || about.startsWith('__sync_');
  return undefined;
}

/** Whether a name is of what gcc lets a condition ask (since GCC 10), and so is defined. */
export function isQuestion(name: string): boolean {
  return /^__has_(attribute|builtin|c_attribute|cpp_attribute|include|include_next)$/.test(name);
}
