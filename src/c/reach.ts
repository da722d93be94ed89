import type { Value } from './constant';
import { StaticConstants } from './body/staticConstants';
import type { Declaration, FileScope, Invocation } from './scope/declarations';
import { TYPE_WORDS } from './scope/items';
import type { Kernel } from '../model';
import { partsOf } from '../pasting';
import { HANDED_TO, noMentions, type Surroundings } from './body/cursor';
import { parameterNames } from './body/locals';
import { isExportMacro, isTagMacro } from './moduleMacros';
import type { PreprocessedUnit, Segment } from './preprocess/preprocess';
import type { Sources } from './lex/sources';
import { walkFunction, walkInitialiser } from './body/statement';
import { SegmentStream } from './preprocess/segments';
import { Kind, type Token } from './lex/token';

/** A name that the object's code refers to, and why perhaps it does not. */
export interface Mention {
  symbol: string;
  token: Token;
  possible: string | undefined;
  isAsm: boolean;
}

export interface Reached {
  mentions: Mention[];
  /** The static definitions that are compiled, for something reachable refers to them. */
  reached: ReadonlySet<Declaration>;
  externs: Token[];
  weak: Set<string>;
}

/**
 * Follows references from what an object emits in any case (its global definitions, exports, macros at file scope) through
 * its static definitions, as the compiler does before it drops the rest.
 */
export function reach(unit: PreprocessedUnit, scope: FileScope, sources: Sources, kernel: Kernel): Reached {
  return new Reach(unit, scope, sources, kernel).run();
}

class Reach {
  private readonly definitions = new Map<string, Declaration[]>();
  private readonly reached = new Set<Declaration>();
  private readonly mentions: Mention[] = [];
  private readonly found = noMentions();
  private readonly returns = new Map<string, Value>();
  /** Functions being looked into for their values, one called by the other. */
  private inlined = 0;
  private readonly around: Surroundings;
  private certain: Declaration[] = [];
  /** Reached through what may not be there: looked at when all that is certain has been. */
  private readonly deferred: [Declaration, string][] = [];
  /** Why what is being walked may not be there. */
  private possible: string | undefined;

  constructor(
    private readonly unit: PreprocessedUnit,
    private readonly scope: FileScope,
    sources: Sources,
    kernel: Kernel,
  ) {
    const declared = new Set<string>();
    const pure = new Set<string>();
    for (const each of scope.declarations) {
      const name = each.name.text;
      declared.add(name);
      if (each.isFunction && each.annotations.has('pure')) pure.add(name);
      if (!each.isDefinition) continue;
      const definitions = this.definitions.get(name);
      if (definitions) definitions.push(each);
      else this.definitions.set(name, [each]);
    }
    const constants = new StaticConstants(unit, sources, scope);
    this.around = {
      constantOf: (name) => STANDARD.get(name) ?? constants.valueOf(name),
      callValue: (name) => this.callValue(name),
      ignoresArguments: (name) => this.ignoresArguments(name),
      isHeaderMacro: (name) => kernel.headerMacros.has(name),
      isExported: (name) => kernel.exports.has(name),
      isPure: (name) => pure.has(name),
      isOwn: (name) => declared.has(name),
    };
  }

  run(): Reached {
    for (const invocation of this.scope.invocations) this.invoke(invocation);
    for (const tokens of this.scope.asm) this.collect(() => walkFunction([], tokens, this.found, this.around));
    for (const definitions of this.definitions.values()) {
      for (const each of definitions) if (isEmitted(each)) this.take(each, each.name.possible);
    }
    this.follow();
    this.followPasted();
    this.possible = undefined;
    for (const [definition, reason] of this.deferred) {
      this.possible = reason;
      this.visit(definition);
      this.follow();
    }
    return { mentions: this.mentions, reached: this.reached, externs: this.found.externs, weak: this.found.weak };
  }

  private follow(): void {
    for (let next = this.certain.pop(); next; next = this.certain.pop()) this.visit(next);
  }

  /** A macro of the kernel's may paste a name of its argument and more: DEVICE_ATTR_RO(x) refers to x_show. */
  private followPasted(): void {
    for (let before = -1; before !== this.reached.size; ) {
      before = this.reached.size;
      for (const [name, definitions] of this.definitions) {
        if (!partsOf(name).some((part) => this.found.pasted.has(part))) continue;
        for (const each of definitions) if (!each.isInline) this.take(each, undefined);
      }
      this.follow();
    }
  }

  private take(definition: Declaration, possible: string | undefined): void {
    if (this.reached.has(definition)) return;
    const reason = possible ?? this.possible;
    if (reason && !this.possible) this.deferred.push([definition, reason]);
    else this.certain.push(definition);
  }

  private visit(definition: Declaration): void {
    if (this.reached.has(definition)) return;
    this.reached.add(definition);
    const { content, head, isFunction } = definition;
    if (!content) return;
    this.collect(() => {
      const tokens = this.expand(content);
      if (isFunction) walkFunction(head, tokens, this.found, this.around);
      else walkInitialiser(tokens, this.found, this.around);
    });
  }

