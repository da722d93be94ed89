/** A text while it is being edited. */
/** Replaces the text from `start` to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A range of the original, or new text. */
type Piece = { start: number; end: number } | { text: string };

/**
 * A text that is being edited, as a piece table: it can map ranges of the original to the current text, and list what
 * was done to the original.
 */
export class Draft {
  private written: string | undefined;

  private constructor(
    private readonly original: string,
    private pieces: readonly Piece[],
  ) {}

  static of(original: string): Draft {
    return new Draft(original, [{ start: 0, end: original.length }]);
  }

  /** An independent copy. */
  copy(): Draft {
    return new Draft(this.original, this.pieces);
  }

  get text(): string {
    this.written ??= this.pieces.map((piece) => this.textOf(piece)).join('');
    return this.written;
  }

  /** Makes an edit, by offsets of the current text. */
  replace({ start, end, text }: Edit): void {
    const kept = [...this.cut(0, start), { text }, ...this.cut(end, this.text.length)];
    this.pieces = kept.filter((piece) => lengthOf(piece) > 0);
    this.written = undefined;
  }

  /** The current range of a range of the original; undefined if parts of it are gone, or no longer adjoin. */
  placeOf({ start, end }: { start: number; end: number }): { start: number; end: number } | undefined {
    let at = 0;
    for (const piece of this.pieces) {
      if ('start' in piece && piece.start <= start && end <= piece.end) {
        return { start: at + start - piece.start, end: at + end - piece.start };
      }
      at += lengthOf(piece);
    }
    return undefined;
  }

  /** The edits of the original, by its offsets, in order and not overlapping. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let end = 0;
    let text = '';
    for (const piece of [...this.pieces, { start: this.original.length, end: this.original.length }]) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      if (this.original.slice(end, piece.start) !== text) edits.push({ start: end, end: piece.start, text });
      end = piece.end;
      text = '';
    }
    return edits;
  }

  /** The pieces between two offsets of the current text. */
  private cut(from: number, to: number): Piece[] {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = lengthOf(piece);
      const first = Math.max(from - at, 0);
      const last = Math.min(to - at, length);
      if (first < last) {
        if ('text' in piece) cut.push({ text: piece.text.slice(first, last) });
        else cut.push({ start: piece.start + first, end: piece.start + last });
      }
      at += length;
    }
    return cut;
  }

  private textOf(piece: Piece): string {
    return 'text' in piece ? piece.text : this.original.slice(piece.start, piece.end);
  }
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}
