/** Fingerprints of SARIF, by which an alert is recognised later. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic';

/**
 * One fingerprint for each finding, by which GitHub recognises an alert: of the rule, the file, the symbol and the text
 * of the line, but not its number, so that lines added above it change nothing. Equal ones are numbered.
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
