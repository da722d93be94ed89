import fs from 'node:fs';
import path from 'node:path';
import { byteOffset, decode } from './bytes';
import { codeOf, InputError } from './inputError';

/** Other text in place of what stands there, by offsets of the text; in order, and apart from each other. */
interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** A file before and after. */
interface Rewritten {
  before: Buffer;
  after: Buffer;
}

/**
 * Edits a file that was read as a text: every byte that is not edited stays as it is, whatever its encoding. Throws an
 * InputError where it has changed since, or can no longer be read.
 */
export function rewritten(file: string, text: string, edits: readonly TextEdit[]): Rewritten {
  const before = attempt('cannot be read', () => fs.readFileSync(file));
  if (decode(before) !== text) throw new InputError('has changed while it was linted: it is not fixed');
  const parts: Buffer[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(before.subarray(at, byteOffset(before, text, edit.start)), Buffer.from(edit.text));
    at = byteOffset(before, text, edit.end);
  }
  return { before, after: Buffer.concat([...parts, before.subarray(at)]) };
}

/** Why a file cannot be replaced, in one line; undefined where it can. */
export function unwritable(file: string): string | undefined {
  try {
    const target = fs.realpathSync(file);
    // Who may write everything is not to write what its owner has locked.
    if ((fs.statSync(target).mode & 0o222) === 0) return 'is read-only: it is not fixed';
    fs.accessSync(target, fs.constants.W_OK);
    fs.accessSync(path.dirname(target), fs.constants.W_OK | fs.constants.X_OK);
    return undefined;
  } catch (error) {
    return `cannot be written (${codeOf(error)}): it is not fixed`;
  }
}

/**
 * Puts bytes in place of a file's, all or nothing, with its mode and owner; where it is a link, of what that leads to.
 * Throws an InputError where that fails.
 */
export function replaceFile(file: string, bytes: Buffer): void {
  attempt('cannot be written', () => {
    const target = fs.realpathSync(file);
    const { mode, uid, gid } = fs.statSync(target);
    const unfinished = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
    const descriptor = fs.openSync(unfinished, 'wx', 0o600);
    try {
      fs.writeFileSync(descriptor, bytes);
      const own = fs.fstatSync(descriptor);
      if (own.uid !== uid || own.gid !== gid) fs.fchownSync(descriptor, uid, gid);
      fs.fchmodSync(descriptor, mode & 0o7777);
      fs.fsyncSync(descriptor);
      fs.renameSync(unfinished, target);
    } catch (error) {
      fs.rmSync(unfinished, { force: true });
      throw error;
    } finally {
      fs.closeSync(descriptor);
    }
  });
}

function attempt<T>(failure: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new InputError(`${failure} (${codeOf(error)}): it is not fixed`);
  }
}
