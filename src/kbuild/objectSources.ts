/** The source of an object, or why it has none. */
import { posix } from 'path';
import type { ObjectSource } from '../model';
import { inTree } from './knownFiles';
import type { Makefile } from './makefile';
import { locate } from './paths';
import { stem } from './pattern';
import { plain } from './value';

/** Why an object has no source, if nothing is known to make one. */
export const NO_SOURCE = 'no source file';

/** In the order of the pattern rules of scripts/Makefile.build; `_shipped` files are copied, then compiled. */
const COMPILED = ['.c', '.S', '.c_shipped', '.S_shipped'];

/**
 * The inputs from which the kernel's pattern rules generate sources, by the ends of names: scripts/Makefile.build
 * (ASN.1), Makefile.host (lex and yacc), and Makefile.lib, since 6.12 Makefile.dtbs (device trees), of 5.10 to 7.3.
 */
const GENERATED = [
  ['.asn1.o', '.asn1'],
  ['.lex.o', '.l'],
  ['.tab.o', '.y'],
  ['.dtb.o', '.dts'],
  ['.dtbo.o', '.dtso'],
] as const;

/**
 * The source that an object is compiled from, or why there is none.
 * @param path the object, as a tree path
 */
export function sourceOf(path: string, makefile: Makefile): ObjectSource {
  const { tree } = makefile;
  const base = path.replace(/\.[^./]*$/, '');
  const source = path.endsWith('.o')
    ? COMPILED.map((suffix) => base + suffix).find((name) => inTree(tree, name))
    : undefined;
  if (source !== undefined) return { source };
  if (inTree(tree, `${path}_shipped`)) return { missing: `prebuilt (${posix.basename(path)}_shipped)` };
  const made = [path, ...COMPILED.slice(0, 2).map((suffix) => base + suffix)].some((name) => isMade(name, makefile));
  if (made) return { missing: 'made by a rule of the Makefile' };
  const input = GENERATED.filter(([end]) => path.endsWith(end))
    .map(([end, from]) => path.slice(0, -end.length) + from)
    .find((name) => inTree(tree, name));
  if (input !== undefined) return { missing: `made by kbuild of ${posix.basename(input)}` };
  if (inTree(tree, `${base}.rs`)) return { missing: 'Rust source' };
  if (path.endsWith('.a') && inTree(tree, path)) return { missing: `prebuilt (${posix.basename(path)})` };
  return { missing: NO_SOURCE };
}

/** Whether a rule with a recipe makes the file. */
function isMade(path: string, makefile: Makefile): boolean {
  return makefile.rules.some(
    (rule) =>
      rule.recipe.length > 0 &&
      rule.targets.some((target) => {
        const place = locate(plain(target), makefile.directory, makefile.kernel);
        return place.where === 'tree' && stem(place.path, path) !== undefined;
      }),
  );
}
