import { Budget } from '../../util/budget';
import type { Kernel } from '../../model';
import type { CallResult, HeaderReference, InlineStep } from '../body/callResult';
import { AT_RUNTIME, CONSTANT, isNonZeroConstant, isNotZero, known, valueOf, type KnownValue } from '../body/knownValue';
import { machineOf, type Surroundings } from '../body/surroundings';
import { walkCall, walkInitialiser } from '../body/walk';
import type { WalkedBody } from '../body/walkedBody';
import { builtinOf } from '../vocabulary/builtins';
import type { ConstantValue } from '../lex/constant';
import type { Token } from '../lex/token';
import { lex } from '../lex/lex';
import { Expander } from '../preprocess/expand';
import { MacroTable } from '../preprocess/macroTable';
import type { PredefinedMacros } from '../preprocess/predefined';
import type { Found, HeaderEntry } from './entry';
import { best, IncludedHeaders } from './included';
import type { HeaderIndex } from './headerIndex';

/** Marks a body that is reduced to what its call results in: no macro is left in it. */
export const WALKED = '!';

/** What functions of one context see: the macros at their place, and the other functions. */
interface Context {
  /** Without them a function is looked for in all headers. */
  headers: IncludedHeaders | undefined;
  expander: Expander | undefined;
  around: Surroundings;
}

/** An inline function, or a static variable, of a header. */
interface InlineDefinition {
  step: InlineStep;
  tokens: readonly Token[];
  context: Context;
  /** What its call results in, by what is known of the arguments. */
  results: Map<string, CallResult>;
  asksArguments: boolean;
}

/** The most inline functions that are looked into within each other, one called by the other. */
const CALL_DEPTH = 60;

const NOTHING: CallResult = { value: AT_RUNTIME, references: [], asksArguments: false };

/** The inline functions of a kernel's headers, looked into when they are called first. */
export class HeaderFunctions {
  private readonly contexts = new Map<number, Context>();
  private readonly definitions = new Map<HeaderEntry, InlineDefinition>();
  /** Those that are being walked, by how many are around them. */
  private readonly open = new Map<InlineDefinition, number>();
  /**
   * Where functions call each other in a circle, a, b and a again, the inner call of a is left out. The result of b
   * then lacks what a refers to, and is forgotten as soon as a is walked. This is how many functions are around the
   * outermost such a; Infinity if there is none.
   */
  private cutAt = Infinity;
  /** The results to forget. */
  private readonly cut: { definition: InlineDefinition; key: string }[] = [];
  private readonly anywhere: Context;

  constructor(
    private readonly space: HeaderIndex,
    private readonly kernel: Kernel,
    private readonly predefined: PredefinedMacros,
    private readonly work = new Budget(),
  ) {
    this.anywhere = this.makeContext();
  }

  /** What a call results in; without arguments where the function is referred to and not called. */
  call(found: Found, given: readonly KnownValue[]): CallResult {
    const definition = this.definitionOf(found);
    const depth = this.open.size;
    if (depth > CALL_DEPTH || this.open.has(definition)) {
      this.cutAt = Math.min(this.cutAt, this.open.get(definition) ?? 0);
      return NOTHING;
    }
    const known = definition.results.get(keyOf(definition, given));
    if (known) return known;
    this.open.set(definition, depth);
    const result = this.walk(definition, found.entry, given);
    this.open.delete(definition);
    definition.asksArguments ||= result.asksArguments;
    const key = keyOf(definition, given);
    definition.results.set(key, result);
    if (this.cutAt < depth) this.cut.push({ definition, key });
    else if (this.cutAt === depth) this.forgetCut();
    return result;
  }

  private forgetCut(): void {
    for (const { definition, key } of this.cut.splice(0)) definition.results.delete(key);
    this.cutAt = Infinity;
  }

  /** Whether a function ignores an argument, counted from 0. */
  ignoresArgument(found: Found, index: number): boolean {
    const { step, tokens } = this.definitionOf(found);
    const parameter = step.parameters?.[index];
    return parameter !== undefined && !tokens.some(({ text }) => text === parameter);
  }

  private walk(
    { step, tokens, context }: InlineDefinition,
    { kind }: HeaderEntry,
    given: readonly KnownValue[],
  ): CallResult {
    const walked =
      kind === 'v'
        ? walkInitialiser(tokens, context.around)
        : walkCall(step.parameters ?? [], given, tokens, context.around);
    return {
      value: returnedBy(walked),
      references: this.referencesOf(walked, step, context),
      asksArguments: walked.asksArguments,
    };
  }

  /** One reference a symbol, a certain one preferably. */
  private referencesOf(walked: WalkedBody, step: InlineStep, context: Context): HeaderReference[] {
    const references = new Map<string, HeaderReference>();
    const keep = (reference: HeaderReference): void => {
      const before = references.get(reference.symbol);
      if (!before || (before.possible && !reference.possible)) references.set(reference.symbol, reference);
    };
    const keepInner = (token: Token, inner: HeaderReference): void =>
      keep({ ...inner, token, possible: token.possible ?? inner.possible, function: step, inner });
    for (const token of walked.names) {
      const other = this.find(token.text, context);
      if (other && /[fv]/.test(other.entry.kind)) {
        for (const inner of this.call(other, []).references) keepInner(token, inner);
      } else if (this.isSymbol(token.text, other)) {
        const symbol = (other?.entry.kind === 'd' && other.entry.text) || token.text;
        keep({ symbol, token, possible: token.possible, isAsm: false, function: step });
      }
    }
    for (const { token, reference } of walked.inlined) keepInner(token, reference);
    for (const { token, symbol, possible } of walked.asm) {
      keep({ symbol, token, possible: token.possible ?? possible, isAsm: true, function: step });
    }
    return [...references.values()];
  }

