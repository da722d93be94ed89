/** Make's `%` patterns. */

interface Pattern {
  prefix: string;
  /** undefined where the pattern has no `%` and so matches one word alone. */
  suffix?: string;
}

function parse(pattern: string): Pattern {
  const at = pattern.indexOf('%');
  return at < 0 ? { prefix: pattern } : { prefix: pattern.slice(0, at), suffix: pattern.slice(at + 1) };
}

/** What `%` stands for when the word matches the pattern (empty without a `%`); undefined when it does not match. */
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

/** A regular expression for one component of a file name pattern with `*`, `?` and `[…]`. */
export function globExpression(component: string): RegExp {
  const source = component.replace(/\[!?[^\]]+\]|[.*+?^${}()|[\]\\]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (part.length === 1) return `\\${part}`;
    return part.replace(/\\/g, '\\\\').replace(/^\[!/, '[^');
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // A reversed range such as [z-a] matches nothing.
    return /(?!)/;
  }
}
