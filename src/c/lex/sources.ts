import type { Tree } from '../../model';
import { lex, type LexedFile } from './lex';

/** So many characters of lexed text are kept: headers that many objects include are read once, the rest is let go. */
const KEPT_CHARACTERS = 24_000_000;

/** The driver's files as tokens, read through the tree, the ones used last kept. */
export class Sources {
  private readonly lexed = new Map<string, LexedFile>();
  private characters = 0;

  constructor(private readonly tree: Tree) {}

  exists(path: string): boolean {
    if (this.lexed.has(path)) return true;
    const slash = path.lastIndexOf('/');
    return this.names(slash < 0 ? '.' : path.slice(0, slash)).has(path.slice(slash + 1));
  }

  read(path: string): LexedFile | undefined {
    let file = this.lexed.get(path);
    this.lexed.delete(path);
    if (!file) {
      const text = this.tree.text(path);
      if (text === undefined) return undefined;
      file = lex(path, text);
      this.characters += text.length;
    }
    this.lexed.set(path, file);
    for (const [oldest, { text }] of this.lexed) {
      if (this.characters <= KEPT_CHARACTERS || oldest === path) break;
      this.lexed.delete(oldest);
      this.characters -= text.length;
    }
    return file;
  }

  private readonly directories = new Map<string, Set<string>>();

  private names(directory: string): Set<string> {
    let names = this.directories.get(directory);
    if (!names) this.directories.set(directory, (names = new Set(this.tree.list(directory))));
    return names;
  }
}

/** A path without `.` and `..` inside, relative to the same root; `..` at the front stays. */
export function normalize(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else out.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + (out.join('/') || '.');
}

/** The directory of a path: `.` for a file at the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}
