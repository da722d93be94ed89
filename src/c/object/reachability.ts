/*
 * What is left of an object when the compiler has dropped what nothing refers to:
 *
 *     static int helper(void) { return exported_by_the_kernel(); }
 *     static int unused(void) { return missing(); }
 *     static struct ops ops = { .run = helper };
 *     int probe(void) { return IS_ENABLED(CONFIG_X) ? register_ops(&ops) : other(&ops); }
 *
 * Emitted in any case are global definitions (probe), what `used` keeps, what is exported, and what is passed to macros
 * at file scope. Each of these is walked (body/walk.ts), which returns the names that its code refers to. A name that
 * the file defines leads on: to ops, and from there to helper(). One that it does not define is a symbol that the
 * object leaves undefined: register_ops, exported_by_the_kernel. Neither unused() nor missing() is ever looked at, nor
 * is the branch that CONFIG_X excludes.
 *
 * Names that are only possible, say behind a condition that cannot be decided, come last: a definition that is reached
 * through them alone is deferred until all that is certain has been followed, and makes all that it leads to possible.
 * Every step from one definition to another is kept as a link, which sections.ts reads for section mismatches.
 */
import type { HeaderReference } from '../body/callResult';
import type { FoundFault } from '../body/foundFault';
import { PASSED_TO } from '../body/doubts';
import type { Surroundings } from '../body/surroundings';
import { walkFunction, walkInitialiser } from '../body/walk';
import type { WalkedBody } from '../body/walkedBody';
import { Kind, type Token } from '../lex/token';
import { isExternInline, type Declaration } from '../scope/declarations';
import type { MacroInvocation } from '../scope/invocations';
import { isExportMacro } from '../vocabulary/exportMacros';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { isTagMacro } from '../vocabulary/tagMacros';
import type { CompiledUnit } from './compiledUnit';
import { OwnNames } from './ownNames';
import { surroundingsOf } from './unitSurroundings';

/** A symbol that the object's code refers to, and why perhaps it does not. */
export interface SymbolReference {
  symbol: string;
  token: Token;
  possible: string | undefined;
  isAsm: boolean;
  /** Where an inline function of a header refers to it that the token names. */
  inlined?: HeaderReference;
}

/** A reference of one definition to another one of the file, or to what is neither in it nor exported by the kernel. */
export interface Link {
  /** undefined: a macro at file scope. */
  from: Declaration | undefined;
  symbol: string;
  token: Token;
  /** Those of the file. */
  definitions: readonly Declaration[];
  isCall: boolean;
  possible: string | undefined;
}

/** What is left of an object's code once the compiler has dropped what nothing refers to. */
export interface Reached {
  references: readonly SymbolReference[];
  links: readonly Link[];
  /** The static definitions that are compiled, for something reachable refers to them. */
  reached: ReadonlySet<Declaration>;
  /** Names that functions declare `extern` inside. */
  externs: readonly Token[];
  /** Names that are only asked for: no module need export them. */
  weak: ReadonlySet<string>;
  /** What the content of a definition calls by name, dead code included, whether it is reached or not. */
  calledIn(definition: Declaration): readonly Token[];
  /** What else the content of a definition names, dead code included. */
  valuesIn(definition: Declaration): WalkedBody['values'];
  /** The types that the content of a definition names, and those that it declares, whether it is reached or not. */
  typesIn(definition: Declaration): Pick<WalkedBody, 'typeUses' | 'localTypes'>;
  /** What the compiler refuses in a definition for its types, whether it is reached or not. */
  faultsIn(definition: Declaration): readonly FoundFault[];
}

/**
 * Follows references from what an object emits in any case (its global definitions, exports, macros at file scope)
 * through its static definitions, as the compiler does before it drops the rest.
 */
export function reach(compiled: CompiledUnit): Reached {
  return new Reach(compiled).run();
}

/** What refers to names. */
interface ReachedFrom {
  /** undefined: a macro at file scope. */
  from: Declaration | undefined;
  /** Why it may not be there: it is only reached through what may not be there itself. */
  doubt: string | undefined;
  isCalled(token: Token): boolean;
}

