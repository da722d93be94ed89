/** Edits files on disk. */
import fs from 'node:fs';
import path from 'node:path';
import { byteOffset, decode } from './bytes';
import { codeOf, InputError } from './inputError';

/** A replacement of a range of a text, by offsets of the text. Edits are in order and do not overlap. */
interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** The bytes of a file before and after its edits. */
interface Rewritten {
  before: Buffer;
  after: Buffer;
}

/**
 * Edits a file that was read as text. Every byte outside the edits stays as it is, whatever the encoding. Throws an
 * InputError if the file has changed since, or can no longer be read.
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

/** Why a file cannot be replaced, in one line; undefined if it can. */
export function unwritable(file: string): string | undefined {
  try {
    const target = fs.realpathSync(file);
    // Even root respects a read-only file.
    if ((fs.statSync(target).mode & 0o222) === 0) return 'is read-only: it is not fixed';
    fs.accessSync(target, fs.constants.W_OK);
    fs.accessSync(path.dirname(target), fs.constants.W_OK | fs.constants.X_OK);
    return undefined;
  } catch (error) {
    return `cannot be written (${codeOf(error)}): it is not fixed`;
  }
}

/**
 * Replaces the bytes of a file, all or nothing, keeping its mode and owner; for a symbolic link, those of its target.
 * Throws an InputError if that fails.
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
