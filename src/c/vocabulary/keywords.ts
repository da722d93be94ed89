/** Words that start a declaration and are no macro's name. */
export const TYPE_WORDS: ReadonlySet<string> = new Set(
  `auto char const double enum extern float inline int long register short signed static struct typedef typeof
  __typeof__ __typeof union unsigned void volatile _Bool _Atomic _Thread_local __int128 __inline __inline__ __const
  __volatile__ __volatile __const__ __signed__ __signed __auto_type __builtin_va_list`.split(/\s+/),
);

/** GNU's spellings of C's words, which the grammar does not read. */
export const ALTERNATE_KEYWORDS: ReadonlyMap<string, string> = new Map([
  ...['__const', '__const__'].map((word) => [word, 'const'] as const),
  ...['__volatile', '__volatile__'].map((word) => [word, 'volatile'] as const),
  ...['__signed', '__signed__'].map((word) => [word, 'signed'] as const),
]);

/** What names a type by an expression. */
export const TYPEOF_WORDS: ReadonlySet<string> = new Set(['typeof', '__typeof__', '__typeof']);

/** What starts an asm statement, or behind a declarator says by which name the assembler knows it. */
export const ASM_WORDS: ReadonlySet<string> = new Set(['asm', '__asm__', '__asm']);