  private invoke(invocation: Invocation): void {
    const { name, arguments: args, contents } = invocation;
    if (isTagMacro(name.text)) return;
    if (isExportMacro(name.text)) {
      for (const each of this.definitions.get(args[0]?.[0]?.text ?? '') ?? []) this.take(each, name.possible);
      return;
    }
    for (const arg of name.text.startsWith('DECLARE_') ? [] : args) {
      if (arg.length > 1 && !TYPE_WORDS.has(arg[0]!.text)) this.collect(() => walkInitialiser(arg, this.found, this.around), name.possible);
      else if (arg.length === 1) this.handOver(arg[0]!, name);
    }
    for (const content of contents) {
      this.collect(() => walkFunction([], this.expand(content), this.found, this.around), name.possible);
    }
  }

  /** A single name as a macro's argument: a definition that it uses, or a name that it makes others of. */
  private handOver(arg: Token, macro: Token): void {
    this.found.pasted.add(arg.text);
    if (arg.kind !== Kind.Identifier) return;
    const handed = `${HANDED_TO}${macro.text}()`;
    const definitions = this.definitions.get(arg.text);
    // An inline function is no callback: the name is of something else, say a tracepoint.
    if (definitions?.every((each) => each.isInline)) return;
    this.refer(arg.text, arg, macro.possible ?? (definitions ? undefined : handed), false);
    // A macro of the driver's for the kernel's to use, as in module_driver(x, my_register, my_unregister).
    const given = this.unit.macros.macroAt(arg.text, this.unit.macros.now)?.macro;
    if (!given?.parameters) return;
    for (const token of given.body) {
      if (token.kind === Kind.Identifier && !given.parameters.includes(token.text)) this.refer(token.text, arg, handed, false);
    }
  }

  /** What a short static function returns whenever it is called: gcc inlines it, and drops what hangs on that. */
  private callValue(name: string): Value {
    const definition = this.inlinedAs(name);
    if (!definition || this.returns.has(name) || this.inlined >= INLINED_DEPTH) return this.returns.get(name);
    this.returns.set(name, undefined);
    const found = noMentions();
    this.inlined++;
    walkFunction(definition.head, this.expand(definition.content!), found, this.around);
    this.inlined--;
    const [value, ...further] = new Set(found.returned);
    if (further.length === 0) this.returns.set(name, value);
    return this.returns.get(name);
  }

  private ignoresArguments(name: string): boolean {
    const definition = this.inlinedAs(name);
    const parameters = new Set(definition ? parameterNames(definition.head) : []);
    return definition !== undefined && !definition.content!.some(({ tokens }) => tokens.some(({ text }) => parameters.has(text)));
  }

  /** The definition of a static function that is so short that gcc inlines it. */
  private inlinedAs(name: string): Declaration | undefined {
    const [definition, ...others] = this.definitions.get(name) ?? [];
    if (!definition?.isStatic || !definition.isFunction || !definition.content || others.length > 0) return undefined;
    const length = definition.content.reduce((sum, { tokens }) => sum + tokens.length, 0);
    return length <= INLINED_TOKENS && !definition.name.possible ? definition : undefined;
  }

  private expand(content: readonly Segment[]): Token[] {
    const stream = new SegmentStream(content);
    const out: Token[] = [];
    for (let token = stream.next(); token; token = stream.next()) {
      const made = this.unit.expander.expansion(token, stream);
      if (made) stream.push(made);
      else out.push(token);
    }
    return out;
  }

  /** Walks something and takes what it found: definitions of the file are followed, other names are left undefined. */
  private collect(walk: () => void, possible?: string): void {
    this.unit.expander.shadowed.length = 0;
    walk();
    const names = [...this.found.names.splice(0), ...this.unit.expander.shadowed];
    for (const token of names) this.refer(token.text, token, possible, false);
    for (const { token, symbol } of this.found.asm.splice(0)) this.refer(symbol, token, possible, true);
  }

  private refer(symbol: string, token: Token, possible: string | undefined, isAsm: boolean): void {
    const definitions = this.definitions.get(symbol);
    const reason = token.possible ?? possible;
    for (const each of definitions ?? []) this.take(each, reason);
    const isInlined = definitions?.every(isExternInline);
    if (definitions && !isInlined) return;
    const why = isInlined ? 'the compiler may inline it' : (reason ?? this.possible);
    this.mentions.push({ symbol, token, possible: why, isAsm });
  }
}

/** So long a function's body may be to be looked into for its value. */
const INLINED_TOKENS = 64;
/** And so many, one called by the other. */
const INLINED_DEPTH = 8;

/** include/linux/stddef.h */
const STANDARD: ReadonlyMap<string, number> = new Map([['false', 0], ['true', 1], ['NULL', 0]]);

/** gnu_inline: `extern inline` is for inlining alone, no code of its own is made. */
export function isExternInline({ isFunction, isExtern, isInline, isStatic }: Declaration): boolean {
  return isFunction && isExtern && isInline && !isStatic;
}

function isEmitted(definition: Declaration): boolean {
  return definition.annotations.has('used') || (!definition.isStatic && !isExternInline(definition));
}
