import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * What changes of a file, as patch(1) and `git apply` take it. The name and the content are bytes, and so is the diff:
 * a source may be in any encoding.
 */
export function unifiedDiff(name: string, before: Buffer, after: Buffer): Buffer {
  // As Latin-1 each byte is a character, and comes back as it was.
  const file = Buffer.from(name).toString('latin1');
  const [old, now] = [before.toString('latin1'), after.toString('latin1')];
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, old, now, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  return Buffer.from(patch, 'latin1');
}
