import { UNKNOWN, type Aggregate, type AggregateWord, type CType } from '../../model/types';
import type { ConstantValue } from '../lex/constant';
import type { Token } from '../lex/token';
import type { Expander } from '../preprocess/expand';
import { isAggregateBody, type Declaration, type FileScope } from '../scope/declarations';
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

/** What one declaration says: the names that it declares, and the structures and unions whose members it lists. */
interface ReadDeclaration {
  names: readonly DeclaredName[];
  defined: readonly { keyword: AggregateWord; tag: string; aggregate: Aggregate }[];
}

/** The types of a unit's names at file scope: the driver's own, then those of the headers; each read when asked for. */
export class UnitTypes {
  readonly names: TypeNames;
  private readonly read = new Map<ExternalDeclaration, ReadDeclaration>();
  private readonly aggregates = new Map<string, Aggregate | undefined>();
  /** Those that are declared among the members of others; read when nothing else has a tag. */
  private nested: Map<string, Aggregate> | undefined;
  /** By name. */
  private declarations: Map<string, Declaration[]> | undefined;
  /** What has the members of a tag at its outside, by the tag. */
  private tagged: Map<string, ExternalDeclaration[]> | undefined;
  private readonly types = new Map<string, CType | undefined>();

  /** @param constant the value of a constant expression */
  constructor(
    private readonly scope: FileScope,
    private readonly expander: Expander,
    private readonly headers: OuterTypes,
    constant: (tokens: readonly Token[]) => ConstantValue,
  ) {
    const outer = { typedef: headers.typedef, constant };
    const complete = (external: ExternalDeclaration): readonly Token[] => completeTokens(external, expander);
    this.names = { ...outer, typedef: typedefsOf(scope.typedefs, outer, complete) };
  }

  /** The type of a function or a variable; undefined where nothing declares it, or not for certain. */
  typeOf(name: string): CType | undefined {
    if (!this.types.has(name)) this.types.set(name, this.ownType(name) ?? this.headers.typeOf(name));
    return this.types.get(name);
  }

  /** The members of a structure or a union; undefined where none are known. */
  aggregate(keyword: AggregateWord, tag: string): Aggregate | undefined {
    const key = `${keyword} ${tag}`;
    if (!this.aggregates.has(key)) this.aggregates.set(key, this.ownAggregate(keyword, tag));
    return this.aggregates.get(key) ?? this.headers.aggregate(keyword, tag) ?? this.nestedAggregate(keyword, tag);
  }

  /** The type that one declaration gives to its name. */
  declaredType(declaration: Declaration): CType {
    const { name, external, annotations, isDefinition, head } = declaration;
    if (annotations.has('retyped')) return UNKNOWN;
    const { type } = this.readIn(external).names.find((each) => each.name === name) ?? { type: UNKNOWN };
    if (type.kind !== 'function' || !isDefinition || !isOldStyle(head)) return type;
    return { kind: 'function', returns: type.returns, isVariadic: false };
  }

  /** What one declaration, or typedef, says. */
  readIn(external: ExternalDeclaration): ReadDeclaration {
    let read = this.read.get(external);
    if (!read) {
      const defined: ReadDeclaration['defined'][number][] = [];
      const names = declaredNames(completeTokens(external, this.expander), {
        ...this.names,
        define: (keyword, tag, aggregate) => defined.push({ keyword, tag, aggregate }),
      });
      this.read.set(external, (read = { names, defined }));
    }
    return read;
  }

  private ownType(name: string): CType | undefined {
    this.declarations ??= grouped(this.scope.declarations, ({ name: { text } }) => [text]);
    const all = this.declarations.get(name);
    if (!all) return undefined;
    if (all.some((each) => each.external.tokens.some(({ possible }) => possible))) return UNKNOWN;
    const types = all.map((each) => this.declaredType(each));
    return types.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN;
  }

  private ownAggregate(keyword: AggregateWord, tag: string): Aggregate | undefined {
    this.tagged ??= grouped(this.scope.aggregates, tagsOf);
    return this.aggregatesIn(this.tagged.get(tag) ?? []).get(`${keyword} ${tag}`);
  }

  private nestedAggregate(keyword: AggregateWord, tag: string): Aggregate | undefined {
    this.nested ??= this.aggregatesIn(this.scope.aggregates);
    return this.nested.get(`${keyword} ${tag}`);
  }

  /** What some declarations say of structures and unions; one that is said twice may have more. */
  private aggregatesIn(externals: readonly ExternalDeclaration[]): Map<string, Aggregate> {
    const found = new Map<string, Aggregate>();
    for (const external of externals) {
      const isWhole = !external.annotations.has('retyped');
      for (const { keyword, tag, aggregate } of this.readIn(external).defined) {
        const key = `${keyword} ${tag}`;
        found.set(key, isWhole && !found.has(key) ? aggregate : { ...aggregate, isOpen: true });
      }
    }
    return found;
  }
}

/** The tags whose braces are at the outside of a declaration. */
function tagsOf(external: ExternalDeclaration): string[] {
  const { tokens } = external;
  return tokens.flatMap((_, at) => (isAggregateBody(external, at) ? [tokens[at - 1]!.text] : []));
}

function grouped<T>(all: readonly T[], keysOf: (each: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}
