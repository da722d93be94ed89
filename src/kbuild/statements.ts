/** The lines of a makefile that are neither conditionals nor recipes: assignments, includes, exports, rules. */
import type { Span } from '../model';
import { expand, expandText } from './expansion';
import type { MakeState } from './makeState';
import { parseRule, type Rule } from './makeRule';
import type { Variable, VariableOrigin } from './variables';
import { runShell } from './shell/runShell';
import { parseAssignment, type Assignment } from './syntax';
import { known, literal, plain, reasons, spanOf, unknown, words, type Value } from './value';

/** Where a stretch of the line stands in a file, if it does. */
export type Place = (start: number, end: number) => Span | undefined;

/**
 * Reads one line, its comment taken off.
 * @param possible whether it stands under a condition that cannot be decided
 * @returns the rule that the line begins, whose recipe may follow
 */
export function readStatement(makefile: MakeState, line: string, place: Place, possible: boolean): Rule | undefined {
  const include = /^\s*(-include|sinclude|include)\s+(.*)$/s.exec(line);
  if (include) {
    const start = line.length - include[2]!.length;
    const paths = expandText(include[2]!, place(start, line.length), makefile);
    makefile.include(paths, include[1] !== 'include', place(0, line.length));
    return undefined;
  }
  const modifiers = /^\s*(?:(?:override|export|unexport|private|undefine)\s+)*/.exec(line)![0];
  const found = parseAssignment(line, modifiers.length);
  if (found) assign(makefile, line, found, modifiers, place, possible);
  else if (/^\s*(?:export|unexport|undefine|override\s+undefine|vpath)\b/.test(line))
    directive(makefile, line, possible);
  else return rule(makefile, line, place, possible);
  return undefined;
}

function assign(
  makefile: MakeState,
  line: string,
  found: Assignment,
  modifiers: string,
  place: Place,
  possible: boolean,
): void {
  const value = expandText(found.name, undefined, makefile);
  let name = plain(value).trim();
  // `obj-$(shell …) += x.o` may well be `obj-m`; other names that are unknown say nothing.
  if (reasons(value).length > 0) name = name.endsWith('-') ? `${name}m` : '';
  if (name === '') return;
  const raw = literal(line.slice(found.valueStart), place(found.valueStart, line.length));
  const origin = modifiers.includes('override') ? 'override' : 'file';
  setVariable(makefile, name, found.operator, raw, origin, possible || known(value) === undefined);
  if (/\bexport\b/.test(modifiers)) makefile.scope.exported.add(name);
}

/**
 * Sets a variable as one of make's assignment operators does.
 * @param raw the value as it is written
 */
export function setVariable(
  makefile: MakeState,
  name: string,
  operator: string,
  raw: Value,
  origin: VariableOrigin,
  possible: boolean,
): void {
  const { scope } = makefile;
  const before = scope.get(name);
  const simple = (value: Value): Variable => ({ flavor: 'simple', value, origin });
  const recursive = (value: Value): Variable => ({ flavor: 'recursive', value, origin });
  if (operator === ':=') scope.assign(name, simple(expand(raw, makefile)), possible);
  else if (operator === '!=') scope.assign(name, simple(shellOutput(makefile, expand(raw, makefile))), possible);
  else if (operator === '+=') {
    scope.append(name, recursive(before?.flavor === 'simple' ? expand(raw, makefile) : raw), possible);
  } else if (operator === '=' || before === undefined) scope.assign(name, recursive(raw), possible);
}

function shellOutput(makefile: MakeState, command: Value): Value {
  const text = known(command);
  const output = text === undefined ? undefined : runShell(text, makefile);
  return output === undefined ? unknown(`!= ${plain(command)}`, spanOf(command)) : literal(output, spanOf(command));
}

function directive(makefile: MakeState, line: string, possible: boolean): void {
  const { scope } = makefile;
  const [keyword, ...names] = words(expandText(line, undefined, makefile)).map(plain);
  if (keyword === 'export' && names.length === 0) scope.exportAll = true;
  for (const name of names) {
    if (keyword === 'export') scope.exported.add(name);
    else if (keyword === 'unexport') scope.exported.delete(name);
    else if (keyword === 'undefine' && !possible) scope.undefine(name);
  }
}

function rule(makefile: MakeState, line: string, place: Place, possible: boolean): Rule | undefined {
  const expanded = expandText(line, place(0, line.length), makefile);
  const found = parseRule(expanded, possible);
  if (found === undefined) {
    // Unknown text may be a rule or an assignment; known text that is neither stops make.
    if (known(expanded)?.trim()) makefile.problem('missing separator', place(0, line.length));
    return undefined;
  }
  makefile.rules.push(found);
  if (found.targets.some((target) => plain(target) === '.EXPORT_ALL_VARIABLES')) makefile.scope.exportAll = true;
  return found;
}
