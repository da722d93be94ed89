/** The compiler's own macros for when it runs, or when a source was changed (C11 6.10.8.1; the last is GNU's). */
export const DATE_MACROS: readonly string[] = ['__DATE__', '__TIME__', '__TIMESTAMP__'];
