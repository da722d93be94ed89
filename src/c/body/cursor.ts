import { NESTING_LIMIT, type Value } from '../lex/constant';
import { Kind, type Token } from '../lex/token';
import { AT_RUNTIME, type Inlined, type Local } from './inlining';
import { handedOver, nothingSeen, truthOf, type Decided, type Seen } from './seen';
import { countWrites } from './writes';
import { CONSTANT_CONDITION, type Mentions, type Surroundings } from './mentions';

/** The tokens of a body, macros expanded, with the names that are local at each point. */
export class BodyCursor {
  at = 0;
  /** Inside code that the compiler removes. */
  dead = false;
  /** Inside code that the compiler may remove, and why. */
  doubt: string | undefined;
  /** Whether what was walked since has values that only the running code knows, and such as the compiler knows. */
  seen = nothingSeen();
  private depth = 0;
  private readonly scopes: Map<string, Local>[] = [new Map()];
  private writes: ReadonlyMap<string, number> | undefined;

  constructor(
    readonly tokens: readonly Token[],
    readonly found: Mentions,
    readonly around: Surroundings,
  ) {
    around.work.spend(tokens.length);
  }

  get token(): Token | undefined {
    return this.tokens[this.at];
  }

  /** The text of the token so many ahead; empty beyond the end. */
  text(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }

  isName(ahead = 0): boolean {
    return this.tokens[this.at + ahead]?.kind === Kind.Identifier;
  }

  /** Takes the token if it has this text. */
  take(text: string): boolean {
    if (this.text() !== text || this.at >= this.tokens.length) return false;
    this.at++;
    return true;
  }

  /**
   * Counts the nesting of what is walked into; what nests too deeply is passed over instead.
   * @returns whether to walk into it, and to `leave` it then
   */
  enter(): boolean {
    if (this.depth < NESTING_LIMIT) {
      this.depth++;
      return true;
    }
    this.skipGroup();
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Opens a scope: what is declared is local until it is closed. */
  open(): void {
    this.scopes.push(new Map());
  }

  close(): void {
    if (this.scopes.length > 1) this.scopes.pop();
  }

  /** Makes a name local; what it is declared with holds as long as nothing writes to it. */
  declare(name: string, initial: Local = AT_RUNTIME): void {
    const writes = this.writesTo(name);
    const known = initial.isConstant && writes > 1 ? { ...AT_RUNTIME, isDoubtful: writes < Infinity } : initial;
    this.scopes.at(-1)!.set(name, known);
  }

  /** Makes a parameter local; what is given for it holds up to where something else is assigned to it. */
  declareParameter(name: string, given: Local = handedOver([])): void {
    const isKnown = !given.isConstant || this.writesTo(name) < Infinity;
    this.scopes.at(-1)!.set(name, { ...(isKnown ? given : { ...AT_RUNTIME, isDoubtful: true }), isHandedOn: true });
  }

  /** Says that something else is assigned to a name: if only where it is doubtful, what hangs on the name is, too. */
  assign(name: string): void {
    const known = this.local(name);
    if (!known || this.dead || (this.doubt && !known.isConstant)) return;
    const { isHandedOn } = known;
    if (known.isConstant) this.learn(name, { ...AT_RUNTIME, isHandedOn, isDoubtful: this.doubt !== undefined });
    else if (known.isDoubtful) this.learn(name, AT_RUNTIME);
  }

  /** Says what is known of a local name from here on. */
  learn(name: string, known: Local): void {
    this.scopes.findLast((each) => each.has(name))?.set(name, known);
  }

  isLocal(name: string): boolean {
    return this.local(name) !== undefined;
  }

  /** What is known of a local name; undefined for any other. */
  local(name: string): Local | undefined {
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const known = this.scopes[at]!.get(name);
      if (known) return known;
    }
    return undefined;
  }

  private writesTo(name: string): number {
    this.writes ??= countWrites(this.tokens);
    return this.writes.get(name) ?? 0;
  }

  /** Keeps a name that the code refers to, unless it is local or the code dead. */
  mention(token: Token): void {
    if (this.dead || this.isLocal(token.text)) return;
    const mentioned = this.doubt && !token.possible ? token.copy() : token;
    mentioned.possible ??= this.doubt;
    this.found.names.push(mentioned);
  }

  /** Keeps what is called, behind which the cursor stands. */
  noteCall(callee: Token): void {
    if (!this.isLocal(callee.text) && !this.opensDeclarator()) this.found.called.push(callee);
  }

  /**
   * Whether a `(` behind a name is that of `name (*x)(…)` or `name (*x)[…]`, which declares something of a type that a
   * header has a name for.
   * @param ahead where the `(` is
   */
  opensDeclarator(ahead = 0): boolean {
    if (this.text(ahead) !== '(' || this.text(ahead + 1) !== '*') return false;
    const before = this.at;
    this.at += ahead;
    this.skipGroup();
    const next = this.text();
    this.at = before;
    return next === '(' || next === '[';
  }

