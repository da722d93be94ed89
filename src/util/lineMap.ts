/** Where an offset is: 1-based line and column, the column in UTF-16 code units (as SARIF and editors count). */
export interface Position {
  line: number;
  column: number;
}

export interface LineMap {
  /** The position of an offset; one beyond the text is treated as its end. */
  locate(offset: number): Position;
  /** The text of a 1-based line without its line end; empty where there is no such line. */
  lineText(line: number): string;
}

/** Indexes the lines of a text once. Lines end with a line feed; the carriage return of CRLF belongs to the end. */
export function lineMap(text: string): LineMap {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return {
    locate(offset) {
      const place = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts, place);
      return { line: line + 1, column: place - starts[line]! + 1 };
    },
    lineText(line) {
      const start = starts[line - 1];
      if (start === undefined) return '';
      const next = starts[line];
      return text.slice(start, next === undefined ? text.length : next - 1).replace(/\r$/, '');
    },
  };
}

/** The index of the last of the ascending numbers that is not above the limit. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ascending[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
