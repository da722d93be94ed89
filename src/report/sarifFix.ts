/** Fixes of SARIF. */
import type { Fix, Replacement } from 'sarif';
import type { PlacedFix } from '../diagnostic';
import { artifact } from './sarifPlace';

/** A fix in SARIF's form: what is deleted and inserted, file by file. GitHub does not show it, editors do. */
export function sarifFix({ title, edits }: PlacedFix): Fix {
  const files = new Map<string, Replacement[]>();
  for (const { file, line, column, endLine, endColumn, text } of edits) {
    const replacement = {
      deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
      insertedContent: { text },
    };
    files.set(file, [...(files.get(file) ?? []), replacement]);
  }
  return {
    description: { text: title },
    artifactChanges: [...files].map(([file, replacements]) => ({ artifactLocation: artifact(file), replacements })),
  };
}
