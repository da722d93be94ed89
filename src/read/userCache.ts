import {
  accessSync, constants, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { statOf } from './stat';

/** So many files are kept, those used last: a kernel that is being worked on gives a new one with each build. */
const MOST_FILES = 16;

/** What a run that was cut short has left is removed a day later, in milliseconds. */
const UNFINISHED_FOR = 24 * 60 * 60 * 1000;

const UNFINISHED = '.tmp';

/** Where the user's kernels are kept: below XDG_CACHE_HOME where that is absolute, as its specification asks. */
export function cacheDirectory(env = process.env): string {
  const { XDG_CACHE_HOME: base } = env;
  return join(base !== undefined && isAbsolute(base) ? base : join(env.HOME ?? homedir(), '.cache'), 'kmodlint/kernels');
}

/** A file that is kept; undefined where there is none. It counts as used from now on. */
export function readKept(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    touch(file);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Makes a directory to keep files in; whether they can be written there. */
export function canKeepIn(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps a file, and no more than so many others beside it. It is there in full or not at all, whoever else writes the
 * same one at the same time. Returns whether it could be written.
 */
export function keep(directory: string, name: string, bytes: Buffer): boolean {
  const unfinished = join(directory, `${name}.${process.pid}-${process.hrtime.bigint()}${UNFINISHED}`);
  try {
    writeFileSync(unfinished, bytes, { mode: 0o600 });
    renameSync(unfinished, join(directory, name));
  } catch {
    rmSync(unfinished, { force: true });
    return false;
  }
  prune(directory);
  return true;
}

function prune(directory: string): void {
  const files = namesIn(directory)
    .map((name) => join(directory, name))
    .map((path) => ({ path, used: statOf(path)?.mtimeMs ?? 0, isFinished: !path.endsWith(UNFINISHED) }));
  const finished = files.filter(({ isFinished }) => isFinished).sort((a, b) => b.used - a.used);
  const abandoned = files.filter(({ isFinished, used }) => !isFinished && used < Date.now() - UNFINISHED_FOR);
  for (const { path } of [...finished.slice(MOST_FILES), ...abandoned]) remove(path);
}

/** What cannot be removed, or is gone already, is left to the next run. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    return; // In a cache that can only be read.
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
