/** Text and the bytes that it is stored as. */
import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Decodes bytes as UTF-8, without a byte order mark; bytes that are not UTF-8 are replaced. */
export function decode(bytes: Buffer): string {
  return withoutMark(bytes).toString('utf8');
}

function withoutMark(bytes: Buffer): Buffer {
  const isMarked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** The offset in the bytes of an offset in their text, even if some of them are not UTF-8. */
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

/**
 * Neither a character of UTF-8 nor the bytes that one replacement stands for contain a line feed: each line is mapped
 * by itself.
 */
function offsetInLine(line: Buffer, column: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line.toString('utf8', 0, middle).length < column) low = middle + 1;
    else high = middle;
  }
  // A character that is cut in two decodes to more characters, or to other ones.
  const text = line.toString('utf8');
  const isThere = (at: number): boolean =>
    line.toString('utf8', 0, at) === text.slice(0, column) && line.toString('utf8', at) === text.slice(column);
  while (low < line.length && !isThere(low)) low++;
  return low;
}
