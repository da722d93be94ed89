import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic';

/**
 * What GitHub tells an alert from another by, one for each finding: the rule, the file, the symbol and the text of the
 * line, but not its number, so that lines added above it change nothing. Equal ones are counted.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ rule, file, symbol, sourceLine }) => {
    const content = JSON.stringify([rule, file, symbol ?? null, sourceLine.trim()]);
    const ordinal = (seen.get(content) ?? 0) + 1;
    seen.set(content, ordinal);
    return `${createHash('sha256').update(content).digest('hex').slice(0, 16)}:${ordinal}`;
  });
}
