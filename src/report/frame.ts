/** The source line of a finding, with carets below it. */
import type { Location } from '../diagnostic';
import { printable } from './printable';

/** The number of characters shown of a line: generated tables have lines of megabytes. */
const WIDTH = 100;

/** The number of characters shown before the mark of a line that is cut. */
const LEAD = 30;

/** Characters that are two columns wide in a terminal: East Asian Width W and F, roughly. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** Characters without a column of their own. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/**
 * A source line, and a line of carets under the marked part. Both contain the same tabs, so that they align at any tab
 * width. A long line is cut around the mark. A mark over several lines ends with the first one.
 */
export function codeFrame(place: Location, sourceLine: string): { source: string; carets: string } {
  const cells = cellsOf(sourceLine);
  const end = place.endLine === place.line ? place.endColumn : Infinity;
  const first = countBefore(cells, place.column);
  const last = Math.max(countBefore(cells, end), first + 1);

  const from = cells.length > WIDTH && last > WIDTH ? Math.max(0, first - LEAD) : 0;
  const shown = cells.slice(from, from + WIDTH).map(({ text }) => text);
  const marked = shown.slice(first - from, last - from).map(blank).join('').replace(/./g, '^');
  return {
    source: (from > 0 ? '…' : '') + printable(shown.join('')) + (from + WIDTH < cells.length ? '…' : ''),
    carets: (from > 0 ? ' ' : '') + shown.slice(0, first - from).map(blank).join('') + (marked || '^'),
  };
}

interface Cell {
  text: string;
  /** 1-based, in UTF-16 code units. */
  column: number;
}

function cellsOf(line: string): Cell[] {
  let column = 1;
  return [...line].map((text) => {
    const cell = { text, column };
    column += text.length;
    return cell;
  });
}

function countBefore(cells: readonly Cell[], column: number): number {
  const index = cells.findIndex((cell) => cell.column >= column);
  return index < 0 ? cells.length : index;
}

/** Blanks as wide as a character. */
function blank(character: string): string {
  if (character === '\t') return '\t';
  if (ZERO_WIDTH.test(character)) return '';
  return WIDE.test(character) ? '  ' : ' ';
}
