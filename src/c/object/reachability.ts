import type { Kernel } from '../../model';
import { enumConstants } from '../body/enumConstants';
import { InlinedFunctions } from '../body/inlined';
import type { InlinedMention } from '../body/inlining';
import { HANDED_TO, noMentions, wordSize, type Mentions, type Surroundings } from '../body/mentions';
import { walkFunction, walkInitialiser } from '../body/walk';
import { StaticConstants } from '../body/staticConstants';
import type { Value } from '../lex/constant';
import type { Sources } from '../lex/sources';
import { Kind, type Token } from '../lex/token';
import type { UnitHeaders } from '../headers/unitHeaders';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import { isExternInline, type Declaration, type FileScope } from '../scope/declarations';
import type { MacroInvocation } from '../scope/invocations';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { isExportMacro } from '../vocabulary/exportMacros';
import { isTagMacro } from '../vocabulary/tagMacros';

/** A name that the object's code refers to, and why perhaps it does not. */
export interface Mention {
  symbol: string;
  token: Token;
  possible: string | undefined;
  isAsm: boolean;
  /** Where an inline function of a header refers to it that the token names. */
  inlined?: InlinedMention;
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

/** What an object's code comes to once the compiler has dropped what nothing refers to. */
export interface Reached {
  mentions: Mention[];
  links: Link[];
  /** The static definitions that are compiled, for something reachable refers to them. */
  reached: ReadonlySet<Declaration>;
  /** Names that functions declare `extern` inside. */
  externs: Token[];
  /** Names that are only asked for: nobody need provide them. */
  weak: Set<string>;
  /** What the content of a definition calls by name, dead code included, whether it is reached or not. */
  calledIn(definition: Declaration): readonly Token[];
}

/**
 * Follows references from what an object emits in any case (its global definitions, exports, macros at file scope)
 * through its static definitions, as the compiler does before it drops the rest.
 */
export function reach(
  unit: PreprocessedUnit,
  scope: FileScope,
  sources: Sources,
  kernel: Kernel,
  headers?: UnitHeaders,
): Reached {
  return new Reach(unit, scope, sources, kernel, headers).run();
}

class Reach {
  private readonly definitions = new Map<string, Declaration[]>();
  /** What the linker knows by another name, `int f(void) asm("g")`: by its own name, and the other way round. */
  private readonly symbols = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly reached = new Set<Declaration>();
  private readonly mentions: Mention[] = [];
  private readonly links: Link[] = [];
  private readonly found = noMentions();
  private readonly around: Surroundings;
  private readonly called = new Map<Declaration, readonly Token[]>();
  private certain: Declaration[] = [];
  /** Reached through what may not be there: looked at when all that is certain has been. */
  private readonly deferred: [Declaration, string][] = [];
  private enums: ReadonlyMap<string, Value> | undefined;
  /** Why what is being walked may not be there. */
  private possible: string | undefined;
  /** Places of what is called there. */
  private calls: ReadonlySet<string> | undefined;
  /** What is being walked. */
  private from: Declaration | undefined;

  constructor(
    private readonly unit: PreprocessedUnit,
    private readonly scope: FileScope,
    sources: Sources,
    kernel: Kernel,
    private readonly headers: UnitHeaders | undefined,
  ) {
    const declared = new Set<string>();
    const pure = new Set<string>();
    for (const each of scope.declarations) {
      const name = each.name.text;
      declared.add(name);
      if (each.renamed !== undefined) {
        this.symbols.set(name, each.renamed);
        this.names.set(each.renamed, name);
      }
      if (each.isFunction && each.annotations.has('pure')) pure.add(name);
      if (!each.isDefinition) continue;
      const definitions = this.definitions.get(name);
      if (definitions) definitions.push(each);
      else this.definitions.set(name, [each]);
    }
    const constants = new StaticConstants(unit, sources, scope);
    const inlined = new InlinedFunctions(this.definitions, unit.expander, () => this.around);
    this.around = {
      constantOf: (name) => constants.valueOf(name) ?? this.enumConstant(name) ?? headers?.constantOf(name),
      isInline: (name) => headers?.isInline(name) ?? false,
      ignoresArgument: (name, index) => headers?.ignoresArgument(name, index) ?? false,
      inlined: (name, given) => headers?.call(name, given),
      callValue: (name) => inlined.valueOf(name),
      ignoresArguments: (name) => inlined.ignoresArguments(name),
      isEnumerator: (name) => headers?.isConstant(name) ?? false,
      wordSize: wordSize(kernel),
      isConfigured: (option) => kernel.config.has(option),
      isExported: (name) => kernel.exports.has(name),
      isPure: (name) => pure.has(name),
      isOwn: (name) => declared.has(name),
      work: unit.expander.work,
    };
  }

