import type { CompilerFlag } from '../../model';
import { isDateError } from './buildDates';
import type { LexedFile } from '../lex/lexedFile';
import type { Sources } from '../lex/sources';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';

/** Flags that kbuild ignores and without which the compiler sees something else in a unit, as gcc takes them. */
export function neededFlags(flags: readonly CompilerFlag[], unit: PreprocessedUnit, sources: Sources): string[] {
  const macros = flags.flatMap((flag) =>
    (flag.kind === 'define' || flag.kind === 'undefine') && flag.isIgnored
      ? [{ name: flag.name.replace(/\(.*/, ''), text: `${flag.kind === 'define' ? '-D' : '-U'}${flag.name}` }]
      : [],
  );
  const files = macros.length > 0 ? unit.files.map((path) => sources.read(path)) : [];
  const open = macros.filter(({ name }) => !isDefinedAnyway(unit, name));
  const used = open.filter(({ name }) => files.some((file) => file && uses(file, name)));
  return [...unit.needed, ...used.map(({ text }) => text), ...neededForDates(flags, unit)];
}

/** Whether a header or the unit itself defines a macro whatever the flags say, as <linux/units.h> does with MILLI. */
function isDefinedAnyway({ macros }: PreprocessedUnit, name: string): boolean {
  const last = macros.macroAt(name, macros.point);
  return last !== undefined && last.possible === undefined;
}

/** Flags without which `__DATE__` is an error. */
function neededForDates(flags: readonly CompilerFlag[], { expander }: PreprocessedUnit): string[] {
  if (expander.dates.length === 0 || !isDateError(flags) || isDateError(flags, true)) return [];
  return flags.flatMap((flag) => (flag.kind === 'dateWarning' && flag.isIgnored ? [flag.option] : []));
}

/** Whether a file says a name other than to define it. */
function uses({ parts }: LexedFile, name: string): boolean {
  return parts.some((part) => {
    const isDefining = part.kind === 'directive' && (part.name === 'define' || part.name === 'undef');
    return part.tokens.slice(isDefining ? 1 : 0).some(({ text }) => text === name);
  });
}
