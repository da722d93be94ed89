/**
 * Library functions that gcc knows by name (GCC 12 manual, "Library Builtins"; those that a kernel has): a call may be
 * expanded in place, dropped, or become a call of another one.
 */
const BUILTINS: ReadonlySet<string> = new Set(
  `abs labs llabs abort exit malloc calloc realloc free alloca bcmp bcopy bzero ffs ffsl ffsll index rindex memchr
  memcmp memcpy mempcpy memmove memset stpcpy stpncpy strcasecmp strcat strchr strcmp strcpy strcspn strdup strndup
  strlen strncasecmp strncat strncmp strncpy strnlen strpbrk strrchr strspn strstr printf fprintf sprintf snprintf
  vprintf vfprintf vsprintf vsnprintf puts putchar fputs fputc fwrite scanf sscanf vscanf vsscanf isalnum isalpha
  isascii isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit toascii tolower
  toupper`.split(/\s+/),
);

/** What include/linux/fortify-string.h wraps (5.10 to 6.12): gcc chooses what the wrapper calls. */
const FORTIFIED: ReadonlySet<string> = new Set('strlcpy strlcat strscpy memscan memchr_inv kmemdup'.split(' '));

/** Why a call of a name may not become a reference to it; undefined where it does. */
export function compilerChoice(name: string, config: ReadonlyMap<string, string>): string | undefined {
  if (BUILTINS.has(name)) return 'gcc may expand the call in place';
  return FORTIFIED.has(name) && config.has('CONFIG_FORTIFY_SOURCE')
    ? 'fortified: gcc chooses what is called'
    : undefined;
}

/** The library function that a name calls, if gcc knows it: `memcpy` for `memcpy` and `__builtin_memcpy`. */
export function builtinOf(name: string): string | undefined {
  const plain = name.startsWith('__builtin_') ? name.slice('__builtin_'.length) : name;
  return BUILTINS.has(plain) ? plain : undefined;
}
