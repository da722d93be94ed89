/** `$(…)`: expands references to variables and calls of functions. */
import type { Span } from '../model';
import type { ExpansionContext } from './context';
import { functionNamed } from './functions/makeFunctions';
import { substitute } from './pattern';
import { referenceEnd, splitArguments } from './syntax';
import { asPossible, joined, known, literal, mapWord, reasons, spanOf, unknown, words, type Value } from './value';

const DEEPEST = 500;

/** Expands each part of a value that is still makefile text. */
export function expand(value: Value, context: ExpansionContext): Value {
  return value.flatMap((part): Value => {
    if (part.unknown !== undefined) return [part];
    if (!part.text.includes('$')) return [part];
    const expanded = expandText(part.text, part.span, context);
    return part.possible ? asPossible(expanded) : expanded;
  });
}

/** Expands makefile text. `span` is where it was written, if it is in a file verbatim. */
export function expandText(text: string, span: Span | undefined, context: ExpansionContext): Value {
  if (context.depth >= DEEPEST || context.budget.isExhausted) return endless(span, context);
  context.budget.spend(1 + (text.length >> 6));
  context.depth++;
  const result: Value[] = [];
  let start = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', start)) {
    if (at > start) result.push(slice(text, span, start, at));
    const opening = text[at + 1];
    const bracketed = opening === '(' || opening === '{';
    const end = bracketed ? referenceEnd(text, at + 1) : at + 2;
    if (end < 0) {
      context.problem('unterminated variable reference', span);
      start = text.length;
    } else {
      if (opening === '$') result.push(literal('$'));
      else if (bracketed)
        result.push(reference(text.slice(at + 2, end - 1), within(text, span, at + 2, end - 1), context));
      else if (opening !== undefined) result.push(variable(opening, span, context));
      start = end;
    }
  }
  if (start < text.length) result.push(slice(text, span, start, text.length));
  context.depth--;
  // Otherwise each of the enclosing references would still copy its own result.
  if (context.budget.isExhausted) return endless(span, context);
  const whole = result.flat();
  context.budget.spend(costOf(whole));
  return whole;
}

function endless(span: Span | undefined, context: ExpansionContext): Value {
  context.problem('references are nested or repeated without end', span);
  return unknown('references are nested or repeated without end', span);
}

/** The cost of copying a value: its number of parts, plus their length. */
function costOf(value: Value): number {
  let cost = value.length;
  for (const { text } of value) cost += text.length >> 5;
  return cost;
}

function slice(text: string, span: Span | undefined, start: number, end: number): Value {
  return literal(text.slice(start, end), within(text, span, start, end));
}

function within(text: string, span: Span | undefined, start: number, end: number): Span | undefined {
  const inStep = span !== undefined && span.end - span.start === text.length;
  return inStep ? { file: span.file, start: span.start + start, end: span.start + end } : span;
}

/** The text between the brackets: a function call, a substitution, or the name of a variable. */
function reference(text: string, span: Span | undefined, context: ExpansionContext): Value {
  const call = /^([a-z-]+)(?:[ \t\n]+|$)/.exec(text);
  const found = call ? functionNamed(call[1]!) : undefined;
  if (call && found && call[0].length > call[1]!.length) {
    const from = call[0].length;
    const rest = text.slice(from);
    const given = splitArguments(rest, found.most ?? Infinity);
    const args = given.map(({ text: argument, start }) => ({
      text: argument,
      span: within(text, span, from + start, from + start + argument.length),
    }));
    return found.run(args, {
      context,
      span,
      expand: (argument) => expandText(argument.text, argument.span, context),
      expandValue: (value) => expand(value, context),
    });
  }
  const name = /^[^:$]*$/.test(text) ? text : undefined;
  if (name !== undefined) return variable(name, span, context);
  const parts = splitSubstitution(text);
  if (parts) return substitution(...parts, span, context);
  return named(expandText(text, span, context), span, context);
}

/** The three parts of `$(X:a=b)`: the colon is the first one outside inner references. */
function splitSubstitution(text: string): [string, string, string] | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '{') depth++;
    else if (text[i] === ')' || text[i] === '}') depth--;
    else if (text[i] === ':' && depth === 0) {
      const equals = text.indexOf('=', i);
      return equals < 0 ? undefined : [text.slice(0, i), text.slice(i + 1, equals), text.slice(equals + 1)];
    }
  }
  return undefined;
}

function substitution(
  name: string,
  from: string,
  to: string,
  span: Span | undefined,
  context: ExpansionContext,
): Value {
  const value = named(expandText(name, span, context), span, context);
  const pattern = known(expandText(from, undefined, context));
  const replacement = known(expandText(to, undefined, context));
  if (pattern === undefined || replacement === undefined) return unknown(`$(${name}:${from}=${to})`, span);
  const [left, right] = pattern.includes('%') ? [pattern, replacement] : [`%${pattern}`, `%${replacement}`];
  return joined(words(value).map((word) => mapWord(word, (text) => substitute(left, right, text))));
}

/** The variable whose name was itself computed. */
function named(name: Value, span: Span | undefined, context: ExpansionContext): Value {
  const text = known(name);
  if (text !== undefined) return variable(text.trim(), span, context);
  return unknown(reasons(name)[0] ?? 'a variable whose name cannot be known', span);
}

function variable(name: string, span: Span | undefined, context: ExpansionContext): Value {
  const found = context.variables.get(name);
  if (found === undefined) return [];
  context.budget.spend(costOf(found.value));
  // Variables set by the command line or by kbuild have no place in a file: the reference is used instead.
  const placed = (value: Value): Value =>
    value.some((part) => !part.span) ? value.map((part) => (part.span ? part : { ...part, span })) : value;
  if (found.flavor === 'simple') return placed(found.value);
  if (context.expanding.has(name)) {
    context.problem(`variable '${name}' refers to itself`, spanOf(found.value) ?? span);
    return unknown(`variable '${name}' refers to itself`, span);
  }
  context.expanding.add(name);
  const value = expand(found.value, context);
  context.expanding.delete(name);
  return placed(value);
}
