import type { CType } from './types';

/** Types within each other that are compared: no code has as many, typedefs of typedefs may be made to. */
const LIMIT = 1000;

/** Whether two types definitely differ: C11 6.2.7, but for what a typedef, an attribute or an empty list may hide. */
export function conflict(a: CType, b: CType): boolean {
  return new Comparison().differ(a, b);
}

/** As conflict(), of a function's parameters, which are what arrays and functions decay to. */
export function parametersConflict(a: CType, b: CType): boolean {
  return new Comparison().parametersDiffer(a, b);
}

/** As conflict(), of what functions return, where qualifiers say nothing. */
export function returnsConflict(a: CType, b: CType): boolean {
  return new Comparison().differ(unqualified(a), unqualified(b));
}

/** Whether one list of parameters is certainly longer, or open, where the other is not. */
export function listsConflict(a: CType & { kind: 'function' }, b: CType & { kind: 'function' }): boolean {
  if (!a.parameters || !b.parameters) return false;
  const isKnown = [...a.parameters, ...b.parameters].every(({ kind }) => kind !== 'unknown');
  return isKnown && (a.parameters.length !== b.parameters.length || a.isVariadic !== b.isVariadic);
}

class Comparison {
  private steps = 0;

  differ(first: CType, second: CType): boolean {
    if (++this.steps > LIMIT) return false;
    if (first.kind === 'typedef' && second.kind === 'typedef' && first.name === second.name) {
      return qualifiersDiffer(first, second);
    }
    const a = meaning(first);
    const b = meaning(second);
    // Two files may have the same structure, by a tag or without one.
    if (isOpen(a) || isOpen(b)) return false;
    if (a.kind === 'typedef' || b.kind === 'typedef') return isMadeOf(a, b) || isMadeOf(b, a);
    // The compiler chooses which integer an enum is.
    if ((isEnum(a) && b.kind === 'arithmetic') || (a.kind === 'arithmetic' && isEnum(b))) return false;
    return this.kindsDiffer(a, b);
  }

  parametersDiffer(a: CType, b: CType): boolean {
    const isSameName = a.kind === 'typedef' && b.kind === 'typedef' && a.name === b.name;
    return !isSameName && this.differ(decayed(a), decayed(b));
  }

  private kindsDiffer(a: CType, b: CType): boolean {
    if (a.kind === 'pointer' && b.kind === 'pointer') return qualifiersDiffer(a, b) || this.differ(a.to, b.to);
    if (a.kind === 'array' && b.kind === 'array') {
      const isLonger = a.length !== undefined && b.length !== undefined && a.length !== b.length;
      return isLonger || this.differ(a.of, b.of);
    }
    if (a.kind === 'function' && b.kind === 'function') {
      if (listsConflict(a, b) || this.differ(unqualified(a.returns), unqualified(b.returns))) return true;
      const others = b.parameters;
      return others !== undefined && (a.parameters ?? []).some((each, index) => this.isOther(each, others[index]));
    }
    if (a.kind === 'arithmetic' && b.kind === 'arithmetic') return a.name !== b.name || qualifiersDiffer(a, b);
    if (a.kind === 'tagged' && b.kind === 'tagged') {
      return a.keyword !== b.keyword || a.tag !== b.tag || qualifiersDiffer(a, b);
    }
    return a.kind !== b.kind || qualifiersDiffer(a, b);
  }

  private isOther(a: CType, b: CType | undefined): boolean {
    return b !== undefined && this.parametersDiffer(a, b);
  }
}

/** What a type is behind its names, with the qualifiers of all of them; a name that is not known stays. */
function meaning(type: CType): CType {
  let at = type;
  while (at.kind === 'typedef' && at.means) {
    const { isConst, isVolatile, means } = at;
    at = { ...means, ...(isConst && { isConst }), ...(isVolatile && { isVolatile }) };
  }
  return at;
}

function decayed(type: CType): CType {
  const known = meaning(type);
  if (known.kind === 'array') return { kind: 'pointer', to: known.of };
  return known.kind === 'function' ? { kind: 'pointer', to: known } : unqualified(known);
}

function unqualified(type: CType): CType {
  const plain = { ...type };
  delete plain.isConst;
  delete plain.isVolatile;
  return plain;
}

function qualifiersDiffer(a: CType, b: CType): boolean {
  return a.isConst !== b.isConst || a.isVolatile !== b.isVolatile;
}

/** Whether a type is a pointer to a name that is not known, or an array of it: the name is not that type itself. */
function isMadeOf(type: CType, named: CType): boolean {
  if (named.kind !== 'typedef') return false;
  let at = type;
  let isWithin = false;
  for (; at.kind === 'pointer' || at.kind === 'array'; at = at.kind === 'pointer' ? at.to : at.of) isWithin = true;
  return isWithin && at.kind === 'typedef' && at.name === named.name;
}

const isOpen = ({ kind }: CType): boolean => kind === 'unknown' || kind === 'aggregate';

const isEnum = (type: CType): boolean => type.kind === 'tagged' && type.keyword === 'enum';
