/**
 * The value of a make variable, as far as it can be known. Make knows only text; here a part of a value may be unknown
 * (the output of a `$(shell …)`), or possible (added under a condition that cannot be decided), and each part keeps the
 * place in the Kbuild file where it was written.
 */
import type { Span } from '../model';

/** A piece of a value, of one kind and from one place. */
export interface ValuePart {
  text: string;
  span?: Span;
  /** Whether the part is there at all depends on something unknown. */
  possible?: boolean;
  /** Why the text cannot be known; `text` is empty then. */
  unknown?: string;
}

/** Parts, joined without anything between them. */
export type Value = readonly ValuePart[];

/** Three-valued truth: `maybe` if it depends on something unknown. */
export type Truth = 'yes' | 'no' | 'maybe';

/** A value of plain text. */
export function literal(text: string, span?: Span): Value {
  return text === '' ? [] : [{ text, span }];
}

/** A value that cannot be known, for a reason that a reader understands. */
export function unknown(reason: string, span?: Span): Value {
  return [{ text: '', unknown: reason, span }];
}

/** The same value, but present only under a condition that cannot be decided. */
export function asPossible(value: Value): Value {
  return value.map((part) => (part.possible ? part : { ...part, possible: true }));
}

/** The text of a value; undefined if a part of it is unknown or only possible. */
export function known(value: Value): string | undefined {
  return value.some((part) => part.unknown !== undefined || part.possible) ? undefined : plain(value);
}

/** The text of a value without its unknown parts. */
export function plain(value: Value): string {
  return value.map((part) => part.text).join('');
}

/** Why parts of the value are unknown. */
export function reasons(value: Value): string[] {
  return value.flatMap((part) => (part.unknown === undefined ? [] : [part.unknown]));
}

/** Whether a part of a value may not be there. */
export function isPossible(value: Value): boolean {
  return value.some((part) => part.possible);
}

/** A slice of a part, and of its span if both have the same length. */
export function slicePart(part: ValuePart, start: number, end: number): ValuePart {
  const { span } = part;
  const inStep = span !== undefined && span.end - span.start === part.text.length;
  return {
    ...part,
    text: part.text.slice(start, end),
    span: inStep ? { file: span.file, start: span.start + start, end: span.start + end } : span,
  };
}

/**
 * The words of a value. An unknown part counts as (part of) one word, although make may get none or several from it.
 */
export function words(value: Value): Value[] {
  const result: ValuePart[][] = [];
  let open = false;
  for (const part of value) {
    if (part.unknown !== undefined) {
      if (open) result[result.length - 1]!.push(part);
      else result.push([part]);
      open = true;
      continue;
    }
    for (const match of part.text.matchAll(/\s+|\S+/g)) {
      const start = match.index;
      if (/\s/.test(match[0])) {
        open = false;
        continue;
      }
      const piece = slicePart(part, start, start + match[0].length);
      if (open) result[result.length - 1]!.push(piece);
      else result.push([piece]);
      open = true;
    }
  }
  return result;
}

/** Values one after the other, with a separator between them. */
export function joined(values: readonly Value[], separator = ' '): Value {
  return values.flatMap((value, index) => (index === 0 || separator === '' ? value : [{ text: separator }, ...value]));
}

/** Changes the text of a known word; its span stays, and whether it is possible. */
export function mapWord(word: Value, change: (text: string) => string): Value {
  if (reasons(word).length > 0) return word;
  const before = word.map((part) => part.text).join('');
  const after = change(before);
  if (after === before) return word;
  const changed = literal(after, spanOf(word));
  return isPossible(word) ? asPossible(changed) : changed;
}

/**
 * Where the value was written: the span of its first part that has one, extended by the parts that follow it in the
 * text.
 */
export function spanOf(value: Value): Span | undefined {
  let span: Span | undefined;
  for (const part of value) {
    if (part.span === undefined) continue;
    if (span === undefined) span = part.span;
    else if (part.span.file === span.file && part.span.start === span.end) span = { ...span, end: part.span.end };
  }
  return span;
}

/** Whether the value contains anything but blanks. */
export function nonEmpty(value: Value): Truth {
  if (value.some((part) => !part.possible && /\S/.test(part.text))) return 'yes';
  return value.some((part) => part.unknown !== undefined || /\S/.test(part.text)) ? 'maybe' : 'no';
}

/** Whether two values are the same text, as ifeq compares them. */
export function equal(left: Value, right: Value): Truth {
  const a = known(left);
  const b = known(right);
  if (a !== undefined && b !== undefined) return a === b ? 'yes' : 'no';
  const cannotBe = (value: Value, text: string | undefined): boolean =>
    text !== undefined && value.some((part) => !part.possible && !text.includes(part.text));
  return cannotBe(left, b) || cannotBe(right, a) ? 'no' : 'maybe';
}

/** The negation. */
export function not(truth: Truth): Truth {
  return truth === 'maybe' ? 'maybe' : truth === 'yes' ? 'no' : 'yes';
}

/** Whether both hold: `no` if one of them is `no`, whatever the other. */
export function both(left: Truth, right: Truth): Truth {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' && right === 'yes' ? 'yes' : 'maybe';
}
