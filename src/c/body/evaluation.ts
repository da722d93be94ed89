import { NESTING_LIMIT } from '../lex/constant';
import type { Token } from '../lex/token';
import type { CallResult } from './callResult';
import { CONSTANT, FROM_MEMORY, truthOf, type KnownValue } from './knownValue';
import { LocalNames } from './localNames';
import type { Surroundings } from './surroundings';
import { TokenCursor } from '../lex/tokenCursor';
import { TypeReader } from '../types/typeReader';
import { TypeChecks } from './typeChecks';
import { meaningOf } from '../types/meaning';
import type { FoundFault } from './foundFault';
import type { MaybeType } from './typing';
import type { TypeUse, WalkedBody } from './walkedBody';

/** The state of one walk: where it is, what is local there, whether the code there is compiled, and what was found. */
export class Evaluation {
  readonly code: TokenCursor;
  readonly locals: LocalNames;
  readonly checks: TypeChecks;
  /** Inside code that the compiler removes. */
  isDead = false;
  /** Inside code that the compiler may remove, and why. */
  doubt: string | undefined;
  /** What the function returns that is walked. */
  returnType: MaybeType;
  private depth = 0;
  /** The calls in whose arguments the walk is. */
  private callees: readonly string[] = [];
  private readonly found = {
    names: [] as Token[],
    called: [] as Token[],
    values: [] as WalkedBody['values'][number][],
    inlined: [] as WalkedBody['inlined'][number][],
    asm: [] as WalkedBody['asm'][number][],
    externs: [] as Token[],
    weak: new Set<string>(),
    returned: [] as WalkedBody['returned'][number][],
    faults: [] as FoundFault[],
    typeUses: [] as TypeUse[],
    localTypes: new Set<string>(),
    asksArguments: false,
    branches: false,
  };

  constructor(
    tokens: readonly Token[],
    readonly around: Surroundings,
  ) {
    around.work.spend(tokens.length);
    this.code = new TokenCursor(tokens, around.work);
    this.locals = new LocalNames(tokens);
    this.checks = new TypeChecks(around.types, this.found);
  }

  /** What was found so far. */
  get walked(): WalkedBody {
    return this.found;
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
    this.code.skipGroup();
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** What is known of the value of a name: of an enumerator that it is constant, of what is not local nothing. */
  valueOf(name: string): KnownValue {
    const { names } = this.around;
    return this.locals.get(name) ?? (!names.isOwn(name) && names.isEnumerator(name) ? CONSTANT : FROM_MEMORY);
  }

  /** The type of a name; undefined where it is not known. */
  typeOf(name: string): MaybeType {
    if (this.locals.has(name)) return this.locals.typeOf(name);
    const type = this.around.types?.typeOf(name);
    return type?.kind === 'unknown' ? undefined : type;
  }

  /**
   * Reads what is in the parentheses of a cast or of `sizeof`; undefined where it is not known which type it is.
   * @param isWhole it must be complete
   */
  readTypeName(tokens: readonly Token[], isWhole = false): MaybeType {
    const { types, work } = this.around;
    if (!types) return undefined;
    const type = new TypeReader(new TokenCursor(tokens, work), types.names).typeName();
    if (!type || type.kind === 'unknown') return undefined;
    this.useType({ type, isWhole, tokens });
    return type;
  }

  /** Keeps a type that the code names, whether the code is dead or not. */
  useType(use: TypeUse): void {
    this.found.typeUses.push(use);
  }

  /** A tag or a typedef is declared, here or in an inner scope. */
  defineType(name: string): void {
    this.found.localTypes.add(name);
  }

  /** Something needs the value whose tokens start at an index and end before the one at hand: `==`, `if`. */
  needValue(operator: Token, value: KnownValue, start: number): void {
    if (!value.type || meaningOf(value.type).kind !== 'void') return;
    this.checks.noValue(operator, { value, tokens: this.code.tokens.slice(start, this.code.at) });
  }

  /** Something else is assigned to a name. */
  assign(name: string): void {
    if (!this.isDead) this.locals.assign(name, this.doubt !== undefined);
  }

  /** Keeps a name that the code refers to, unless it is local or the code dead. */
  refer(token: Token): void {
    if (!this.isDead && !this.locals.has(token.text)) this.found.names.push(this.doubted(token));
  }

  /** Keeps a name that is used as a value, whether the code is dead or not. */
  noteValue(token: Token): void {
    const { locals } = this;
    if (!locals.has(token.text) && !locals.mayHaveOthers) this.found.values.push({ token, within: this.callees });
  }

  /** Walks the arguments of a call: what is in them is within that call. */
  whileCalling<T>(callee: string, walk: () => T): T {
    const before = this.callees;
    if (callee !== '') this.callees = [...before, callee];
    const result = walk();
    this.callees = before;
    return result;
  }

  /** Keeps names that the code refers to in any case. */
  referAll(tokens: readonly Token[]): void {
    this.found.names.push(...tokens);
  }

  /** Keeps a name that is called, whether the code is dead or not. */
  noteCall(callee: Token): void {
    if (!this.locals.has(callee.text)) this.found.called.push(callee);
  }

  /** Keeps a function that is called though no expression says so: `__cleanup(f)`. */
  callImplicitly(name: Token | undefined): void {
    if (!name) return;
    const result = this.around.inlines.call(name.text, []);
    if (result) this.referThrough(name, result);
    else this.refer(name);
  }

  /** Keeps what an inline function of a header refers to that the code calls. */
  referThrough(callee: Token, { references }: CallResult): void {
    if (this.isDead) return;
    const token = this.doubted(callee);
    for (const reference of references) this.found.inlined.push({ token, reference });
  }

  /** Keeps a symbol that asm text calls. */
  referFromAsm(token: Token, symbol: string, possible?: string): void {
    this.found.asm.push({ token, symbol, possible });
  }

  declareExtern(name: Token): void {
    this.found.externs.push(name);
  }

  /** A name is only asked for: no module need export it. */
  askFor(name: string): void {
    this.found.weak.add(name);
  }

  return(value: KnownValue): void {
    if (this.isDead) return;
    const isDoubtful = value.kind === 'constant' || (value.kind === 'runtime' && value.isDoubtful);
    this.found.returned.push({ value, isDoubtful: isDoubtful || this.doubt !== undefined });
  }

  /** A condition decides what follows: zero or not is all that matters of it. */
  decide(condition: KnownValue): KnownValue {
    this.dependOn(condition);
    return truthOf(condition);
  }

  /** What the function does or returns depends on a value. */
  dependOn(value: KnownValue): void {
    if (value.isParameter) this.askArguments();
    if (value.kind === 'runtime') this.found.branches = true;
  }

  /** What is called or decided depends on the function's arguments. */
  askArguments(): void {
    this.found.asksArguments = true;
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
    const before = this.isDead;
    this.isDead ||= isDead;
    const result = walk();
    this.isDead = before;
    return result;
  }

  /** A token with the reason why the code that it is in may not be there. */
  private doubted(token: Token): Token {
    if (!this.doubt || token.possible) return token;
    const made = token.copy();
    made.possible = this.doubt;
    return made;
  }
}