class Reach {
  private readonly own: OwnNames;
  private readonly around: Surroundings;
  private readonly references: SymbolReference[] = [];
  private readonly links: Link[] = [];
  private readonly reached = new Set<Declaration>();
  private readonly externs: Token[] = [];
  private readonly weak = new Set<string>();
  private readonly walked = new Map<Declaration, WalkedBody>();
  /** To be looked into next. */
  private readonly next: Declaration[] = [];
  /** Reached through what may not be there: looked into when all that is certain has been. */
  private readonly deferred: [Declaration, string][] = [];

  constructor(private readonly compiled: CompiledUnit) {
    this.own = new OwnNames(compiled.scope.declarations);
    this.around = surroundingsOf(compiled, this.own);
  }

  run(): Reached {
    const { scope } = this.compiled;
    for (const invocation of scope.invocations) this.invoke(invocation);
    for (const tokens of scope.asm) this.collect(() => walkFunction([], tokens, this.around));
    for (const definitions of this.own.definitions.values()) {
      for (const each of definitions) if (isEmitted(each)) this.take(each, each.name.possible);
    }
    this.follow(undefined);
    for (const [definition, doubt] of this.deferred) {
      this.next.push(definition);
      this.follow(doubt);
    }
    const { references, links, reached, externs, weak } = this;
    const calledIn = (each: Declaration): readonly Token[] => this.calledIn(each);
    const faultsIn = (each: Declaration): readonly FoundFault[] => this.walkOf(each).faults;
    const valuesIn = (each: Declaration): WalkedBody['values'] => this.walkOf(each).values;
    const typesIn = (each: Declaration): WalkedBody => this.walkOf(each);
    return { references, links, reached, externs, weak, calledIn, valuesIn, typesIn, faultsIn };
  }

  private calledIn(definition: Declaration): readonly Token[] {
    const { called, externs } = this.walkOf(definition);
    if (this.reached.has(definition)) return called;
    const declared = new Set(externs.map(({ text }) => text));
    return called.filter(({ text }) => !declared.has(text));
  }

  private walkOf(definition: Declaration): WalkedBody {
    let walked = this.walked.get(definition);
    if (!walked) this.walked.set(definition, (walked = this.walk(definition)));
    return walked;
  }

  private walk(definition: Declaration): WalkedBody {
    const { content, head, isFunction } = definition;
    const tokens = this.compiled.unit.expander.expandSegments(content!);
    const type = this.compiled.types.declaredType(definition);
    return isFunction ? walkFunction(head, tokens, this.around, type) : walkInitialiser(tokens, this.around, type);
  }

  /** Looks into what is to be looked into next, and what that refers to, all of it doubtful if the first is. */
  private follow(doubt: string | undefined): void {
    for (let next = this.next.pop(); next; next = this.next.pop()) this.visit(next, doubt);
  }

  /** Has a definition looked into: next if it is definitely there, or as doubtful as what refers to it; else later. */
  private take(definition: Declaration, possible: string | undefined, from = NOTHING): void {
    if (this.reached.has(definition)) return;
    if (possible && !from.doubt) this.deferred.push([definition, possible]);
    else this.next.push(definition);
  }

  private visit(definition: Declaration, doubt: string | undefined): void {
    if (this.reached.has(definition)) return;
    this.reached.add(definition);
    const { aliased, content, name } = definition;
    const origin = { ...NOTHING, from: definition, doubt };
    for (const each of this.own.definitionsOf(aliased ?? '') ?? []) this.take(each, name.possible, origin);
    if (!content) return;
    this.collect(() => this.walkOf(definition), origin);
  }

  private invoke(invocation: MacroInvocation): void {
    const { name, arguments: args, contents } = invocation;
    if (isTagMacro(name.text)) return;
    if (isExportMacro(name.text)) {
      for (const each of this.own.definitions.get(args[0]?.[0]?.text ?? '') ?? []) this.take(each, name.possible);
      return;
    }
    for (const arg of args) {
      if (arg.length === 1) this.passToMacro(arg[0]!, name);
      else if (arg.length > 1 && !TYPE_WORDS.has(arg[0]!.text)) {
        this.collect(() => walkInitialiser(arg, this.around), NOTHING, name.possible);
      }
    }
    for (const content of contents) {
      const tokens = this.compiled.unit.expander.expandSegments(content);
      this.collect(() => walkFunction([], tokens, this.around), NOTHING, name.possible);
    }
  }

