/** The texts of a driver tree on disk. */
import fs from 'node:fs';
import path from 'node:path';
import { isUtf8 } from 'node:buffer';
import type { Problem, Tree } from '../model';
import { decode } from './bytes';
import { codeOf } from './inputError';

/** A driver tree on disk. A file that cannot be read is reported once, in `problems`, and counts as missing. */
export interface DiskTree extends Tree {
  readonly root: string;
  readonly problems: readonly Problem[];
  /** The path of a file with links followed; the path itself if they lead out of the tree. */
  target(file: string): string;
}

/** No source of a driver is nearly as large; a larger file is data, and parsing it would exhaust the memory. */
const LARGEST_TEXT = 32 * 1024 * 1024;

/**
 * The tree below a directory (absolute). Paths are relative to it and may lead out of it (`../common/x.h`). A byte
 * order mark is not part of a text, bytes that are not UTF-8 are replaced, and line ends stay as they are.
 */
export function diskTree(root: string): DiskTree {
  const texts = new Map<string, string | undefined>();
  const listings = new Map<string, readonly string[]>();
  const problems: Problem[] = [];

  return {
    root,
    problems,
    target: (file) => targetOf(root, file),
    text: (file) =>
      remember(texts, path.posix.normalize(file), (name) => {
        const { text, problem } = readText(path.resolve(root, name));
        if (problem) problems.push({ ...problem, file: name });
        return text;
      }),
    list: (directory) =>
      remember(listings, path.posix.normalize(directory), (name) => {
        try {
          return listDirectory(path.resolve(root, name));
        } catch (error) {
          const message = unreadable(error);
          if (message) problems.push({ message, file: name });
          return [];
        }
      }),
  };
}

function remember<T>(known: Map<string, T>, key: string, find: (key: string) => T): T {
  if (!known.has(key)) known.set(key, find(key));
  return known.get(key)!;
}

function targetOf(root: string, file: string): string {
  try {
    const target = path.relative(fs.realpathSync(root), fs.realpathSync(path.resolve(root, file)));
    return target.split(path.sep)[0] === '..' ? file : target.split(path.sep).join('/');
  } catch {
    return file;
  }
}

function readText(file: string): { text?: string; problem?: Problem } {
  let bytes: Buffer;
  try {
    const stat = fs.statSync(file);
    if (stat.isDirectory()) return {};
    // Reading a named pipe would block, and a device may be endless.
    if (!stat.isFile()) return { problem: { message: 'is not a regular file: it is not read' } };
    if (stat.size > LARGEST_TEXT) return { problem: { message: `is too large to read (${stat.size} bytes)` } };
    bytes = fs.readFileSync(file);
  } catch (error) {
    const message = unreadable(error);
    return message ? { problem: { message } } : {};
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return { problem: { message: 'is not a text (it has a NUL byte): it is not read', line: lineOf(bytes, nul) } };
  }
  const text = decode(bytes);
  if (isUtf8(bytes)) return { text };
  return { text, problem: { message: 'is not UTF-8: the bytes that are not are replaced', line: brokenLine(bytes) } };
}

/** Why a file cannot be read; undefined if it simply does not exist. */
function unreadable(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE') {
    return undefined;
  }
  if (code === 'ELOOP') return 'cannot be read: its symbolic links form a loop';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: permission denied';
  return `cannot be read: ${code ?? 'unknown error'}`;
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let feed = bytes.indexOf(10); feed >= 0 && feed < offset; feed = bytes.indexOf(10, feed + 1)) line++;
  return line;
}

/** The first line that is not UTF-8. No character of UTF-8 contains a line feed, so lines are checked one by one. */
function brokenLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(10, start);
    if (feed < 0 || !isUtf8(bytes.subarray(start, feed))) return line;
    start = feed + 1;
  }
}

function listDirectory(directory: string): string[] {
  const entries = fs.readdirSync(directory, { withFileTypes: true });
  return entries
    .map((entry) => entry.name + (isDirectory(entry, directory) ? '/' : ''))
    .sort();
}

function isDirectory(entry: fs.Dirent, parent: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return fs.statSync(path.join(parent, entry.name)).isDirectory();
  } catch {
    return false;
  }
}
