import { HeaderIndex } from '../../src/c/headers/headerIndex';
import { HeaderTypes } from '../../src/c/headers/headerTypes';
import { isMacro, type Found, type TypeKind } from '../../src/c/headers/entry';
import type { Kernel, Named } from '../../src/model';
import { typeText } from '../../src/model/typeText';
import type { Aggregate, CType } from '../../src/model/types';

const TAGS: Readonly<Record<string, TypeKind>> = { struct: 'S', union: 'U', enum: 'E' };

/** Everything that the headers of one kernel name, whichever of them it is. */
export class KernelNames {
  private readonly index: HeaderIndex;
  private readonly types: HeaderTypes;

  constructor(private readonly kernel: Kernel) {
    this.index = new HeaderIndex(kernel.headerSource!);
    for (let header = 0; header < this.index.size; header++) this.index.load(header);
    this.types = new HeaderTypes(this.index);
  }

  has(named: Named): boolean {
    const { kind, name } = named;
    if (kind === 'header') return this.kernel.headers.has(name);
    if (kind === 'tag') {
      const [keyword = '', tag = ''] = name.split(' ');
      return this.types.found(TAGS[keyword]!, tag).length > 0;
    }
    return kind === 'member' ? this.membersOf(name).some((type) => isOf(type, named)) : this.hasWord(named);
  }

  private hasWord(named: Named): boolean {
    const { name, parameters, type } = named;
    const macros = this.index.macros(name).filter(({ entry }) => entry.kind !== 'u');
    const found = [...macros, ...this.index.others(name)];
    if (type !== undefined) {
      return found.some(({ entry }) => entry.type !== undefined && typeText(this.types.typeOf(entry)!) === type);
    }
    if (parameters !== undefined) return found.some((each) => this.parametersOf(each) === parameters);
    return found.length > 0 || this.types.found('T', name).length > 0;
  }

  /** How many parameters a function or a macro has; a macro that takes any number has none that is told. */
  private parametersOf({ entry }: Found): number | undefined {
    const [, list] = /^\(([^)]*)\)/.exec(entry.text) ?? [];
    if (isMacro(entry.kind)) return list === undefined || list.includes('...') ? undefined : list.split(',').length;
    const type = this.types.typeOf(entry);
    return type?.kind === 'function' ? type.parameters?.length : undefined;
  }

  private membersOf(name: string): CType[] {
    const [tag = '', member] = name.split('.');
    const found = [...this.types.found('S', tag), ...this.types.found('U', tag)];
    return found.flatMap(({ entry }) => namedIn(this.types.aggregateOf(entry), member));
  }
}

/** The types of the members of a name, also of those that are in a member without one. */
function namedIn({ members }: Aggregate, name: string | undefined): CType[] {
  return members.flatMap((each) => {
    if (each.name === '' && each.type.kind === 'aggregate') return namedIn(each.type.aggregate, name);
    return each.name === name ? [each.type] : [];
  });
}

const isOf = (type: CType, named: Named): boolean => named.type === undefined || typeText(type) === named.type;
