import type { ConflictingDeclaration } from '../src/model';
import { kernelsRule } from '../src/rule';
import { sinceOrUntil } from './lib/sinceOrUntil';

/** `redefinition of 'X'`, `conflicting types for 'X'`, `static declaration of 'X' follows non-static declaration`, … */
export const conflictingDeclaration = kernelsRule(
  {
    id: 'conflicting-declaration',
    summary: 'A name is declared otherwise, or defined once more, by a kernel header that is included.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const told = new Set<string>();
    for (const found of module.conflicts) {
      const { name, span, certainty } = found;
      if (told.has(name)) {
        continue;
      }
      told.add(name);
      const when = sinceOrUntil(module, tree, trees, ({ conflicts }) => conflicts.some((each) => each.name === name));
      yield {
        message: `${faultOf(found)}: ${reasonOf(found, when === undefined ? '' : ` ${when}`)}`,
        help: when === undefined ? RENAME : `${LEAVE_OUT}, or give it a name of the driver's own`,
        symbol: name,
        span,
        certainty,
      };
    }
  },
);

const RENAME = "give it a name of the driver's own, or use what the header has";

const LEAVE_OUT = "leave it out by LINUX_VERSION_CODE where the kernel has its own";

function faultOf({ kind, name }: ConflictingDeclaration): string {
  switch (kind) {
    case 'redefinition':
      return `redefinition of '${name}'`;
    case 'types':
      return `conflicting types for '${name}'`;
    case 'static':
      return `static declaration of '${name}' follows non-static declaration`;
    case 'enumerator':
      return `redeclaration of enumerator '${name}'`;
    case 'symbolKind':
      return `'${name}' redeclared as different kind of symbol`;
  }
}

/** @param when since or up to which kernel, a blank before it */
function reasonOf({ kind, header, types }: ConflictingDeclaration, when: string): string {
  if (types) {
    return `it is '${types.own}' here, '${types.kernel}' in ${header}${when}`;
  }
  return `${header} ${kind === 'redefinition' || kind === 'enumerator' ? 'defines' : 'declares'} it, too${when}`;
}
