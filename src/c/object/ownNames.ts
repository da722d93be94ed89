import type { Declaration } from '../scope/declarations';

/** The names that a file declares or defines itself, as C and as the linker know them. */
export class OwnNames {
  /** By C's name. */
  readonly definitions = new Map<string, Declaration[]>();
  private readonly declared = new Set<string>();
  private readonly pure = new Set<string>();
  /** What the linker knows by another name, `int f(void) asm("g")`: by C's name, and the other way round. */
  private readonly symbols = new Map<string, string>();
  private readonly names = new Map<string, string>();

  constructor(declarations: readonly Declaration[]) {
    for (const each of declarations) {
      const name = each.name.text;
      this.declared.add(name);
      if (each.renamed !== undefined) {
        this.symbols.set(name, each.renamed);
        this.names.set(each.renamed, name);
      }
      if (each.isFunction && each.annotations.has('pure')) this.pure.add(name);
      if (!each.isDefinition) continue;
      const definitions = this.definitions.get(name);
      if (definitions) definitions.push(each);
      else this.definitions.set(name, [each]);
    }
  }

  has(name: string): boolean {
    return this.declared.has(name);
  }

  /** Whether a call of this name, its value unused, is dropped. */
  isPure(name: string): boolean {
    return this.pure.has(name);
  }

  /** By which name the linker knows a name of C. */
  symbolOf(name: string): string {
    return this.symbols.get(name) ?? name;
  }

  /** What the file defines that the linker knows by a name. */
  definitionsOf(symbol: string): readonly Declaration[] | undefined {
    return this.definitions.get(this.names.get(symbol) ?? symbol);
  }
}
