import type { Definition, Span, Use } from '../model';
import type { Providers } from './providers';

/** What an option has the compiler make references to, by the flags that the kernel's Makefiles choose for it. */
interface CompilerSymbols {
  options: readonly string[];
  symbols: readonly string[];
  /** In each function, and not only where gcc finds reason to. */
  everywhere?: true;
}

const REGISTERS = 'ax bx cx dx si di bp 8 9 10 11 12 13 14 15'.split(' ').map((name) => `r${name}`);

/**
 * The top Makefile and those of arch/ARCH (-pg -mfentry, -mfunction-return=thunk-extern,
 * -mindirect-branch=thunk-extern, -fstack-protector-strong), scripts/Makefile.ubsan and Makefile.kcov, of 5.10 to 7.3;
 * 6.9 renamed the options of x86.
 */
const MADE: readonly CompilerSymbols[] = [
  { options: ['CONFIG_FUNCTION_TRACER'], symbols: ['__fentry__', 'mcount', '_mcount'], everywhere: true },
  { options: ['CONFIG_RETHUNK', 'CONFIG_MITIGATION_RETHUNK'], symbols: ['__x86_return_thunk'], everywhere: true },
  {
    options: ['CONFIG_RETPOLINE', 'CONFIG_MITIGATION_RETPOLINE'],
    symbols: REGISTERS.map((register) => `__x86_indirect_thunk_${register}`),
  },
  { options: ['CONFIG_STACKPROTECTOR'], symbols: ['__stack_chk_fail', '__stack_chk_guard', '__ref_stack_chk_guard'] },
  {
    options: ['CONFIG_UBSAN'],
    symbols: `out_of_bounds shift_out_of_bounds load_invalid_value type_mismatch_v1 divrem_overflow builtin_unreachable
      alignment_assumption add_overflow sub_overflow mul_overflow negate_overflow`
      .split(/\s+/)
      .map((name) => `__ubsan_handle_${name}`),
  },
  { options: ['CONFIG_KCOV'], symbols: ['__sanitizer_cov_trace_pc'] },
];

/**
 * The uses of a module that only the compiler makes: known by kernel, not by text.
 * @param span where they are said to be
 */
export function compilerUses(definitions: readonly Definition[], providers: Providers, span: Span): Use[] {
  const { kernel } = providers;
  const isCompiled = definitions.some(({ kind, storage }) => kind === 'function' && storage !== 'externInline');
  if (!isCompiled) return [];
  return MADE.filter(({ options }) => options.some((option) => kernel.config.get(option) === 'y')).flatMap(
    ({ symbols, everywhere }) =>
      symbols.flatMap((symbol): Use[] => {
        const provider = providers.findOutside(symbol);
        if (!provider) return [];
        const made = { symbol, weak: false, origin: 'compiler', via: [], span, provider } as const;
        return [everywhere ? { ...made, certainty: 'certain' } : { ...made, certainty: 'possible', reason: CHOICE }];
      }),
  );
}

/** Why what is not in every function is only possible. */
const CHOICE = 'the compiler decides';
