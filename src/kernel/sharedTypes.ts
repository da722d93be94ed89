/*
 * What the headers of several kernels say of types alike. Most structures are the same from one kernel to the next, so
 * kernel files that are shipped together have the lines of their types in one file, each line once, and in its place
 *
 *     =                what is shared begins with it
 *     #2f              the header's number, as in every part (src/c/headers/make/pack.ts)
 *     5k               a line of the shared file, as the difference to the one before, to the base 36
 *                      empty: the next one
 *
 * The shared file holds the lines in pieces, so that a run unpacks those that its headers need.
 */
import { CONSTANTS } from '../c/headers/entry';
import { openContainer, type Container } from './container';
import { KernelDataError } from './kernelDataError';

/** What begins a block of references. */
export const SHARED_MARK = '=\n';

/** What the shared file's plain header says. */
export interface SharedHeader {
  /** Tells one shared file from another. */
  sharedTypes: string;
  /** The number of the first line of each piece. */
  starts: readonly number[];
}

/** The lines of a shared file. */
export class SharedTypes {
  readonly id: string;
  private readonly starts: readonly number[];
  private readonly container: Container;
  private readonly pieces: (readonly string[] | undefined)[] = [];

  /** Throws KernelDataError for another kind of file. */
  constructor(file: Buffer) {
    this.container = openContainer(file);
    const { sharedTypes, starts } = this.container.header as Partial<SharedHeader>;
    if (typeof sharedTypes !== 'string' || !Array.isArray(starts)) {
      throw new KernelDataError('kernel data file without shared types');
    }
    this.id = sharedTypes;
    this.starts = starts as readonly number[];
  }

  /** A part of a kernel's headers with the lines in place of the references to them. */
  expand(part: string): string {
    const at = part.lastIndexOf(CONSTANTS) + 1;
    if (!part.startsWith(SHARED_MARK, at)) return part;
    let line = -1;
    const lines = part.slice(at + SHARED_MARK.length).split('\n').map((each) => {
      if (each.startsWith('#')) return each;
      line += each === '' ? 1 : parseInt(each, 36);
      return this.line(line);
    });
    return part.slice(0, at) + lines.join('\n');
  }

  private line(number: number): string {
    let piece = this.starts.length - 1;
    while (piece > 0 && this.starts[piece]! > number) piece--;
    const lines = (this.pieces[piece] ??= this.container.section(`types.${piece}`)().toString('utf8').split('\n'));
    const found = lines[number - this.starts[piece]!];
    if (found === undefined) throw new KernelDataError('kernel data that refers to types which are not there');
    return found;
  }
}