  /** Keeps a function that is called though no expression says so: `__cleanup(f)`. */
  called(name: Token | undefined): void {
    const inlined = name && this.around.inlined(name.text, []);
    if (inlined) this.mentionInlined(name, inlined);
    else if (name) this.mention(name);
  }

  /** Keeps what an inline function refers to that the code calls. */
  mentionInlined(callee: Token, { mentions }: Inlined): void {
    if (this.dead) return;
    const token = this.doubt && !callee.possible ? callee.copy() : callee;
    token.possible ??= this.doubt;
    for (const mention of mentions) this.found.inlined.push({ token, mention });
  }

  /** Notes that a value hangs on a name, a constant where it is an enumerator. */
  noteValue(name: string): void {
    const local = this.local(name);
    if (local?.isHandedOn) this.seen.parameter = true;
    if (local?.value !== undefined) return;
    if (local?.isDoubtful) this.seen.doubtful = true;
    if (local?.isObjectSize) this.seen.objectSize = true;
    this.seen.nonZero = local?.isNonZero ?? false;
    this.seen.pointsInto = local?.pointsInto;
    this.seen.most = local?.most;
    this.seen.likely = undefined;
    const isKnown = local ? local.isConstant : !this.around.isOwn(name) && this.around.isEnumerator(name);
    this.seen[isKnown ? 'constant' : 'runtime'] = true;
    if (local ? local.isFromMemory : !isKnown) this.seen.memory = true;
  }

  /**
   * Walks a condition, then what hangs on it. One that cannot be told though nothing in it waits for run time,
   * `sizeof(x) > 4`, is the compiler's to decide: what hangs on it is possible.
   */
  decided(walk: () => Value): Decided {
    const before = this.seen;
    this.seen = nothingSeen();
    const value = walk();
    const part = this.seen;
    const { runtime, memory, constant, parameter, doubtful, objectSize, nonZero, pointsInto, most, likely } = part;
    this.seen = before;
    this.see(part);
    const isConstant = value !== undefined || !runtime;
    const isDoubtful = value === undefined && (doubtful || (constant && !runtime));
    const doubt = isDoubtful ? CONSTANT_CONDITION : undefined;
    return {
      value,
      doubt,
      isConstant,
      isDoubtful,
      isHandedOn: parameter,
      isFromMemory: memory,
      isObjectSize: objectSize,
      isNonZero: value === undefined && isConstant && nonZero,
      pointsInto,
      most,
      likely: value === undefined ? likely : undefined,
    };
  }

  /** Adds what a part hangs on to what the whole does. */
  see({ runtime, memory, constant, parameter, doubtful, objectSize, nonZero, pointsInto, most, likely }: Seen): void {
    const { seen } = this;
    this.seen = {
      runtime: seen.runtime || runtime,
      memory: seen.memory || memory,
      constant: seen.constant || constant,
      parameter: seen.parameter || parameter,
      doubtful: seen.doubtful || doubtful,
      objectSize: seen.objectSize || objectSize,
      nonZero,
      pointsInto,
      most,
      likely,
    };
  }

  /** Like decided(), where what follows hangs on it: zero or not is all that matters. */
  deciding(walk: () => Value): Decided {
    const decided = truthOf(this.decided(walk));
    if (decided.isHandedOn) this.found.asksArguments = true;
    if (!decided.isConstant) this.found.branches = true;
    return decided;
  }

  /** Does something with code that the compiler may remove, if `doubt` says why. */
  whileDoubtful<T>(doubt: string | undefined, walk: () => T): T {
    const before = this.doubt;
    this.doubt ??= doubt;
    const result = walk();
    this.doubt = before;
    return result;
  }

  /** Does something with code that is not there, or not evaluated. */
  whileDead<T>(isDead: boolean, walk: () => T): T {
    const before = this.dead;
    this.dead ||= isDead;
    const result = walk();
    this.dead = before;
    return result;
  }

  /** Passes over all up to one of these, what stands in brackets included. */
  skipUntil(...ends: string[]): void {
    while (this.at < this.tokens.length && !ends.includes(this.text())) {
      if (this.text() === '(' || this.text() === '{') this.skipGroup();
      else this.at++;
    }
  }

  /** Passes over a bracket and all that it encloses. */
  skipGroup(): void {
    const start = this.at;
    this.skipBrackets();
    this.around.work.spend(this.at - start);
  }

  private skipBrackets(): void {
    for (let depth = 0; this.at < this.tokens.length;) {
      const text = this.text();
      this.at++;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if ((text === ')' || text === ']' || text === '}') && --depth <= 0) return;
    }
  }
}