  private isSymbol(name: string, other: Found | undefined): boolean {
    if (other?.entry.kind === 'x') return false;
    return this.kernel.exports.has(name) || other?.entry.kind === 'd' || builtinOf(name) !== undefined;
  }

  private definitionOf({ entry, header }: Found): InlineDefinition {
    let definition = this.definitions.get(entry);
    if (!definition) {
      const isWalked = entry.kind === 'f' && entry.text[entry.text.indexOf(')') + 1] === WALKED;
      const context = isWalked ? this.anywhere : this.contextOf(header);
      const close = entry.kind === 'f' ? entry.text.indexOf(')') : -1;
      const parameters = entry.kind === 'f' ? entry.text.slice(1, close).split(',') : undefined;
      const place = { file: this.space.nameOf(header), line: entry.line };
      // Behind a word, for a `#` that starts a line would be a directive's.
      const text = lex('', `_ ${entry.text.slice(close + (isWalked ? 2 : 1))}`).parts.flatMap(({ tokens }) => tokens);
      definition = {
        step: { name: entry.name, parameters, place },
        tokens: context.expander?.expandAll(text.slice(1), 0) ?? text.slice(1),
        context,
        results: new Map(),
        asksArguments: false,
      };
      this.definitions.set(entry, definition);
    }
    return definition;
  }

  private contextOf(header: number): Context {
    const number = this.space.contextOf(header);
    let context = this.contexts.get(number);
    if (!context) {
      const headers = new IncludedHeaders(this.space, true);
      headers.includeNumber(number, 0);
      const expander = new Expander(new MacroTable(this.predefined, headers, this.work), this.work);
      this.contexts.set(number, (context = this.makeContext(headers, expander)));
    }
    return context;
  }

  private makeContext(headers?: IncludedHeaders, expander?: Expander): Context {
    const find = (name: string): Found | undefined => this.find(name, context);
    const findInline = (name: string): Found | undefined => {
      const found = find(name);
      return found?.entry.kind === 'f' ? found : undefined;
    };
    const context: Context = {
      headers,
      expander,
      around: {
        names: {
          constantOf: (name) => constantOf(find(name)),
          isEnumerator: (name) => find(name)?.entry.kind === 'c',
          isOwn: () => false,
          isExported: (name) => this.kernel.exports.has(name),
        },
        inlines: {
          isInline: (name) => findInline(name) !== undefined,
          call: (name, given) => {
            const found = findInline(name);
            return found && this.call(found, given);
          },
          ignoresArgument: (name, index) => {
            const found = findInline(name);
            return found !== undefined && this.ignoresArgument(found, index);
          },
          returnValue: () => undefined,
          isPure: () => false,
        },
        machine: machineOf(this.kernel),
        work: this.work,
      },
    };
    return context;
  }

  /** In the function's context, else in any header: one may rely on what the files that include it include. */
  private find(name: string, { headers }: Context): Found | undefined {
    return headers?.find(name) ?? best(this.space.others(name));
  }
}

/** The value of an enum's constant. */
export function constantOf(found: Found | undefined): ConstantValue {
  return found?.entry.kind === 'c' && found.entry.text !== '' ? Number(found.entry.text) : undefined;
}

/** What tells apart the arguments that a result depends on. */
function keyOfArgument(given: KnownValue): string | number {
  switch (given.kind) {
    case 'known':
      return given.value;
    case 'literal':
      return 'c';
    case 'constant':
      return (given.isObjectSize ? 'o' : '') + (given.isNonZero ? 'n' : 'c');
    case 'runtime':
      return (given.pointsInto?.[0] ?? '') + (given.isDoubtful ? 'd' : given.isMemory ? 'm' : '');
  }
}

function keyOf({ asksArguments }: InlineDefinition, given: readonly KnownValue[]): string {
  if (!asksArguments) return '';
  return given.map(keyOfArgument).join();
}

/** What is returned whenever it is called; a constant that is not known may decide between values. */
function returnedBy({ returned, branches }: WalkedBody): KnownValue {
  const [value, ...others] = new Set(returned.map((each) => valueOf(each.value)));
  if (value !== undefined && others.length === 0) return known(value);
  const certain = returned.filter((each) => !each.isDoubtful).map((each) => valueOf(each.value));
  const isDoubtful = certain[0] !== undefined && new Set(certain).size === 1;
  if (returned.length === 0 || branches) return { ...AT_RUNTIME, isDoubtful };
  const isNonZero = returned.every((each) => isNonZeroConstant(each.value) || isNotZero(each.value));
  return { ...CONSTANT, isDoubtful, isNonZero };
}
