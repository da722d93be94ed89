import type { Fix, Replacement } from 'sarif';
import type { PlacedFix } from '../diagnostic';
import { artifact } from './sarifPlace';

/** A fix as SARIF has it: what is deleted and what is inserted, file by file. GitHub leaves it out, editors show it. */
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