  run(): Reached {
    for (const invocation of this.scope.invocations) this.invoke(invocation);
    for (const tokens of this.scope.asm) this.collect(() => walkFunction([], tokens, this.found, this.around));
    for (const definitions of this.definitions.values()) {
      for (const each of definitions) if (isEmitted(each)) this.take(each, each.name.possible);
    }
    this.follow();
    this.possible = undefined;
    for (const [definition, reason] of this.deferred) {
      this.possible = reason;
      this.visit(definition);
      this.follow();
    }
    return {
      mentions: this.mentions,
      links: this.links,
      reached: this.reached,
      externs: this.found.externs,
      weak: this.found.weak,
      calledIn: (definition) => this.called.get(definition) ?? this.calledUnreached(definition),
    };
  }

  private calledUnreached(definition: Declaration): Token[] {
    const found = noMentions();
    this.walk(definition, found);
    const declared = new Set(found.externs.map(({ text }) => text));
    return found.called.filter(({ text }) => !declared.has(text));
  }

  private walk({ content, head, isFunction }: Declaration, found: Mentions): void {
    const tokens = this.unit.expander.expandSegments(content!);
    if (isFunction) walkFunction(head, tokens, found, this.around);
    else walkInitialiser(tokens, found, this.around);
  }

  private follow(): void {
    for (let next = this.certain.pop(); next; next = this.certain.pop()) this.visit(next);
  }

  /** Has a definition looked into, now if it is there for certain, else behind all that is. */
  private take(definition: Declaration, possible: string | undefined): void {
    if (this.reached.has(definition)) return;
    const reason = possible ?? this.possible;
    if (reason && !this.possible) this.deferred.push([definition, reason]);
    else this.certain.push(definition);
  }

  private visit(definition: Declaration): void {
    if (this.reached.has(definition)) return;
    this.reached.add(definition);
    const { aliased, content } = definition;
    for (const each of this.definitionsOf(aliased ?? '') ?? []) this.take(each, definition.name.possible);
    if (!content) return;
    this.from = definition;
    this.collect(() => this.walk(definition, this.found));
    this.from = undefined;
    this.called.set(definition, this.found.called.splice(0));
  }

  private invoke(invocation: MacroInvocation): void {
    const { name, arguments: args, contents } = invocation;
    if (isTagMacro(name.text)) return;
    if (isExportMacro(name.text)) {
      for (const each of this.definitions.get(args[0]?.[0]?.text ?? '') ?? []) this.take(each, name.possible);
      return;
    }
    for (const arg of args) {
      if (arg.length === 1) this.handOver(arg[0]!, name);
      else if (arg.length > 1 && !TYPE_WORDS.has(arg[0]!.text)) {
        this.collect(() => walkInitialiser(arg, this.found, this.around), name.possible);
      }
    }
    for (const content of contents) {
      const tokens = this.unit.expander.expandSegments(content);
      this.collect(() => walkFunction([], tokens, this.found, this.around), name.possible);
    }
  }

  /** Read at the first question: most files have enums, few have code that hangs on one. */
  private enumConstant(name: string): Value {
    this.enums ??= enumConstants(this.unit, this.scope);
    return this.enums.get(name);
  }

