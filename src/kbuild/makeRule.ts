/** Rules: targets, prerequisites and the recipe. */
import type { Span } from '../model';
import { parseAssignment } from './syntax';
import { asPossible, plain, slicePart, words, type ValuePart, type Value } from './value';

/** `targets: prerequisites`, with the recipe below. */
export interface MakeRule {
  targets: readonly Value[];
  prerequisites: readonly Value[];
  /** Lines of shell, not yet expanded. */
  recipe: { text: string; span: Span | undefined }[];
}

/**
 * Reads an expanded line as a rule.
 * @returns undefined if the line has no colon and so is not a rule
 */
export function parseRule(line: Value, possible: boolean): MakeRule | undefined {
  const colon = offsetOf(line, /:/);
  if (colon === undefined) return undefined;
  const targets = words(before(line, colon));
  let rest = after(line, colon);
  if (/^:/.test(plain(rest))) rest = after(rest, offsetOf(rest, /:/)!);
  // A target-specific variable does not affect what is built.
  if (parseAssignment(plain(rest))) return { targets, prerequisites: [], recipe: [] };
  const semicolon = offsetOf(rest, /;/);
  const recipe = semicolon === undefined ? [] : [{ text: plain(after(rest, semicolon)), span: undefined }];
  if (semicolon !== undefined) rest = before(rest, semicolon);
  // `targets: pattern: prerequisites` is a static pattern rule: the pattern is not a prerequisite.
  const second = offsetOf(rest, /:/);
  if (second !== undefined) rest = after(rest, second);
  const prerequisites = words(rest).filter((word) => plain(word) !== '|');
  return { targets, prerequisites: possible ? prerequisites.map(asPossible) : prerequisites, recipe };
}

interface Offset {
  part: number;
  at: number;
}

function offsetOf(value: Value, mark: RegExp): Offset | undefined {
  for (const [part, { text }] of value.entries()) {
    const at = text.search(mark);
    if (at >= 0) return { part, at };
  }
  return undefined;
}

function before(value: Value, { part, at }: Offset): Value {
  return [...value.slice(0, part), slicePart(value[part]!, 0, at)];
}

function after(value: Value, { part, at }: Offset): Value {
  const whole: ValuePart = value[part]!;
  return [slicePart(whole, at + 1, whole.text.length), ...value.slice(part + 1)];
}
