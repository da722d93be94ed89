import type { Kernel, Reference, Span } from '../../model';
import { isElidable } from '../body/mentions';
import { builtinOf, compilerChoice } from '../vocabulary/builtins';
import type { UnitHeaders } from '../headers/unitHeaders';
import type { Sources } from '../lex/sources';
import { macrosOf, spanOf, type ExpandedMacro, type Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { Mention, Reached } from './reachability';
import { symbolOf, type Declaration } from '../scope/declarations';

/** The names that an object leaves undefined, one reference each, and what the source says about them. */
export function referencesOf(
  unit: PreprocessedUnit,
  declarations: readonly Declaration[],
  reached: Reached,
  sources: Sources,
  kernel: Kernel,
  headers: UnitHeaders | undefined,
): Reference[] {
  const best = bestMentions(reached.mentions, unit.files, kernel);
  const weak = new Set([...unit.weak, ...reached.weak]);
  const declared = new Map<string, Span>();
  for (const each of declarations) {
    const { name, annotations, isStatic, isFunction } = each;
    const symbol = symbolOf(each);
    if (!best.has(symbol)) continue;
    if (annotations.has('weak')) weak.add(symbol);
    // gcc only warns of a static function that is "used but never defined", and leaves it to the linker.
    if ((!isStatic || isFunction) && !declared.has(symbol)) declared.set(symbol, spanOf(name));
  }
  for (const name of reached.externs) if (!declared.has(name.text)) declared.set(name.text, spanOf(name));
  return Array.from(best.values(), (mention) => {
    const { symbol, token, possible, isAsm, inlined } = mention;
    const steps = stepsTo(mention);
    const declaration = declared.get(symbol);
    const declaredBy = headers?.declaring(symbol);
    return {
      symbol,
      weak: weak.has(symbol),
      certainty: possible ? 'possible' : 'certain',
      origin: isAsm ? 'asm' : inlined ? 'inline' : steps.length > 0 ? 'macro' : 'text',
      via: steps.map((step) => describe(step, sources)),
      ...(possible ? { reason: possible, elidable: isElidable(possible) } : {}),
      span: spanOf(token),
      ...(declaration ? { declaration } : {}),
      ...(declaredBy === undefined ? {} : { declaredBy }),
    };
  });
}

/** One mention a symbol: certain before possible, in the source before in a header, then by place. */
function bestMentions(mentions: readonly Mention[], files: readonly string[], kernel: Kernel): Map<string, Mention> {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ possible, token }: Mention): number =>
    (possible ? 2 ** 50 : 0) + (order.get(token.file) ?? order.size) * 2 ** 32 + token.start;
  const best = new Map<string, Mention>();
  for (const mention of mentions) {
    const symbol = builtinOf(mention.symbol) ?? mention.symbol;
    const taken = { ...mention, symbol, possible: mention.possible ?? compilerChoice(symbol, kernel.config) };
    const before = best.get(symbol);
    if (!before || rank(taken) < rank(before)) best.set(symbol, taken);
  }
  return best;
}

/** The macros and inline functions that lead to a mention, outermost first. */
function stepsTo({ token, inlined }: Mention): ExpandedMacro[] {
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