  /** A single name as the argument of a macro that is not known: a definition that it uses, most likely. */
  private passToMacro(arg: Token, macro: Token): void {
    if (arg.kind !== Kind.Identifier) return;
    const definitions = this.own.definitions.get(arg.text);
    // An inline function is no callback: the name is of something else, say a tracepoint.
    if (definitions?.every((each) => each.isInline)) return;
    const possible = macro.possible ?? (definitions ? undefined : `${PASSED_TO}${macro.text}()`);
    this.refer(arg.text, arg, possible, NOTHING);
  }

  /** Walks something and takes what it finds: definitions of the file are followed, other names are left undefined. */
  private collect(walk: () => WalkedBody, origin = NOTHING, possible?: string): WalkedBody {
    const { shadowed } = this.compiled.unit.expander;
    const before = shadowed.length;
    const walked = walk();
    const from = { ...origin, isCalled: isOneOf(walked.called) };
    for (const token of walked.names) this.refer(token.text, token, possible, from);
    for (const token of shadowed.slice(before)) this.refer(token.text, token, possible, from);
    for (const { token, symbol, possible: why } of walked.asm) this.referTo(symbol, token, possible ?? why, from, true);
    for (const { token, reference } of walked.inlined) this.referThrough(token, reference, possible, from);
    this.externs.push(...walked.externs);
    for (const name of walked.weak) this.weak.add(name);
    return walked;
  }

  /** Follows what an inline function of a header refers to, which may be a definition of the file (<asm/parport.h>). */
  private referThrough(token: Token, inlined: HeaderReference, possible: string | undefined, from: ReachedFrom): void {
    const { symbol, isAsm } = inlined;
    const why = token.possible ?? possible ?? inlined.possible;
    if (this.own.definitionsOf(symbol)?.some((each) => !isExternInline(each))) {
      this.referTo(symbol, token, why, from, true);
    } else this.references.push({ symbol, token, possible: why ?? from.doubt, isAsm, inlined });
  }

  /** Follows a name of C. */
  private refer(name: string, token: Token, possible: string | undefined, from: ReachedFrom): void {
    this.referTo(this.own.symbolOf(name), token, possible, from, false);
  }

  /**
   * Follows a symbol: to its definition in this file, or out of it.
   * @param isAsm assembler refers to it, or a header: no name of this file's C is meant
   */
  private referTo(
    symbol: string,
    token: Token,
    possible: string | undefined,
    origin: ReachedFrom,
    isAsm: boolean,
  ): void {
    const { headers } = this.compiled;
    const { from, doubt } = origin;
    const definitions = this.own.definitionsOf(symbol);
    const reason = token.possible ?? possible;
    const why = reason ?? doubt;
    if (definitions) {
      this.links.push({ from, symbol, token, definitions, isCall: origin.isCalled(token), possible: why });
      for (const each of definitions) this.take(each, reason, origin);
    }
    const isInlined = definitions?.every(isExternInline);
    if (definitions && !isInlined) return;
    const isExported = this.around.names.isExported(symbol);
    if (isExported && this.compiled.enums.has(symbol)) return;
    if (headers?.isAssertion(symbol) || headers?.isConstant(symbol)) return;
    const inlined = isAsm ? undefined : headers?.referencesOf(symbol);
    if (inlined) {
      for (const each of inlined) this.referThrough(token, each, possible, origin);
      return;
    }
    if (!definitions && from && !isExported) {
      this.links.push({ from, symbol, token, definitions: [], isCall: true, possible: why });
    }
    const mayBe = isInlined ? 'the compiler may inline it' : why;
    this.references.push({ symbol: headers?.symbolOf(symbol) ?? symbol, token, possible: mayBe, isAsm });
  }
}

/** File scope, where nothing is called. */
const NOTHING: ReachedFrom = { from: undefined, doubt: undefined, isCalled: () => false };

/** Whether a token is at the place of one of these: a copy is at its original's. */
function isOneOf(tokens: readonly Token[]): (token: Token) => boolean {
  let places: ReadonlySet<string> | undefined;
  return (token) => (places ??= new Set(tokens.map(placeOf))).has(placeOf(token));
}

const placeOf = ({ text, start }: Token): string => `${start} ${text}`;

/** Whether code or data is made of a definition though nothing refers to it. */
function isEmitted(definition: Declaration): boolean {
  return definition.annotations.has('used') || (!definition.isStatic && !isExternInline(definition));
}
