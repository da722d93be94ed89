import type { CompilerFlag, CompilerStop } from '../../model';
import { isFromHeader, spanOf, type Token } from '../lex/token';
import type { ReachedUnit } from './reachedUnit';
import { viaOf } from './references';

/**
 * The uses of `__DATE__` and its kind where the compiler takes them for an error. It says so when it expands them: in
 * dead code and in functions that nothing refers to as well, not where a macro makes a string of its argument.
 * @returns none where a `#pragma` or `_Pragma` may turn the warning off
 */
export function buildDatesOf(compiled: ReachedUnit): CompilerStop[] {
  const { unit, scope, reached, sources, flags } = compiled;
  // For lack of an ignored flag it is an error as well: then the flag is needed (neededFlags.ts).
  if (!isDateError(flags) || !isDateError(flags, true)) return [];
  const texts = unit.files.map((file) => sources.read(file)?.text ?? '');
  if (unit.expander.dates.length === 0 && !texts.some((text) => NAMED.test(text))) return [];
  if (texts.some((text) => SILENCED.test(text))) return [];
  // What nothing refers to is expanded only now.
  for (const each of scope.declarations) if (each.content) reached.calledIn(each);
  const isSure = unit.incomplete.length === 0 && !flags.some((flag) => flag.kind === 'dateWarning' && flag.possible);
  const told = unit.expander.dates.filter((token) => !isFromHeader(token) && !isInSystemHeader(token, flags));
  return [...new Map(told.map((token) => [`${token.file}:${token.start}:${token.text}`, token])).values()].map((token) => ({
    kind: 'buildDate',
    text: token.text,
    certainty: isSure && token.possible === undefined ? 'certain' : 'possible',
    via: viaOf(token, sources),
    span: spanOf(token),
  }));
}

const NAMED = /__(?:DATE|TIME|TIMESTAMP)__/;
const SILENCED = /Wdate-time|GCC\s+system_header/;

/** Whether the options leave the warning on, and an error, as gcc 12 takes them in their order. */
export function isDateError(flags: readonly CompilerFlag[], countsIgnored = false): boolean {
  let isOn = false;
  let isError = false;
  for (const flag of flags) {
    if (flag.kind !== 'dateWarning' || (flag.isIgnored && !countsIgnored)) continue;
    if (flag.option === '-w') return false;
    const isNegated = flag.option.startsWith('-Wno-');
    if (flag.option.includes('error')) isError = !isNegated;
    if (!flag.option.includes('no-error')) isOn = !isNegated;
  }
  return isOn && isError;
}

/** gcc warns of nothing that is written in a header of such a directory. */
function isInSystemHeader({ file }: Token, flags: readonly CompilerFlag[]): boolean {
  return flags.some((flag) => flag.kind === 'includeDirectory' && flag.isSystem && file.startsWith(`${flag.path}/`));
}
