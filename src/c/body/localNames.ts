import type { CType } from '../../model/types';
import type { Token } from '../lex/token';
import { AT_RUNTIME, named, type KnownValue } from './knownValue';
import { passedValue } from './parameters';
import { countWrites } from './writes';

/** The names that are local at a point of a body, and what is known of their values there. */
export class LocalNames {
  private readonly scopes: Map<string, KnownValue>[] = [new Map()];
  /** Of those whose type is known, with the scopes. */
  private readonly types: Map<string, CType>[] = [new Map()];
  /** By the scopes' depth: something is declared there that may have any name. */
  private readonly hidden: boolean[] = [];
  private writes: ReadonlyMap<string, number> | undefined;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Opens a scope: what is declared is local until it is closed. */
  open(): void {
    this.scopes.push(new Map());
    this.types.push(new Map());
  }

  close(): void {
    if (this.scopes.length === 1) return;
    this.hidden.length = Math.min(this.hidden.length, this.scopes.length - 1);
    this.scopes.pop();
    this.types.pop();
  }

  /** Makes a name local; what it is declared with holds as long as nothing writes to it. */
  declare(name: string, initial: KnownValue = AT_RUNTIME): void {
    const writes = this.writesTo(name);
    const isChanged = initial.kind !== 'runtime' && writes > 1;
    this.scopes.at(-1)!.set(name, isChanged ? { ...AT_RUNTIME, isDoubtful: writes < Infinity } : named(initial));
  }

  /** Makes a parameter local; the argument's value holds up to where something else is assigned to it. */
  declareParameter(name: string, given: KnownValue = passedValue([])): void {
    const holds = given.kind === 'runtime' || this.writesTo(name) < Infinity;
    const value = holds ? named(given) : { ...AT_RUNTIME, isDoubtful: true };
    this.scopes.at(-1)!.set(name, { ...value, isParameter: true });
  }

  /**
   * Something else is assigned to a name.
   * @param isPossible what depends on the name's former value is doubtful from here on, too
   */
  assign(name: string, isPossible: boolean): void {
    const value = this.get(name);
    if (!value || (isPossible && value.kind === 'runtime')) return;
    const { isParameter } = value;
    if (value.kind !== 'runtime') this.learn(name, { ...AT_RUNTIME, isParameter, isDoubtful: isPossible });
    else if (value.isDoubtful) this.learn(name, AT_RUNTIME);
  }

  /** Sets what is known of a local name from here on. */
  learn(name: string, value: KnownValue): void {
    this.scopes.findLast((each) => each.has(name))?.set(name, value);
  }

  /** Says of which type a name is that is declared in the scope at hand. */
  setType(name: string, type: CType | undefined): void {
    if (type && type.kind !== 'unknown') this.types.at(-1)!.set(name, type);
    else this.types.at(-1)!.delete(name);
  }

  /** The type of a local name; undefined where it is not known. */
  typeOf(name: string): CType | undefined {
    const scope = this.scopes.findLastIndex((each) => each.has(name));
    return this.types[scope]?.get(name);
  }

  /** A macro of the kernel's has declared something whose name is not known. */
  noteHidden(): void {
    this.hidden[this.scopes.length - 1] = true;
  }

  /** Whether there may be further names. */
  get mayHaveOthers(): boolean {
    return this.hidden.some((each, scope) => each && scope < this.scopes.length);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** What is known of a local name; undefined for any other. */
  get(name: string): KnownValue | undefined {
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const value = this.scopes[at]!.get(name);
      if (value) return value;
    }
    return undefined;
  }

  private writesTo(name: string): number {
    this.writes ??= countWrites(this.tokens);
    return this.writes.get(name) ?? 0;
  }
}
