/** Patterns for names: make's `%`, and the shell's `*`, `?` and `[…]`. */

interface Pattern {
  prefix: string;
  /** undefined if the pattern has no `%` and so matches itself alone. */
  suffix?: string;
}

function parse(pattern: string): Pattern {
  const at = pattern.indexOf('%');
  return at < 0 ? { prefix: pattern } : { prefix: pattern.slice(0, at), suffix: pattern.slice(at + 1) };
}

/** What `%` matches in a word (empty if the pattern has no `%`); undefined if the word does not match. */
export function stem(pattern: string, word: string): string | undefined {
  const { prefix, suffix } = parse(pattern);
  if (suffix === undefined) return word === prefix ? '' : undefined;
  const fits = word.length >= prefix.length + suffix.length && word.startsWith(prefix) && word.endsWith(suffix);
  return fits ? word.slice(prefix.length, word.length - suffix.length) : undefined;
}

/** One word of `$(patsubst pattern,replacement,…)`. */
export function substitute(pattern: string, replacement: string, word: string): string {
  const matched = stem(pattern, word);
  if (matched === undefined) return word;
  return pattern.includes('%') ? replacement.replace('%', () => matched) : replacement;
}

/**
 * Whether the shell and `$(wildcard)` expand a text to file names. An unclosed `[`, as in `[ -e x ]`, is plain text.
 */
export function isGlob(text: string): boolean {
  return /[*?]|\[!?[^\]]+\]/.test(text);
}

/** Whether a file name matches a pattern with `*`, `?` and `[…]`. */
export function matchesGlob(pattern: string, name: string): boolean {
  const marks = pattern.match(/\[!?[^\]]+\]|[^]/gu) ?? [];
  const characters = [...name];
  let at = 0;
  let mark = 0;
  // Only the last `*` ever has to match more, which bounds the time by the name's length times the pattern's.
  let star = -1;
  let taken = 0;
  while (at < characters.length) {
    if (marks[mark] === '*') {
      star = mark++;
      taken = at;
    } else if (marks[mark] !== undefined && matchesOne(marks[mark]!, characters[at]!)) {
      mark++;
      at++;
    } else if (star >= 0) {
      mark = star + 1;
      at = ++taken;
    } else return false;
  }
  return marks.slice(mark).every((rest) => rest === '*');
}

function matchesOne(mark: string, character: string): boolean {
  if (mark === '?' || mark === character) return true;
  if (mark.length < 3 || !mark.startsWith('[')) return false;
  const negated = /^\[[!^]/.test(mark);
  const ranges = mark.slice(negated ? 2 : 1, -1).match(/.-.|./gsu) ?? [];
  const inside = ranges.some((range) => {
    const [from, , to] = [...range];
    return to === undefined ? range === character : from! <= character && character <= to;
  });
  return inside !== negated;
}
