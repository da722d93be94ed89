/*
 * What a unit declares that a header of the kernel's which it includes declares otherwise, or defines as well. Drivers
 * carry what old kernels lack, and a newer kernel gets it too:
 *
 *     #include <linux/lamp.h>             struct lamp { … }; static inline int lamp_on(void) { … } int lamp_off(int);
 *     struct lamp { int on; };            redefinition of 'struct lamp'
 *     static int lamp_on(void) { … }      redefinition of 'lamp_on'
 *     int lamp_off(void);                 conflicting types for 'lamp_off'
 *     static int lamp_off(int a) { … }    static declaration of 'lamp_off' follows non-static declaration
 *
 * Two definitions collide in either order; that of `static` and a prototype counts: C11 6.2.2 lets a prototype behind a
 * static definition be. Each name is said once, at the first of its declarations that the compiler refuses.
 */
import type { ConflictingDeclaration, CType } from '../../model';
import { typeText } from '../../model/typeText';
import { enumerators } from '../body/enumConstants';
import type { CertainHeaders } from '../headers/certainHeaders';
import { Kind, macrosOf, spanOf, type Token } from '../lex/token';
import { isAggregateBody, type Declaration } from '../scope/declarations';
import type { ExternalDeclaration } from '../scope/externalDeclarations';
import type { CompiledUnit } from './compiledUnit';
import { functionConflict, isAnotherKind, typedefConflict, variableConflict, type Conflict } from './conflictKinds';
import { isAllKnown } from './reachedUnit';

/** @returns none where not all of the text or of the headers is known */
export function conflictsIn(compiled: CompiledUnit): ConflictingDeclaration[] {
  const { unit, headers } = compiled;
  if (!headers || !isAllKnown(compiled) || headers.hasUnread || unit.isIncludedByHeader) return [];
  if (changesConfiguration(compiled)) return [];
  const certain = headers.certainly(unit.ownMacros);
  const found = new Map<string, ConflictingDeclaration>();
  for (const { name, token, conflict } of conflictsOf(compiled, certain)) {
    if (conflict && !found.has(name)) found.set(name, { name, ...said(conflict), certainty: 'certain', span: spanOf(token) });
  }
  return [...found.values()].sort((a, b) => compare(a, b));
}

interface Named {
  name: string;
  token: Token;
  conflict: Conflict | undefined;
}

function* conflictsOf(compiled: CompiledUnit, headers: CertainHeaders): Generator<Named> {
  const { scope, types } = compiled;
  for (const external of scope.aggregates) yield* ofTags(external, headers);
  yield* ofEnums(compiled, headers);
  for (const external of scope.typedefs) {
    if (isDoubtful(external.tokens) || external.annotations.has('retyped')) continue;
    for (const { name, type } of types.readIn(external).names) {
      if (!isDrivers(name)) continue;
      const conflict = typedefConflict(type, headers.typesNamed('T', name.text), headers.declared(name.text));
      yield { name: name.text, token: name, conflict };
    }
  }
  for (const declaration of scope.declarations) {
    const { name, external } = declaration;
    // What typeof() stands for may be a function as well.
    if (!isDrivers(name) || isDoubtful(external.tokens) || external.annotations.has('retyped')) continue;
    yield { name: name.text, token: name, conflict: ofDeclaration(declaration, compiled, headers) };
  }
}

function ofDeclaration(
  declaration: Declaration,
  { types, kernel }: CompiledUnit,
  headers: CertainHeaders,
): Conflict | undefined {
  const name = declaration.name.text;
  const other = isAnotherKind(headers.typesNamed('T', name));
  if (other) return other;
  const entries = headers.declared(name);
  if (entries.length === 0) return undefined;
  const own = {
    type: types.declaredType(declaration),
    isStatic: declaration.specifiers.some(({ text }) => text === 'static'),
    isDefinition: declaration.content !== undefined,
    at: declaration.external.at,
    isExported: kernel.exports.has(name),
  };
  return declaration.isFunction ? functionConflict(own, entries) : variableConflict(own, entries);
}

/** Structures and unions whose members are listed at the outside of a declaration. */
function* ofTags(external: ExternalDeclaration, headers: CertainHeaders): Generator<Named> {
  const { tokens } = external;
  if (isDoubtful(tokens)) return;
  let depth = 0;
  for (const [at, { text }] of tokens.entries()) {
    if (text === '(') depth++;
    if (text === ')') depth--;
    const [keyword, tag] = [tokens[at - 2], tokens[at - 1]];
    if (depth > 0 || !isAggregateBody(external, at) || !keyword || !tag || !isDrivers(tag)) continue;
    if (keyword.text !== 'struct' && keyword.text !== 'union') continue;
    const [entry] = headers.typesNamed(keyword.text === 'struct' ? 'S' : 'U', tag.text);
    yield { name: `${keyword.text} ${tag.text}`, token: tag, conflict: entry && { kind: 'redefinition', entry } };
  }
}

/** Enumerations, and their enumerators where the enumeration itself is no other one's copy. */
function* ofEnums({ scope, unit }: CompiledUnit, headers: CertainHeaders): Generator<Named> {
  for (const { tag, content } of scope.enums) {
    const tokens = unit.expander.expandSegments(content);
    if (isDoubtful(tag ? [tag, ...tokens] : tokens)) continue;
    const [same] = tag && isDrivers(tag) ? headers.typesNamed('E', tag.text) : [];
    if (tag && same) {
      yield { name: `enum ${tag.text}`, token: tag, conflict: { kind: 'redefinition', entry: same } };
      continue;
    }
    for (const [name] of enumerators(tokens)) {
      if (name?.kind === Kind.Identifier && isDrivers(name)) {
        yield { name: name.text, token: name, conflict: ofEnumerator(name.text, headers) };
      }
    }
  }
}

function ofEnumerator(name: string, headers: CertainHeaders): Conflict | undefined {
  const entries = headers.declared(name);
  const constant = entries.find(({ kind }) => kind === 'c');
  return constant ? { kind: 'enumerator', entry: constant } : isAnotherKind([...entries, ...headers.typesNamed('T', name)]);
}

function said({ kind, entry, own }: Conflict): Pick<ConflictingDeclaration, 'kind' | 'header' | 'types'> {
  const types = own && entry.type && kind === 'types' ? textsOf(own, entry.type) : undefined;
  return { kind, header: entry.header, ...(types && { types }) };
}

function textsOf(own: CType, kernels: CType): ConflictingDeclaration['types'] {
  return { own: typeText(own), kernel: typeText(kernels) };
}

/** Whether a condition that cannot be decided may leave some of it out. */
const isDoubtful = (tokens: readonly Token[]): boolean => tokens.some(({ possible }) => possible !== undefined);

/** Whether a name is as the driver's text has it: `#define X X` of a header's leaves it what it is. */
function isDrivers(token: Token): boolean {
  const macros = macrosOf(token);
  if (macros.length === 0) return !token.isHeaderText;
  return macros.every(({ name, place }) => name === token.text || (place !== undefined && !('line' in place)));
}

/** Whether the unit sets options of the kernel's anew, by which headers may be read otherwise. */
function changesConfiguration({ unit, kernel }: CompiledUnit): boolean {
  for (const name of unit.ownMacros) if (kernel.config.has(name.replace(/_MODULE$/, ''))) return true;
  return false;
}

function compare(a: ConflictingDeclaration, b: ConflictingDeclaration): number {
  return a.span.file === b.span.file ? a.span.start - b.span.start : 0;
}

