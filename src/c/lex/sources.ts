import { posix } from 'path';
import type { Tree } from '../../model';
import { lex } from './lex';
import type { LexedFile } from './lexedFile';

/**
 * So many characters of lexed text are kept in any case. Beyond that, only what one of the last units read, so that
 * memory is bounded by the units, not by the tree, and the headers that all of them include are still read once.
 */
const KEPT_CHARACTERS = 4_000_000;
const KEPT_UNITS = 3;

/** The driver's files as tokens, read through the tree, the ones used last kept. */
export class Sources {
  private readonly lexed = new Map<string, { file: LexedFile; unit: number }>();
  private characters = 0;
  private unit = 0;
  private readonly directories = new Map<string, Set<string>>();

  constructor(private readonly tree: Tree) {}

  /** Whether a path, relative to the tree and without `.` and `..` inside, is a file there. */
  exists(path: string): boolean {
    if (this.lexed.has(path)) return true;
    return this.names(posix.dirname(path)).has(posix.basename(path));
  }

  /** Says that what is read from now on is another unit's. */
  nextUnit(): void {
    this.unit++;
  }

  /** The tokens of a file; undefined where it is missing or cannot be read. */
  read(path: string): LexedFile | undefined {
    let file = this.lexed.get(path)?.file;
    this.lexed.delete(path);
    if (!file) {
      const text = this.tree.text(path);
      if (text === undefined) return undefined;
      file = lex(path, text);
      this.characters += text.length;
    }
    this.lexed.set(path, { file, unit: this.unit });
    this.letGo();
    return file;
  }

  private letGo(): void {
    for (const [oldest, { file, unit }] of this.lexed) {
      if (this.characters <= KEPT_CHARACTERS || unit > this.unit - KEPT_UNITS) break;
      this.lexed.delete(oldest);
      this.characters -= file.text.length;
    }
  }

  private names(directory: string): Set<string> {
    let names = this.directories.get(directory);
    if (!names) this.directories.set(directory, (names = new Set(this.tree.list(directory))));
    return names;
  }
}
