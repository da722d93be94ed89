/** Words that start a declaration and are no macro's name. */
export const TYPE_WORDS: ReadonlySet<string> = new Set(
  `auto char const double enum extern float inline int long register short signed static struct typedef typeof
  __typeof__ __typeof union unsigned void volatile _Bool _Atomic _Thread_local __int128 __inline __inline__ __const
  __volatile__ __auto_type __builtin_va_list`.split(/\s+/),
);

/** What names a type by an expression. */
export const TYPEOF_WORDS: ReadonlySet<string> = new Set(['typeof', '__typeof__', '__typeof']);

/** What starts an asm statement, or behind a declarator says by which name the assembler knows it. */
export const ASM_WORDS: ReadonlySet<string> = new Set(['asm', '__asm__', '__asm']);
