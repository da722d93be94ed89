/** What an annotation says of the definition that it is in. */
export type Annotation =
  | 'init' | 'exit' | 'netInit' | 'netExit' | 'reference'
  | 'weak' | 'used' | 'alias' | 'inline' | 'noinline' | 'pure' | 'assertion' | 'retyped' | 'none';

const words = (text: string): string[] => text.trim().split(/\s+/);

const MEANING: readonly [Annotation, string][] = [
  ['init', '__init __initdata __initconst'],
  ['exit', '__exit __exitdata __exitused'],
  // Without CONFIG_NET_NS the same; with it they say nothing (include/net/net_namespace.h).
  ['netInit', '__net_init __net_initdata __net_initconst'],
  ['netExit', '__net_exit'],
  // May refer to what is freed: the author has seen to it that it does so in time.
  ['reference', '__ref __refdata __refconst __init_refok __initdata_refok __exit_refok'],
  // Gone since 3.10, a driver that goes on using them defines them as nothing; or for what is never unplugged.
  ['none', '__devinit __devinitdata __devinitconst __devexit __devexitdata __cpuinit __cpuinitdata __cpuexit'],
  ['none', '__cpuexitdata __meminit __meminitdata __memexit __memexitdata'],
  ['weak', '__weak'],
  ['used', '__used __visible __section __constructor'],
  ['alias', '__alias'],
  ['inline', '__inline __inline__ __always_inline __forceinline'],
  ['noinline', 'noinline noinline_for_stack __noinline'],
  ['pure', '__pure __attribute_const__'],
  // A call of it that is not optimised away is an error, or a warning, of the compiler's.
  ['assertion', '__compiletime_error __compiletime_warning'],
  // What is left is not the whole type.
  ['retyped', '__mode'],
  // With CONFIG_MODULES, which all this is about, these say nothing.
  ['none', '__init_or_module __initdata_or_module __initconst_or_module'],
  [
    'none',
    `__user __kernel __iomem __percpu __rcu __force __nocast __bitwise __private __safe
    __must_check __maybe_unused __always_unused __unused __deprecated __cold __hot __malloc __packed __aligned
    __printf __scanf __noreturn __noclone notrace asmlinkage fastcall
    __randomize_layout __no_randomize_layout __designated_init __read_mostly __ro_after_init __cacheline_aligned
    __cacheline_aligned_in_smp ____cacheline_aligned ____cacheline_aligned_in_smp __page_aligned_data
    __page_aligned_bss __attribute __attribute__ __declspec __extension__ __noreturn__ __acquires __releases
    __must_hold __acquire __release __cond_acquires __counted_by __free __cleanup __no_sanitize_address __no_kcsan
    __no_stack_protector __nonstring __assume_aligned __realloc_size __alloc_size __gnu_inline __optimize
    __latent_entropy __nocfi __sched __kprobes __lockfunc __cpuidle
    __private_extern__ nokprobe_inline __flatten __copy __noscs __bpf_kfunc __irq_entry __softirq_entry
    __guarded_by __pt_guarded_by __visible_for_testing VISIBLE_IF_KUNIT __nonnull __restrict __restrict__ restrict
    __ksym __percpu_qual _Alignas alignas _Noreturn`,
  ],
];

/**
 * The kernel's annotation macros, which are inside declarations and which a C grammar cannot read, with what they
 * mean (include/linux/init.h, compiler_types.h, compiler_attributes.h, cache.h; the __dev* ones up to 3.8).
 */
export const ANNOTATIONS: ReadonlyMap<string, Annotation> = new Map(
  MEANING.flatMap(([meaning, names]) => words(names).map((name) => [name, meaning] as const)),
);

/** What the arguments of `__attribute__((…))`, `__section(…)` and the like say. */
export function attributeMeanings(text: string): Annotation[] {
  const found: Annotation[] = [];
  if (/\b(__)?weak(__)?\b/.test(text)) found.push('weak');
  if (/\b(__)?(used|section|constructor|destructor|externally_visible)(__)?\b/.test(text)) found.push('used');
  if (/\b(__)?alias(__)?\b/.test(text)) found.push('alias');
  if (/\b(__)?noinline(__)?\b/.test(text)) found.push('noinline');
  if (/\b(__)?(pure|const)(__)?\b/.test(text)) found.push('pure');
  if (/\b(__)?(mode|vector_size)(__)? \(/.test(text)) found.push('retyped');
  if (/\b(__)?(error|warning)(__)? \(/.test(text)) found.push('assertion');
  if (/"\.init\./.test(text)) found.push('init');
  if (/"\.exit\./.test(text)) found.push('exit');
  return found;
}

/** What an attribute makes an alias of: `alias("f")`, or `__alias(f)` of include/linux/compiler_attributes.h. */
export function aliasedBy(attribute: string, text: string): string | undefined {
  const pattern = attribute === '__alias' ? /(\w+)/ : /\b(?:__)?alias(?:__)? \( "(\w+)"/;
  return pattern.exec(text)?.[1];
}
