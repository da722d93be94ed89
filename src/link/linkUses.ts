import type { BuildModule, ObjectFacts, Reference, Use } from '../model';
import { pastedFrom } from '../model/pastedFrom';
import type { Providers } from './providers';

/** `struct module __this_module`: modpost itself defines it (add_header() in scripts/mod/modpost.c of 6.12). */
const OWN_MODULE = '__this_module';

/**
 * The symbols that leave a module, one use each: what it leaves undefined and something else must provide.
 * @param incomplete why what no module exports may be in a part of the module that is not there
 */
export function linkUses(
  module: BuildModule,
  objects: readonly ObjectFacts[],
  providers: Providers,
  incomplete: string | undefined,
): Use[] {
  const defined = new Set(
    objects.flatMap(({ definitions }) =>
      definitions.filter(({ storage }) => storage === 'global').map(({ symbol }) => symbol),
    ),
  ).add(OWN_MODULE);
  for (const { symbol, certainty } of module.linkerSymbols ?? []) if (certainty === 'certain') defined.add(symbol);
  const mayBeDefined = mayDefine(module, objects);
  // What the module exports without defining it is undefined-export's: modpost says no more of it.
  const exported = new Set(objects.flatMap(({ exports }) => exports.map(({ symbol }) => symbol)));
  const uses = new Map<string, Use>();
  for (const reference of objects.flatMap(({ references }) => references)) {
    const { symbol } = reference;
    const before = uses.get(symbol);
    if (before && (before.certainty === 'certain' || reference.certainty === 'possible')) continue;
    if (defined.has(symbol) || exported.has(symbol) || providers.isOwnRow(symbol, module)) continue;
    const provider = providers.find(symbol, module);
    if (provider) uses.set(symbol, { ...reference, provider });
    else if (isPlainlyExternal(reference) && !reference.elidable && !mayBeDefined(symbol)) {
      uses.set(
        symbol,
        incomplete === undefined ? reference : { ...reference, certainty: 'possible', reason: incomplete },
      );
    }
  }
  return [...uses.values()];
}

/**
 * Whether the linker's flags, or a macro of the kernel's, may define a symbol in a module: of its name, or of one
 * pasted into it.
 */
export function mayDefine(module: BuildModule, objects: readonly ObjectFacts[]): (symbol: string) => boolean {
  const linked = new Set(module.linkerSymbols?.map(({ symbol }) => symbol));
  const names = new Set(objects.flatMap((object) => object.mayDefine));
  return (symbol) => linked.has(symbol) || names.has(symbol) || pastedFrom(symbol).some((part) => names.has(part));
}

/**
 * Whether a name that no module exports is a symbol at all: its asm calls it, the driver declares it, or a header of
 * the kernel's does for what is certainly called. Other names are the headers' own, say of what an include that is not
 * there would define.
 */
function isPlainlyExternal({ declaration, declaredBy, origin, certainty }: Reference): boolean {
  return origin === 'asm' || declaration !== undefined || (declaredBy !== undefined && certainty === 'certain');
}
