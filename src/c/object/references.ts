import type { Kernel, Reference, Span } from '../../model';
import { isElidable } from '../body/doubts';
import { builtinOf, compilerChoice } from '../vocabulary/builtins';
import type { Sources } from '../lex/sources';
import { certaintyOf, macrosOf, spanOf, type ExpandedMacro, type Token } from '../lex/token';
import type { CompiledUnit } from './compiledUnit';
import type { Reached, SymbolReference } from './reachability';
import { symbolOf } from '../scope/declarations';

/** The names that an object leaves undefined, one reference each, and what the source says about them. */
export function referencesOf({ unit, scope, sources, kernel, headers }: CompiledUnit, reached: Reached): Reference[] {
  const best = bestReferences(reached.references, unit.files, kernel);
  const weak = new Set([...unit.weak, ...reached.weak]);
  const declared = new Map<string, Span>();
  for (const each of scope.declarations) {
    const { name, annotations, isStatic, isFunction } = each;
    const symbol = symbolOf(each);
    if (!best.has(symbol)) continue;
    if (annotations.has('weak')) weak.add(symbol);
    // gcc only warns of a static function that is "used but never defined", and leaves it to the linker.
    if ((!isStatic || isFunction) && !declared.has(symbol)) declared.set(symbol, spanOf(name));
  }
  for (const name of reached.externs) if (!declared.has(name.text)) declared.set(name.text, spanOf(name));
  return Array.from(best.values(), (reference) => {
    const { symbol, token, possible, isAsm, inlined } = reference;
    const steps = stepsTo(reference);
    const declaration = declared.get(symbol);
    const declaredBy = headers?.declaring(symbol);
    return {
      symbol,
      weak: weak.has(symbol),
      certainty: certaintyOf(reference),
      origin: isAsm ? 'asm' : inlined ? 'inline' : steps.length > 0 ? 'macro' : 'text',
      via: steps.map((step) => describe(step, sources)),
      ...(possible ? { reason: possible, elidable: isElidable(possible) } : {}),
      span: spanOf(token),
      ...(declaration ? { declaration } : {}),
      ...(declaredBy === undefined ? {} : { declaredBy }),
    };
  });
}

/** One reference a symbol: certain before possible, in the source before in a header, then by place. */
function bestReferences(
  references: readonly SymbolReference[],
  files: readonly string[],
  kernel: Kernel,
): Map<string, SymbolReference> {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ possible, token }: SymbolReference): number =>
    (possible ? 2 ** 50 : 0) + (order.get(token.file) ?? order.size) * 2 ** 32 + token.start;
  const best = new Map<string, SymbolReference>();
  for (const reference of references) {
    const symbol = builtinOf(reference.symbol) ?? reference.symbol;
    const taken = { ...reference, symbol, possible: reference.possible ?? compilerChoice(symbol, kernel.config) };
    const before = best.get(symbol);
    if (!before || rank(taken) < rank(before)) best.set(symbol, taken);
  }
  return best;
}

/** The macros and inline functions that lead to a reference, outermost first. */
function stepsTo({ token, inlined }: SymbolReference): ExpandedMacro[] {
  const steps: ExpandedMacro[] = macrosOf(token);
  for (let at = inlined; at; at = at.inner) steps.push(at.function, ...macrosOf(at.token));
  return steps;
}

/** The macros that lead to a token, outermost first, as a report names them. */
export function viaOf(token: Token, sources: Sources): string[] {
  return macrosOf(token).map((step) => describe(step, sources));
}

/** A step as a report names it: `NAME() (file:line)`. */
function describe({ name, parameters, place }: ExpandedMacro, sources: Sources): string {
  const called = parameters ? `${name}()` : name;
  if (!place) return called;
  const line = 'line' in place ? place.line : (sources.read(place.file)?.lineAt(place.start) ?? 1);
  return `${called} (${place.file}:${line})`;
}
