import { Budget } from '../../../util/budget';
import { UNKNOWN, type CType } from '../../../model/types';
import { NO_INLINES, type Surroundings } from '../../body/surroundings';
import { enumerators } from '../../body/enumConstants';
import { valueOf } from '../../body/knownValue';
import { evaluate } from '../../body/walk';
import type { ConstantValue } from '../../lex/constant';
import type { Token } from '../../lex/token';
import type { Expander } from '../../preprocess/expand';
import type { Declaration, FileScope } from '../../scope/declarations';
import type { ExternalDeclaration } from '../../scope/externalDeclarations';
import { completeTokens } from '../../types/completeTokens';
import { declaredNames, type DeclaredName } from '../../types/declaredNames';
import { writeAggregate, writeType } from '../../types/typeCode';
import type { TypeNames } from '../../types/typeNames';
import type { HeaderEntry, TypeKind } from '../entry';

/** What one header says of types. */
export class HeaderTypeEntries {
  private readonly found: HeaderEntry[] = [];
  private readonly names: TypeNames;
  private readonly declared = new Map<ExternalDeclaration, DeclaredName[]>();

  /**
   * @param constants the enumerators of this header and of those before it
   * @param wordSize of a long and of a pointer, in bytes
   */
  constructor(
    private readonly scope: FileScope,
    private readonly expander: Expander,
    private readonly constants: ReadonlyMap<string, ConstantValue>,
    wordSize: number,
  ) {
    const around = surroundings(constants, wordSize);
    this.names = {
      typedef: () => undefined,
      constant: (tokens) => {
        const evaluated = evaluate(tokens, around);
        return evaluated && valueOf(evaluated.value);
      },
      define: (keyword, tag, aggregate) => this.add(keyword === 'struct' ? 'S' : 'U', tag, writeAggregate(aggregate)),
    };
  }

  /** The type of a name that the header declares, as an entry holds it. */
  typeOf({ name, external, annotations }: Declaration): Pick<HeaderEntry, 'type'> {
    const found = annotations.has('retyped') ? undefined : this.read(external).find((each) => each.name === name);
    return found && found.type.kind !== 'unknown' ? { type: writeType(found.type) } : {};
  }

  /** Its structures, unions, enumerations and typedefs; an equal one is said once. */
  entries(): HeaderEntry[] {
    for (const external of this.scope.aggregates) this.read(external);
    for (const external of this.scope.typedefs) {
      for (const { name, type } of this.read(external)) this.add('T', name.text, writeType(typedefType(type, external)));
    }
    for (const { tag, content } of this.scope.enums) {
      if (tag) this.add('E', tag.text, this.integerOf(this.expander.expandSegments(content)));
    }
    return this.found;
  }

  private read(external: ExternalDeclaration): DeclaredName[] {
    let names = this.declared.get(external);
    if (!names) {
      names = declaredNames(completeTokens(external, this.expander), this.names);
      this.declared.set(external, names);
    }
    return names;
  }

  private add(kind: TypeKind, name: string, text: string): void {
    this.found.push({ kind, name, line: 0, order: 0, text });
  }

  /** The integer that gcc makes of an enum: without a sign where no value has one ("Structures implementation"). */
  private integerOf(content: readonly Token[]): string {
    const values = enumerators(content).flatMap(([name]) => (name ? [this.constants.get(name.text)] : []));
    if (!values.every((value): value is number => value !== undefined)) return '?';
    if (values.some((value) => value < -(2 ** 31) || value >= 2 ** 32)) return '?';
    return values.some((value) => value < 0) ? 'i' : 'j';
  }
}

function typedefType(type: CType, { annotations }: ExternalDeclaration): CType {
  return annotations.has('retyped') ? UNKNOWN : type;
}

function surroundings(constants: ReadonlyMap<string, ConstantValue>, wordSize: number): Surroundings {
  const never = (): boolean => false;
  return {
    names: { constantOf: (name) => constants.get(name), isEnumerator: never, isOwn: never, isExported: never },
    inlines: NO_INLINES,
    machine: { wordSize, expandsCopies: false },
    work: new Budget(),
  };
}
