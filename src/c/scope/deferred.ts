import { nestingOf } from '../lex/groups';
import { Kind, type Token } from '../lex/token';
import type { PreprocessedText } from '../preprocess/preprocessedUnit';
import { SegmentBuilder, type Segment, type SegmentStream } from '../preprocess/segments';

/**
 * Takes a `(` or `[` and all up to what closes it.
 * @param most so many tokens at most
 */
export function takeGroup(stream: SegmentStream, most = Infinity): Token[] {
  const inside = [stream.next()!];
  for (let depth = 1, next = stream.next(); next; next = stream.next()) {
    inside.push(next);
    if (next.text === '(' || next.text === '[') depth++;
    if (((next.text === ')' || next.text === ']') && --depth === 0) || inside.length >= most) break;
  }
  return inside;
}

/** The tokens up to the comma or semicolon that ends an initialiser, which are left in the stream. */
export function readInitialiser(stream: SegmentStream, unit: PreprocessedText): Segment[] {
  const builder = new SegmentBuilder();
  for (let depth = 0, token = stream.peek(); token; token = stream.peek()) {
    const { text } = token;
    if (depth <= 0 && (text === ';' || text === ',')) break;
    stream.next();
    const { at } = stream;
    depth += deepening(token, unit, at);
    builder.add(token, at);
  }
  return builder.segments;
}

/** The tokens up to the `}` that closes a `{` just taken; the `}` is taken too. */
export function readBraces(stream: SegmentStream, unit: PreprocessedText): Segment[] {
  const builder = new SegmentBuilder();
  for (let depth = 1; ;) {
    const token = stream.next();
    if (!token) break;
    const { at } = stream;
    if (token.text === '{') depth++;
    else if (token.text === '}' && --depth === 0) break;
    else if (token.kind === Kind.Identifier) depth += unit.macros.bracesOf(token.text, at);
    builder.add(token, at);
    if (depth <= 0) break;
  }
  return builder.segments;
}

/** By how much a token deepens the nesting of brackets; a macro by the braces that it opens or closes. */
function deepening(token: Token, unit: PreprocessedText, at: number): number {
  const nesting = nestingOf(token.text);
  if (nesting !== 0) return nesting;
  return token.kind === Kind.Identifier ? unit.macros.bracesOf(token.text, at) : 0;
}
