import { posix } from 'path';
import type { Tree } from '../../model';
import { lex } from './lex';
import type { LexedFile } from './lexedFile';

/** So many characters of lexed text are kept: headers that many objects include are read once, the rest is let go. */
const KEPT_CHARACTERS = 24_000_000;

/** The driver's files as tokens, read through the tree, the ones used last kept. */
export class Sources {
  private readonly lexed = new Map<string, LexedFile>();
  private characters = 0;
  private readonly directories = new Map<string, Set<string>>();

  constructor(private readonly tree: Tree) {}

  /** Whether a path, relative to the tree and without `.` and `..` inside, is a file there. */
  exists(path: string): boolean {
    if (this.lexed.has(path)) return true;
    return this.names(posix.dirname(path)).has(posix.basename(path));
  }

  /** The tokens of a file; undefined where it is missing or cannot be read. */
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

  private names(directory: string): Set<string> {
    let names = this.directories.get(directory);
    if (!names) this.directories.set(directory, (names = new Set(this.tree.list(directory))));
    return names;
  }
}
