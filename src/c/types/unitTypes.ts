import { UNKNOWN, type Aggregate, type AggregateWord, type CType } from '../../model/types';
import type { ConstantValue } from '../lex/constant';
import type { Token } from '../lex/token';
import type { Expander } from '../preprocess/expand';
import type { Declaration, FileScope } from '../scope/declarations';
import type { ExternalDeclaration } from '../scope/externalDeclarations';
import { completeTokens } from './completeTokens';
import { declaredNames, type DeclaredName } from './declaredNames';
import { isOldStyle } from './oldStyle';
import { typedefsOf } from './typedefs';
import type { TypeNames, Typedefs } from './typeNames';

/** What the headers that a unit includes say of types. */
export interface OuterTypes {
  typedef: Typedefs;
  /** Of a function or a variable. */
  typeOf(name: string): CType | undefined;
  /** Undefined where none of them has the members. */
  aggregate(keyword: AggregateWord, tag: string): Aggregate | undefined;
}

/** The types of a unit's names at file scope: the driver's own, then those of the headers; each read when asked for. */
export class UnitTypes {
  readonly names: TypeNames;
  private readonly declared = new Map<ExternalDeclaration, DeclaredName[]>();
  private aggregates: Map<string, Aggregate | undefined> | undefined;
  private readonly types = new Map<string, CType | undefined>();

  /** @param constant the value of a constant expression */
  constructor(
    private readonly scope: FileScope,
    private readonly expander: Expander,
    private readonly headers: OuterTypes,
    constant: (tokens: readonly Token[]) => ConstantValue,
  ) {
    const outer = { typedef: headers.typedef, constant };
    const typedefs = scope.typedefs.map((each) => completeTokens(each, expander));
    this.names = { ...outer, typedef: typedefsOf(typedefs, outer) };
  }

  /** The type of a function or a variable; undefined where nothing declares it, or not for certain. */
  typeOf(name: string): CType | undefined {
    if (!this.types.has(name)) this.types.set(name, this.ownType(name) ?? this.headers.typeOf(name));
    return this.types.get(name);
  }

  /** The members of a structure or a union; undefined where none are known. */
  aggregate(keyword: AggregateWord, tag: string): Aggregate | undefined {
    this.aggregates ??= this.readAggregates();
    const key = `${keyword} ${tag}`;
    return this.aggregates.has(key) ? this.aggregates.get(key) : this.headers.aggregate(keyword, tag);
  }

  /** The type that one declaration gives to its name. */
  declaredType(declaration: Declaration): CType {
    const { name, external, annotations, isDefinition, head } = declaration;
    if (annotations.has('retyped')) return UNKNOWN;
    const { type } = this.namesIn(external).find((each) => each.name === name) ?? { type: UNKNOWN };
    if (type.kind !== 'function' || !isDefinition || !isOldStyle(head)) return type;
    return { kind: 'function', returns: type.returns, isVariadic: false };
  }

  private namesIn(external: ExternalDeclaration): DeclaredName[] {
    let names = this.declared.get(external);
    if (!names) {
      names = declaredNames(completeTokens(external, this.expander), this.names);
      this.declared.set(external, names);
    }
    return names;
  }

  private ownType(name: string): CType | undefined {
    const all = this.scope.declarations.filter((each) => each.name.text === name);
    if (all.length === 0) return undefined;
    if (all.some((each) => each.external.tokens.some(({ possible }) => possible))) return UNKNOWN;
    const types = all.map((each) => this.declaredType(each));
    return types.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN;
  }

  private readAggregates(): Map<string, Aggregate | undefined> {
    const found = new Map<string, Aggregate | undefined>();
    const define = (keyword: AggregateWord, tag: string, aggregate: Aggregate): void => {
      const key = `${keyword} ${tag}`;
      found.set(key, found.has(key) ? { ...aggregate, isOpen: true } : aggregate);
    };
    for (const external of this.scope.aggregates) {
      const { annotations } = external;
      declaredNames(completeTokens(external, this.expander), {
        ...this.names,
        define: (keyword, tag, aggregate) => {
          const isWhole = !annotations.has('retyped');
          define(keyword, tag, isWhole ? aggregate : { ...aggregate, isOpen: true });
        },
      });
    }
    return found;
  }
}