  private isEnumConstant(name: string): boolean {
    this.enumConstant(name);
    return this.enums!.has(name);
  }

  /** A single name as the argument of a macro that is not known: a definition that it uses, most likely. */
  private handOver(arg: Token, macro: Token): void {
    if (arg.kind !== Kind.Identifier) return;
    const definitions = this.definitions.get(arg.text);
    // An inline function is no callback: the name is of something else, say a tracepoint.
    if (definitions?.every((each) => each.isInline)) return;
    this.refer(arg.text, arg, macro.possible ?? (definitions ? undefined : `${HANDED_TO}${macro.text}()`), false);
  }

  /** Walks something and takes what it found: definitions of the file are followed, other names are left undefined. */
  private collect(walk: () => void, possible?: string): void {
    this.unit.expander.shadowed.length = 0;
    this.found.called.length = 0;
    walk();
    this.calls = undefined;
    const names = [...this.found.names.splice(0), ...this.unit.expander.shadowed];
    for (const token of names) this.refer(token.text, token, possible, false);
    for (const { token, symbol, possible: why } of this.found.asm.splice(0)) {
      this.refer(symbol, token, possible ?? why, true);
    }
    for (const { token, mention } of this.found.inlined.splice(0)) this.referInlined(token, mention, possible);
  }

  private isCalled(token: Token): boolean {
    this.calls ??= new Set(this.found.called.map(placeOf));
    return this.calls.has(placeOf(token));
  }

  /** Follows what an inline function of a header refers to, which may be a definition of the file (<asm/parport.h>). */
  private referInlined(token: Token, inlined: InlinedMention, possible: string | undefined): void {
    const { symbol, isAsm } = inlined;
    const why = token.possible ?? possible ?? inlined.possible;
    // The name is the linker's already: as in assembler, no other one stands for it.
    if (this.definitionsOf(symbol)?.some((each) => !isExternInline(each))) this.refer(symbol, token, why, true);
    else this.mentions.push({ symbol, token, possible: why ?? this.possible, isAsm, inlined });
  }

  /** What the file defines that the linker knows by a name. */
  private definitionsOf(symbol: string): readonly Declaration[] | undefined {
    return this.definitions.get(this.names.get(symbol) ?? symbol);
  }

  /** Follows a name: to its definition in this file, or out of it. */
  private refer(name: string, token: Token, possible: string | undefined, isAsm: boolean): void {
    const symbol = isAsm ? name : (this.symbols.get(name) ?? name);
    const definitions = this.definitionsOf(symbol);
    const reason = token.possible ?? possible;
    const why = reason ?? this.possible;
    if (definitions) {
      const isCall = this.isCalled(token);
      this.links.push({ from: this.from, symbol, token, definitions, isCall, possible: why });
      for (const each of definitions) this.take(each, reason);
    }
    const isInlined = definitions?.every(isExternInline);
    if (definitions && !isInlined) return;
    if (this.around.isExported(symbol) && this.isEnumConstant(symbol)) return;
    if (this.headers?.isAssertion(symbol) || this.headers?.isConstant(symbol)) return;
    const mentioned = isAsm ? undefined : this.headers?.mention(symbol);
    if (mentioned) {
      for (const each of mentioned) this.referInlined(token, each, possible);
      return;
    }
    if (!definitions && this.from && !this.around.isExported(symbol)) {
      this.links.push({ from: this.from, symbol, token, definitions: [], isCall: true, possible: why });
    }
    const doubt = isInlined ? 'the compiler may inline it' : why;
    this.mentions.push({ symbol: this.headers?.symbolOf(symbol) ?? symbol, token, possible: doubt, isAsm });
  }
}

/** A name where it stands: a copy of a token is at its place. */
const placeOf = ({ text, start }: Token): string => `${start} ${text}`;

/** Whether code or data is made of a definition though nothing refers to it. */
function isEmitted(definition: Declaration): boolean {
  return definition.annotations.has('used') || (!definition.isStatic && !isExternInline(definition));
}
