import type { CType } from '../../model';
import type { ConflictingDeclaration } from '../../model';
import { conflict } from '../../model/typeConflicts';
import type { CertainEntry } from '../headers/certainHeaders';
import { meaningOf } from '../types/meaning';

/** In what way a declaration collides with what a header says. */
export interface Conflict {
  kind: ConflictingDeclaration['kind'];
  entry: CertainEntry;
  /** The type that the driver gives it. */
  own?: CType;
}

/** One declaration of the driver's of a function or a variable. */
interface OwnDeclaration {
  type: CType;
  /** It says so itself. */
  isStatic: boolean;
  /** It has a body or an initialiser. */
  isDefinition: boolean;
  /** The point of the macro table at which it is. */
  at: number;
  /** The kernel exports the name: no header has it static, as <asm/parport.h> has what its includer defines. */
  isExported: boolean;
}

/** What a header has by a name that something else cannot have (C11 6.2.3: ordinary identifiers). */
export function isAnotherKind([entry]: readonly CertainEntry[]): Conflict | undefined {
  return entry && { kind: 'symbolKind', entry };
}

/** How a function collides with what headers say by its name. */
export function functionConflict(own: OwnDeclaration, entries: readonly CertainEntry[]): Conflict | undefined {
  const other = isAnotherKind(entries.filter((entry) => isFunction(entry) === false));
  if (other) return other;
  const retyped = ofTypes(own.type, entries);
  if (retyped) return retyped;
  // What has a prototype as well may be `extern inline`, beside which another definition is right.
  const isPlain = entries.every(({ kind }) => kind === 'f');
  const defined = entries.find(({ kind }) => kind === 'f');
  if (own.isDefinition && defined && isPlain) return { kind: 'redefinition', entry: defined };
  return ofStatic(own, entries);
}

/** How a variable collides with what headers say by its name. */
export function variableConflict(own: OwnDeclaration, entries: readonly CertainEntry[]): Conflict | undefined {
  const other = isAnotherKind(entries.filter((entry) => isFunction(entry) ?? entry.kind === 'c'));
  return other ?? ofTypes(own.type, entries) ?? ofStatic(own, entries);
}

/** How a typedef collides with the headers' typedefs of its name, and with what else they have by it. */
export function typedefConflict(
  own: CType,
  typedefs: readonly CertainEntry[],
  others: readonly CertainEntry[],
): Conflict | undefined {
  const other = isAnotherKind(others);
  if (other) return other;
  const [entry] = typedefs;
  if (!entry) return undefined;
  return isNew(own) ? { kind: 'types', entry } : ofTypes(own, typedefs);
}

/** Without a tag it is a type of its own each time. */
const isNew = (type: CType): boolean => type.kind === 'aggregate' || (type.kind === 'tagged' && type.tag === '');

/** Undefined where that is not known. */
function isFunction({ kind, type }: CertainEntry): boolean | undefined {
  if (kind === 'f' || kind === 'x') return true;
  if (kind !== 'd' || !type) return kind === 'd' ? undefined : false;
  const meant = meaningOf(type);
  return meant.kind === 'unknown' || meant.kind === 'typedef' ? undefined : meant.kind === 'function';
}

/** Where all of the headers that say it give it another type. */
function ofTypes(own: CType, entries: readonly CertainEntry[]): Conflict | undefined {
  const differ = entries.every(({ type }) => type !== undefined && conflict(own, type));
  return differ && entries[0] ? { kind: 'types', entry: entries[0], own } : undefined;
}

function ofStatic(
  { isStatic, at, isExported }: OwnDeclaration,
  entries: readonly CertainEntry[],
): Conflict | undefined {
  const before = entries.find(({ kind, since }) => kind === 'd' && since <= at);
  return isStatic && isExported && before ? { kind: 'static', entry: before } : undefined;
}
