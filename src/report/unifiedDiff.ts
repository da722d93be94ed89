/** Diffs of files. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * The changes of a file, as patch(1) and `git apply` take them. Works on bytes, since a source may be in any encoding.
 * A name that is not ASCII is quoted as git quotes it.
 */
export function unifiedDiff(name: string, before: Buffer, after: Buffer): Buffer {
  // In Latin-1 each byte is a character, and is restored unchanged.
  const [old, now] = [before.toString('latin1'), after.toString('latin1')];
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, old, now, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  return Buffer.from(patch, 'latin1');
}
