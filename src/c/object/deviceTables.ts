import type { DeviceTable, Span, TableState } from '../../model';
import { pastedFrom } from '../../model/pastedFrom';
import { filledLastEntry } from './deviceEntry';
import type { ReachedUnit } from './reachedUnit';
import { certaintyOf, Kind, macrosOf, spanOf } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { Declaration } from '../scope/declarations';

const MACRO = 'MODULE_DEVICE_TABLE';
const WRITTEN = /^MODULE_DEVICE_TABLE\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)/;

/**
 * The tables that a unit names in MODULE_DEVICE_TABLE(), which declares an alias of each (include/linux/module.h of
 * 5.10 to 7.3). What the driver's own macros make of it is left out.
 */
export function deviceTablesOf({ unit, scope, mayDefine, sources, headers }: ReachedUnit): DeviceTable[] {
  const aliases = scope.declarations.filter(
    ({ name, aliased }) => aliased !== undefined && macrosOf(name)[0]?.name === MACRO,
  );
  return aliases.flatMap(({ name }) => {
    const [, type, table] = WRITTEN.exec(sources.read(name.file)?.text.slice(name.start) ?? '') ?? [];
    if (type === undefined || table === undefined) return [];
    const isElsewhere = mayDefine.includes(table) || pastedFrom(table).some((part) => mayDefine.includes(part));
    const isUnread = unit.incomplete.length + unit.problems.length + scope.unread.length > 0;
    const isUnknown = !headers || isUnread || isElsewhere || headers.isDeclared(table) || scope.types.has(table);
    const isMacro = unit.macros.macroAt(table, unit.macros.point) !== undefined;
    const named = scope.declarations.filter((each) => each.name.text === table);
    const read = readTable(named, () => isUnknown || isMacro || isElsewhereToo(table, named, unit));
    return [{ type, table, ...read, certainty: certaintyOf(name), span: spanOf(name) }];
  });
}

/** Whether a name is where it may be defined, in a declaration that was not understood. */
function isElsewhereToo(name: string, named: readonly Declaration[], { segments }: PreprocessedUnit): boolean {
  const understood = new Set(named.map((each) => each.name.start));
  return segments.some(({ tokens }) =>
    tokens.some(
      ({ text, start }, index) =>
        text === name && !understood.has(start) && /^[[=\w]/.test(tokens[index + 1]?.text ?? '['),
    ),
  );
}

function readTable(named: readonly Declaration[], isUnknown: () => boolean): TableState {
  const definitions = named.filter(({ isDefinition }) => isDefinition);
  const filled = definitions.filter(({ content }) => content);
  // A name that is defined twice is so under conditions that cannot be decided.
  if (filled.length > 1 || named.some(({ name }) => name.possible !== undefined)) return { state: 'unknown' };
  if (definitions.length === 0) {
    if (isUnknown()) return { state: 'unknown' };
    return { state: named.length > 0 ? 'undefined' : 'undeclared' };
  }
  const table = filled[0] ?? definitions[0]!;
  const structure = structureOf(table);
  const lastEntry = lastEntryOf(table);
  return { state: 'defined', ...(structure ? { structure } : {}), ...(lastEntry ? { lastEntry } : {}) };
}

/** The structure that a declaration is of, without `struct`. */
export function structureOf({ specifiers }: Declaration): string | undefined {
  const at = specifiers.findIndex(({ text }) => text === 'struct');
  const name = at < 0 ? undefined : specifiers[at + 1];
  return name?.kind === Kind.Identifier && specifiers[at + 2]?.text !== '*' ? name.text : undefined;
}

/** An entry that is in one file, for a finding to point at. */
function lastEntryOf(table: Declaration): Span | undefined {
  const { content, isUnsizedArray, isScalar } = table;
  const length = writtenLength(table);
  if (!isUnsizedArray && !isScalar && length === undefined) return undefined;
  const entry = filledLastEntry(
    (content ?? []).flatMap(({ tokens }) => tokens),
    !isScalar,
    length,
  );
  const first = entry?.[0];
  const last = entry?.at(-1);
  if (!first || !last) return undefined;
  return first.file === last.file ? { file: first.file, start: first.start, end: last.end } : spanOf(first);
}

/** 2 of `x[2]`. */
function writtenLength({ name, external: { tokens } }: Declaration): number | undefined {
  const at = tokens.indexOf(name);
  const [open, size, close, next] = tokens.slice(at + 1, at + 5).map(({ text }) => text);
  const isOne = open === '[' && close === ']' && next !== '[' && /^[1-9]\d*$/.test(size ?? '');
  return isOne ? Number(size) : undefined;
}
