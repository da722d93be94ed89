import type { Definition, Kernel } from '../../model';
import { certaintyOf, spanOf } from '../lex/token';
import type { Reached } from './reachability';
import { isExternInline, symbolOf, type Declaration, type FileScope } from '../scope/declarations';
import { sectionOf } from './sections';

/** What an object defines, one definition a symbol: a static one that nothing refers to gives way to any other. */
export function definitionsOf(scope: FileScope, { reached }: Reached, kernel: Kernel): Definition[] {
  const found = new Map<string, Definition>();
  for (const each of scope.declarations) {
    const symbol = symbolOf(each);
    const before = found.get(symbol);
    // A tentative definition gives way to one with an initialiser, a possible one to a certain one.
    if (!each.isDefinition || (before && before.certainty === 'certain' && !each.content)) continue;
    if (each.isStatic && !reached.has(each) && before) continue;
    found.set(symbol, definitionOf(each, kernel));
  }
  return [...found.values()];
}

function definitionOf(declaration: Declaration, kernel: Kernel): Definition {
  const { name, isFunction, isInline, isStatic, annotations } = declaration;
  const section = sectionOf(annotations, kernel);
  return {
    symbol: symbolOf(declaration),
    kind: isFunction ? 'function' : 'variable',
    storage: isStatic ? 'static' : isExternInline(declaration) ? 'externInline' : 'global',
    inline: isInline,
    weak: annotations.has('weak'),
    ...(section ? { section } : {}),
    certainty: certaintyOf(name),
    span: spanOf(name),
  };
}
