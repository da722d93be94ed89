import { Budget } from '../../util/budget';
import type { Kernel } from '../../model';
import { walkBody, walkInitialiser } from '../body/walk';
import {
  AT_RUNTIME, type Inlined, type InlinedMention, type InlineStep, type Local,
} from '../body/inlining';
import { noMentions, wordSize, type Mentions, type Surroundings } from '../body/mentions';
import { builtinOf } from '../vocabulary/builtins';
import type { Value } from '../lex/constant';
import type { Token } from '../lex/token';
import { lex } from '../lex/lex';
import { Expander } from '../preprocess/expand';
import { MacroTable } from '../preprocess/macroTable';
import type { PredefinedMacros } from '../preprocess/predefined';
import type { Found, HeaderEntry } from './entry';
import { best, IncludedHeaders } from './included';
import type { HeaderIndex } from './headerIndex';

/** Marks a body that is reduced to what it comes to: no macro is left in it. */
export const WALKED = '!';

/** What functions of one context see: the macros where they stand, and the other functions. */
interface Context {
  /** Without them a function is looked for wherever it stands. */
  headers: IncludedHeaders | undefined;
  expander: Expander | undefined;
  around: Surroundings;
}

/** An inline function, or a static variable, of a header. */
interface Definition {
  step: InlineStep;
  tokens: readonly Token[];
  context: Context;
  /** What its call comes to, by what is known of the arguments. */
  results: Map<string, Inlined>;
  asksArguments: boolean;
}

/** So many inline functions at most, one called by the other. */
const CALL_DEPTH = 60;

const NOTHING: Inlined = { ...AT_RUNTIME, mentions: [], asksArguments: false };

/** The inline functions of a kernel's headers, looked into when they are called first. */
export class HeaderFunctions {
  private readonly contexts = new Map<number, Context>();
  private readonly definitions = new Map<HeaderEntry, Definition>();
  /** Those that are being walked, by how many are around them. */
  private readonly open = new Map<Definition, number>();
  /** How many are around the outermost open one that a call was left out for; Infinity for none. */
  private cutAt = Infinity;
  /** What came to less than it would elsewhere, for a call was left out: it holds until that function is walked. */
  private readonly cut: { definition: Definition; key: string }[] = [];
  private readonly anywhere: Context;

  constructor(
    private readonly space: HeaderIndex,
    private readonly kernel: Kernel,
    private readonly predefined: PredefinedMacros,
    private readonly work = new Budget(),
  ) {
    this.anywhere = this.makeContext();
  }

  /** What a call comes to; without arguments where only the name is mentioned. */
  call(found: Found, given: readonly Local[]): Inlined {
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

  /** Whether a function makes nothing of an argument, counted from 0. */
  ignoresArgument(found: Found, index: number): boolean {
    const { step, tokens } = this.definitionOf(found);
    const parameter = step.parameters?.[index];
    return parameter !== undefined && !tokens.some(({ text }) => text === parameter);
  }

  private walk({ step, tokens, context }: Definition, { kind }: HeaderEntry, given: readonly Local[]): Inlined {
    const mentions = noMentions();
    if (kind === 'v') walkInitialiser(tokens, mentions, context.around);
    else walkBody(step.parameters ?? [], given, tokens, mentions, context.around);
    return {
      mentions: this.symbolsOf(mentions, step, context),
      asksArguments: mentions.asksArguments,
      ...returnedBy(mentions),
    };
  }

  private symbolsOf(found: Mentions, step: InlineStep, context: Context): InlinedMention[] {
    const mentions = new Map<string, InlinedMention>();
    const keep = (mention: InlinedMention): void => {
      const before = mentions.get(mention.symbol);
      if (!before || (before.possible && !mention.possible)) mentions.set(mention.symbol, mention);
    };
    const pass = (token: Token, { mentions: inner }: Inlined): void => {
      for (const each of inner) {
        keep({ ...each, token, possible: token.possible ?? each.possible, function: step, inner: each });
      }
    };
    for (const token of found.names) {
      const other = this.find(token.text, context);
      if (other && /[fv]/.test(other.entry.kind)) pass(token, this.call(other, []));
      else if (this.isSymbol(token.text, other)) {
        const symbol = (other?.entry.kind === 'd' && other.entry.text) || token.text;
        keep({ symbol, token, possible: token.possible, isAsm: false, function: step });
      }
    }
    for (const { token, mention } of found.inlined) {
      keep({ ...mention, token, possible: token.possible ?? mention.possible, function: step, inner: mention });
    }
    for (const { token, symbol, possible } of found.asm) {
      keep({ symbol, token, possible: token.possible ?? possible, isAsm: true, function: step });
    }
    return [...mentions.values()];
  }

  private isSymbol(name: string, other: Found | undefined): boolean {
    if (other?.entry.kind === 'x') return false;
    return this.kernel.exports.has(name) || other?.entry.kind === 'd' || builtinOf(name) !== undefined;
  }

  private definitionOf({ entry, header }: Found): Definition {
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
    const context: Context = {
      headers,
      expander,
      around: {
        constantOf: (name) => constantOf(this.find(name, context)),
        isEnumerator: (name) => this.find(name, context)?.entry.kind === 'c',
        isInline: (name) => this.find(name, context)?.entry.kind === 'f',
        inlined: (name, given) => {
          const found = this.find(name, context);
          return found?.entry.kind === 'f' ? this.call(found, given) : undefined;
        },
        callValue: () => undefined,
        ignoresArguments: () => false,
        ignoresArgument: (name, index) => {
          const found = this.find(name, context);
          return found?.entry.kind === 'f' && this.ignoresArgument(found, index);
        },
        wordSize: wordSize(this.kernel),
        isConfigured: (option) => this.kernel.config.has(option),
        isExported: (name) => this.kernel.exports.has(name),
        isPure: () => false,
        isOwn: () => false,
        work: this.work,
      },
    };
    return context;
  }

  /** In the function's context; else wherever it stands, for a header may count on who includes it. */
  private find(name: string, { headers }: Context): Found | undefined {
    return headers?.find(name) ?? best(this.space.others(name));
  }
}

/** The value of an enum's constant. */
export function constantOf(found: Found | undefined): Value {
  return found?.entry.kind === 'c' && found.entry.text !== '' ? Number(found.entry.text) : undefined;
}

function keyOfArgument(given: Local): string | number {
  const { isConstant, isDoubtful, isFromMemory, isObjectSize, isNonZero, pointsInto } = given;
  const known = isNonZero ? 'n' : isConstant ? 'c' : isDoubtful ? 'd' : isFromMemory ? 'm' : '';
  return given.value ?? (isObjectSize ? 'o' : '') + (pointsInto?.[0] ?? '') + known;
}

function keyOf({ asksArguments }: Definition, given: readonly Local[]): string {
  if (!asksArguments) return '';
  return given.map(keyOfArgument).join();
}

/** What is returned whenever it is called; a constant that is not known may decide between values. */
function returnedBy({ returned, branches }: Mentions): Local {
  const [value, ...others] = new Set(returned.map((each) => each.value));
  if (value !== undefined && others.length === 0) return { ...AT_RUNTIME, value, isConstant: true };
  const [certain, ...further] = new Set(returned.filter((each) => !each.isDoubtful).map((each) => each.value));
  const isDoubtful = certain !== undefined && further.length === 0;
  const isConstant = returned.length > 0 && !branches;
  const isNonZero =
    isConstant && returned.every((each) => each.value !== 0 && (each.isNonZero || each.value !== undefined));
  return { ...AT_RUNTIME, isConstant, isDoubtful, isNonZero };
}
