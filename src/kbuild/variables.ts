/** The variables of one make. */
import { asPossible, joined, type Value } from './value';

/** What set a variable, weakest first: a makefile does not override the command line. */
export type VariableOrigin = 'default' | 'environment' | 'file' | 'command line' | 'override' | 'automatic';

/** A variable as it was assigned. */
export interface Variable {
  /** A recursive variable is expanded at each use, a simple one when it is set. */
  flavor: 'recursive' | 'simple';
  value: Value;
  origin: VariableOrigin;
}

/** A variable whose value is already expanded. */
export function simple(value: Value, origin: VariableOrigin): Variable {
  return { flavor: 'simple', value, origin };
}

/** Limit on the length of a variable: only a makefile that doubles a value over and over exceeds it. */
const MOST_CHARACTERS = 1_000_000;

/** Finds a variable by its name. */
export type Lookup = (name: string) => Variable | undefined;

/** The variables of one make: those that it has set, and those that were set before. */
export class Variables {
  private readonly variables = new Map<string, Variable>();
  readonly exported = new Set<string>();
  exportAll = false;

  private readonly fallbacks: Lookup[];

  /** @param fallback variables that are set from the start, looked up on demand */
  constructor(fallback: Lookup) {
    this.fallbacks = [fallback];
  }

  get(name: string): Variable | undefined {
    const own = this.variables.get(name);
    if (own) return own;
    for (const fallback of this.fallbacks) {
      const found = fallback(name);
      if (found) return found;
    }
    return undefined;
  }

  /** Adds variables that are too many to copy, such as the kernel's configuration. */
  addFallback(fallback: Lookup): void {
    this.fallbacks.push(fallback);
  }

  names(): IterableIterator<string> {
    return this.variables.keys();
  }

  get size(): number {
    return this.variables.size;
  }

  /** Sets a variable, whatever its origin. */
  set(name: string, variable: Variable): void {
    this.variables.set(name, variable);
  }

  /** Whether an assignment in a makefile has no effect because the command line sets the variable. */
  isFixed(name: string, origin: VariableOrigin): boolean {
    const before = this.get(name)?.origin;
    return origin === 'file' && (before === 'command line' || before === 'override');
  }

  /** Sets a variable. Under a condition that cannot be decided, its former value stays possible as well. */
  assign(name: string, variable: Variable, possible: boolean): void {
    if (this.isFixed(name, variable.origin)) return;
    const before = this.get(name);
    const value = possible
      ? joined([...(before ? [asPossible(before.value)] : []), asPossible(variable.value)])
      : variable.value;
    this.variables.set(name, { ...variable, value: bounded(value) });
  }

  /** Appends to a variable, which keeps its flavour. */
  append(name: string, variable: Variable, possible: boolean): void {
    const before = this.get(name);
    if (this.isFixed(name, variable.origin)) return;
    const added = possible ? asPossible(variable.value) : variable.value;
    const value = before === undefined || before.value.length === 0 ? added : joined([before.value, added]);
    this.variables.set(name, { ...variable, flavor: before?.flavor ?? variable.flavor, value: bounded(value) });
  }

  undefine(name: string): void {
    this.variables.set(name, { flavor: 'simple', value: [], origin: 'file' });
  }

  /** Runs a function with local variables, such as the parameters of a call, and removes them afterwards. */
  withLocals<T>(locals: Iterable<readonly [string, Value]>, run: () => T): T {
    const saved: [string, Variable | undefined][] = [];
    for (const [name, value] of locals) {
      saved.push([name, this.variables.get(name)]);
      this.variables.set(name, { flavor: 'simple', value, origin: 'automatic' });
    }
    try {
      return run();
    } finally {
      for (const [name, variable] of saved.reverse()) {
        if (variable === undefined) this.variables.delete(name);
        else this.variables.set(name, variable);
      }
    }
  }
}

function bounded(value: Value): Value {
  let length = value.length;
  for (let i = 0; i < value.length; i++) length += value[i]!.text.length;
  return length <= MOST_CHARACTERS ? value : [{ text: '', unknown: 'a value of over a million characters' }];
}
