import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** The text that bytes are: without a byte order mark, and with bytes that are not UTF-8 replaced. */
export function decode(bytes: Buffer): string {
  return withoutMark(bytes).toString('utf8');
}

function withoutMark(bytes: Buffer): Buffer {
  const isMarked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** Where an offset of their text is among bytes, whatever those that are not UTF-8 were meant to be. */
export function byteOffset(bytes: Buffer, text: string, offset: number): number {
  const content = withoutMark(bytes);
  const mark = bytes.length - content.length;
  if (isUtf8(content)) return mark + Buffer.byteLength(text.slice(0, offset));
  const feeds = text.slice(0, offset).split('\n').length - 1;
  let start = 0;
  for (let line = 0; line < feeds; line++) start = content.indexOf(10, start) + 1;
  const column = offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const feed = content.indexOf(10, start);
  return mark + start + offsetInLine(content.subarray(start, feed < 0 ? content.length : feed), column);
}

/** No character of UTF-8 spans a line feed, nor do the bytes that one replacement stands for: a line is by itself. */
function offsetInLine(line: Buffer, column: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line.toString('utf8', 0, middle).length < column) low = middle + 1;
    else high = middle;
  }
  // What is cut in two reads as more, or as something else.
  const text = line.toString('utf8');
  const isThere = (at: number): boolean =>
    line.toString('utf8', 0, at) === text.slice(0, column) && line.toString('utf8', at) === text.slice(column);
  while (low < line.length && !isThere(low)) low++;
  return low;
}
