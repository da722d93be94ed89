import type { Kernel, Section, SectionUse } from '../../model';
import { certaintyOf, spanOf } from '../lex/token';
import type { Link, Reached } from './reachability';
import type { Annotation } from '../vocabulary/annotations';
import { isExternInline, symbolOf, type Declaration, type FileScope } from '../scope/declarations';

/** The section that annotations put a definition into (include/linux/init.h, include/net/net_namespace.h). */
export function sectionOf(annotations: ReadonlySet<Annotation>, { config }: Kernel): Section | undefined {
  const freesNets = !config.has('CONFIG_NET_NS');
  if (annotations.has('init') || (freesNets && annotations.has('netInit'))) return 'init';
  return annotations.has('exit') || (freesNets && annotations.has('netExit')) ? 'exit' : undefined;
}

/**
 * What code and data refer to from which modpost wants no reference into a section that is freed before: each symbol
 * once for each definition. What a function refers to that the compiler can put into its only callers is theirs, so
 * only functions count that are definitely there, and what they call.
 */
export function sectionUsesOf({ declarations }: FileScope, { links }: Reached, kernel: Kernel): SectionUse[] {
  const sections = new Map<string, Section | undefined>();
  for (const each of declarations) {
    if (each.isDefinition) sections.set(symbolOf(each), sectionOf(each.annotations, kernel));
  }
  const staying = stayingOf(links, kernel);
  const counts = new Map<Declaration, number>();
  for (const { definitions } of links) for (const each of definitions) counts.set(each, (counts.get(each) ?? 0) + 1);
  const aliased = new Set(declarations.map((each) => each.aliased));
  const isPut = ({ isCall, definitions }: Link): boolean =>
    isCall &&
    definitions.length > 0 &&
    definitions.every((each) => {
      if (each.annotations.has('noinline')) return false;
      // A static function that is called in one place alone becomes part of what calls it.
      const isOnly = each.isStatic && counts.get(each) === 1 && !aliased.has(each.name.text);
      return isOnly || statementsOf(each) <= (each.isStatic ? SMALL_STATIC : SMALL);
    });
  const uses = new Map<string, SectionUse>();
  for (const link of links) {
    const { from, token, symbol, possible } = link;
    if (!from) continue;
    const to = sections.get(symbol);
    if (to === undefined && sections.has(symbol)) continue;
    const own = sectionOf(from.annotations, kernel);
    if ((own === undefined && !staying.has(from)) || (to !== undefined && to === own)) continue;
    if (isExempt(from) || isPut(link)) continue;
    const key = JSON.stringify([from.name.text, symbol]);
    if (uses.get(key)?.certainty === certaintyOf(link) || (possible && uses.has(key))) continue;
    uses.set(key, {
      symbol,
      ...(to && { to }),
      from: { symbol: from.name.text, kind: from.isFunction ? 'function' : 'variable', ...(own && { section: own }) },
      certainty: possible ? 'possible' : certaintyOf(from.name),
      ...(possible && { reason: possible }),
      span: spanOf(token),
    });
  }
  return [...uses.values()];
}

/**
 * Up to how many statements gcc 12 at -O2 may put a cold function into each of its callers: as long as they do not grow
 * by it, or what is no more needed makes up for that.
 */
const SMALL = 3;
const SMALL_STATIC = 5;

function statementsOf({ content }: Declaration): number {
  return (content ?? []).flatMap(({ tokens }) => tokens).filter(({ text }) => text === ';').length;
}

/** Definitions outside of such sections whose code or data is there in any case, or part of what is. */
function stayingOf(links: readonly Link[], kernel: Kernel): ReadonlySet<Declaration> {
  const staying = new Set<Declaration>();
  const open: Declaration[] = [];
  const stay = (each: Declaration): void => {
    if (staying.has(each) || sectionOf(each.annotations, kernel) || isExternInline(each)) return;
    staying.add(each);
    open.push(each);
  };
  const byFrom = new Map<Declaration, Link[]>();
  for (const link of links) {
    const { from, isCall, definitions } = link;
    if (from && !from.isStatic) stay(from);
    if (from && !from.isFunction) stay(from);
    // Whose address is taken is there for itself.
    if (!isCall) for (const each of definitions) if (each.isFunction) stay(each);
    if (!from) continue;
    const others = byFrom.get(from);
    if (others) others.push(link);
    else byFrom.set(from, [link]);
  }
  for (let next = open.pop(); next; next = open.pop()) {
    for (const { definitions } of byFrom.get(next) ?? []) definitions.filter((each) => each.isFunction).forEach(stay);
  }
  return staying;
}

/** Constants are in .rodata, where modpost does not look, as in a section of an author's choice. */
function isExempt({ annotations, isConst, isFunction }: Declaration): boolean {
  return annotations.has('reference') || annotations.has('used') || (isConst && !isFunction);
}
