/** The lines of a makefile that are neither conditionals nor recipes: assignments, includes, exports, rules. */
import type { Span } from '../model';
import type { OpenMakefile } from './context';
import { expand, expandText } from './expansion';
import { parseRule, type MakeRule } from './makeRule';
import type { Variable, VariableOrigin } from './variables';
import { runShell } from './shell/runShell';
import { parseAssignment, type Assignment } from './syntax';
import { known, literal, plain, reasons, spanOf, unknown, words, type Value } from './value';

/** The span in the file of a part of the line, if the line is in a file. */
export type SpanAt = (start: number, end: number) => Span | undefined;

/**
 * Reads one line, given without its comment.
 * @param possible whether it is under a condition that cannot be decided
 * @returns the rule that the line starts, whose recipe may follow
 */
export function readStatement(
  makefile: OpenMakefile,
  line: string,
  spanAt: SpanAt,
  possible: boolean,
): MakeRule | undefined {
  const include = /^\s*(-include|sinclude|include)\s+(.*)$/s.exec(line);
  if (include) {
    const start = line.length - include[2]!.length;
    const paths = expandText(include[2]!, spanAt(start, line.length), makefile);
    makefile.include(paths, include[1] !== 'include', spanAt(0, line.length));
    return undefined;
  }
  const modifiers = /^\s*(?:(?:override|export|unexport|private|undefine)\s+)*/.exec(line)![0];
  const found = parseAssignment(line, modifiers.length);
  if (found) assign(makefile, line, found, modifiers, spanAt, possible);
  else if (/^\s*(?:export|unexport|undefine|override\s+undefine|vpath)\b/.test(line))
    directive(makefile, line, possible);
  else return rule(makefile, line, spanAt, possible);
  return undefined;
}

function assign(
  makefile: OpenMakefile,
  line: string,
  found: Assignment,
  modifiers: string,
  spanAt: SpanAt,
  possible: boolean,
): void {
  const value = expandText(found.name, undefined, makefile);
  let name = plain(value).trim();
  // `obj-$(shell …) += x.o` may well be `obj-m`; other names that are unknown say nothing.
  if (reasons(value).length > 0) name = name.endsWith('-') ? `${name}m` : '';
  if (name === '') return;
  const raw = literal(line.slice(found.valueStart), spanAt(found.valueStart, line.length));
  const origin = modifiers.includes('override') ? 'override' : 'file';
  setVariable(makefile, name, found.operator, raw, origin, possible || known(value) === undefined);
  if (/\bexport\b/.test(modifiers)) makefile.variables.exported.add(name);
}

/**
 * Sets a variable as one of make's assignment operators does.
 * @param raw the value as written
 */
export function setVariable(
  makefile: OpenMakefile,
  name: string,
  operator: string,
  raw: Value,
  origin: VariableOrigin,
  possible: boolean,
): void {
  const { variables } = makefile;
  const before = variables.get(name);
  const simple = (value: Value): Variable => ({ flavor: 'simple', value, origin });
  const recursive = (value: Value): Variable => ({ flavor: 'recursive', value, origin });
  if (operator === ':=') variables.assign(name, simple(expand(raw, makefile)), possible);
  else if (operator === '!=') variables.assign(name, simple(shellOutput(makefile, expand(raw, makefile))), possible);
  else if (operator === '+=') {
    variables.append(name, recursive(before?.flavor === 'simple' ? expand(raw, makefile) : raw), possible);
  } else if (operator === '=' || before === undefined) variables.assign(name, recursive(raw), possible);
}

function shellOutput(makefile: OpenMakefile, command: Value): Value {
  const text = known(command);
  const output = text === undefined ? undefined : runShell(text, makefile);
  return output === undefined ? unknown(`!= ${plain(command)}`, spanOf(command)) : literal(output, spanOf(command));
}

function directive(makefile: OpenMakefile, line: string, possible: boolean): void {
  const { variables } = makefile;
  const [keyword, ...names] = words(expandText(line, undefined, makefile)).map(plain);
  if (keyword === 'export' && names.length === 0) variables.exportAll = true;
  for (const name of names) {
    if (keyword === 'export') variables.exported.add(name);
    else if (keyword === 'unexport') variables.exported.delete(name);
    else if (keyword === 'undefine' && !possible) variables.undefine(name);
  }
}

function rule(makefile: OpenMakefile, line: string, spanAt: SpanAt, possible: boolean): MakeRule | undefined {
  const expanded = expandText(line, spanAt(0, line.length), makefile);
  const found = parseRule(expanded, possible);
  if (found === undefined) {
    // Unknown text may be a rule or an assignment; if known text is neither, make stops.
    if (known(expanded)?.trim()) makefile.problem('missing separator', spanAt(0, line.length));
    return undefined;
  }
  makefile.rules.push(found);
  if (found.targets.some((target) => plain(target) === '.EXPORT_ALL_VARIABLES')) makefile.variables.exportAll = true;
  return found;
}
