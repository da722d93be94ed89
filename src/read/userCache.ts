/** The user's cache: a few files, replaced as a whole. */
import {
  accessSync, constants, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { statOf } from './stat';

/**
 * Limit on the number of files; those used last are kept. A kernel under development gives a new one with each build.
 */
const MOST_FILES = 16;

/** Age in milliseconds at which files left by an interrupted run are removed: a day. */
const UNFINISHED_FOR = 24 * 60 * 60 * 1000;

const UNFINISHED = '.tmp';

/** The directory of the user's kernels: below XDG_CACHE_HOME if that is absolute, as its specification demands. */
export function cacheDirectory(env = process.env): string {
  const { XDG_CACHE_HOME: base } = env;
  return join(base !== undefined && isAbsolute(base) ? base : join(env.HOME ?? homedir(), '.cache'), 'kmodlint/kernels');
}

/** A file of the cache; undefined if it does not exist. It counts as used now. */
export function readKept(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    touch(file);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Creates a directory for files of the cache. Returns whether files can be written to it. */
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
 * Writes a file to the cache, and removes the files used longest ago. Concurrent and interrupted runs leave either the
 * complete file or none. Returns whether it could be written.
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

/** A file that cannot be removed is left to the next run. */
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
