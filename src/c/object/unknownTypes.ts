/*
 * The types that a unit names and that nothing declares. Of
 *
 *     #include <linux/fs.h>
 *     struct evdi_event { struct drm_event base; };      drm_event is asked for with its members
 *     static struct task *current_of(struct pid *pid);   a pointer: neither is
 *     static int read(foo_t *at) { return at->flags; }   foo_t, wherever it is
 *
 * each declaration at file scope, each list of members and each body says which types it needs (types/neededTypes.ts);
 * those that neither the unit nor a header that it includes has are kept, each once, where it is named first. A type
 * that a macro may have made is passed over.
 */
import type { UnknownType } from '../../model';
import type { TypeUse } from '../body/walkedBody';
import { isFromHeader, Kind, spanOf, type Token } from '../lex/token';
import type { UnitHeaders } from '../headers/unitHeaders';
import type { ExternalDeclaration } from '../scope/externalDeclarations';
import { completeTokens } from '../types/completeTokens';
import { neededTypes } from '../types/neededTypes';
import { isAllKnown, type ReachedUnit } from './reachedUnit';
import { viaOf } from './references';
import { TypesInReach } from './typesInReach';

/** @returns none where not all of the text or of the headers is known */
export function unknownTypesIn(compiled: ReachedUnit): UnknownType[] {
  const { unit, headers, sources } = compiled;
  if (!headers || !isAllKnown(compiled) || headers.hasUnread || unit.isIncludedByHeader) return [];
  const lacking = new Map<string, Token>();
  const reach = new TypesInReach(compiled, headers);
  for (const { type, isWhole, tokens, known } of typeUsesIn(compiled)) {
    for (const { name, word } of neededTypes(type, isWhole)) {
      if (lacking.has(name) || known?.has(name) || reach.has(name)) continue;
      const token = placeOf(word, tokens());
      if (token) lacking.set(name, token);
    }
  }
  return Array.from(lacking, ([type, token]) => ({
    type,
    certainty: 'certain',
    via: viaOf(token, sources),
    ...headerIn(headers, type),
    span: spanOf(token),
  }));
}

interface KnownUse extends Pick<TypeUse, 'type' | 'isWhole'> {
  tokens(): readonly Token[];
  /** The types that the same body declares. */
  known?: ReadonlySet<string>;
}

/** Every type that the unit's declarations and bodies name. */
function* typeUsesIn(compiled: ReachedUnit): Generator<KnownUse> {
  const { scope, types, reached, unit } = compiled;
  const tokensOf = (external: ExternalDeclaration) => (): readonly Token[] => completeTokens(external, unit.expander);
  for (const external of scope.typedefs) {
    for (const { type } of types.readIn(external).names) yield { type, isWhole: false, tokens: tokensOf(external) };
  }
  for (const external of scope.aggregates) {
    for (const { aggregate } of types.readIn(external).defined) {
      yield { type: { kind: 'aggregate', aggregate }, isWhole: true, tokens: tokensOf(external) };
    }
  }
  for (const declaration of scope.declarations) {
    const { external, isFunction, isDefinition, content } = declaration;
    const type = types.declaredType(declaration);
    yield { type, isWhole: isDefinition, tokens: tokensOf(external) };
    if (isFunction && content && type.kind === 'function') {
      for (const each of [type.returns, ...(type.parameters ?? [])]) {
        yield { type: each, isWhole: true, tokens: tokensOf(external) };
      }
    }
    if (!content || declaration.name.possible) continue;
    const { typeUses, localTypes } = reached.typesIn(declaration);
    for (const { tokens, ...use } of typeUses) yield { ...use, tokens: () => tokens, known: localTypes };
  }
}

/** Where a type is named in the driver's own text, for certain; the operator that asks for its members otherwise. */
function placeOf(word: string, tokens: readonly Token[]): Token | undefined {
  const isNamed = ({ text, kind }: Token): boolean => kind === Kind.Identifier && text === word;
  const found = tokens.length === 1 ? tokens[0] : tokens.find(isNamed);
  return found && !isFromHeader(found) && !tokens.some(({ possible }) => possible) ? found : undefined;
}

function headerIn(headers: UnitHeaders, type: string): Pick<UnknownType, 'header'> {
  const header = headers.headerOfType(type);
  return header === undefined ? {} : { header };
}
