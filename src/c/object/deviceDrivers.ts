import type { DeviceDriver, DriverTable } from '../../model';
import { structureOf } from './deviceTables';
import { Kind, spanOf, type Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { Reached } from './reachability';
import type { Declaration, FileScope } from '../scope/declarations';

/**
 * The driver structures that a unit registers, with the tables of devices that they are matched by: what a member of
 * `struct x_driver` is given, in its own braces or deeper, if that is an array of `struct y_device_id` of the unit's.
 * Only what is certain counts: what is registered is what a function refers to that calls something with `register` in
 * its name, as module_pci_driver() and pci_register_driver() do.
 */
export function deviceDriversOf(unit: PreprocessedUnit, { declarations }: FileScope, reached: Reached): DeviceDriver[] {
  const tables = new Map(declarations.filter(isTable).map((each) => [each.name.text, each]));
  if (tables.size === 0) return [];
  const aliased = new Set(declarations.map((each) => each.aliased));
  return declarations.flatMap((driver) => {
    const { name, content } = driver;
    const isDriver = content && /_driver$/.test(structureOf(driver) ?? '') && !name.possible;
    if (!isDriver || !isRegistered(driver, reached)) return [];
    const given = givenTables(unit.expander.expandSegments(content), tables);
    const named = given.map(({ token, member, table }): DriverTable => ({
      member,
      table: table.name.text,
      structure: structureOf(table)!,
      isNamed: aliased.has(table.name.text),
      span: spanOf(token),
    }));
    return named.length > 0 ? [{ driver: name.text, tables: named, span: spanOf(name) }] : [];
  });
}

/** An array that holds more than an empty entry. */
function isTable(declaration: Declaration): boolean {
  const { content, isScalar, name } = declaration;
  if (!content || isScalar || name.possible || !/_device_id$/.test(structureOf(declaration) ?? '')) return false;
  const words = content.flatMap(({ tokens }) => tokens);
  return words.some(({ kind, text, possible }) => kind !== Kind.Punctuator && !/^(0|NULL)$/.test(text) && !possible);
}

function isRegistered(driver: Declaration, { reached, links, calledIn }: Reached): boolean {
  return links.some(({ from, definitions, possible }) => {
    if (!from?.isFunction || possible || !reached.has(from) || !definitions.includes(driver)) return false;
    return calledIn(from).some(({ text }) => /register/.test(text));
  });
}

/** `.member = table`, also in parentheses. */
function givenTables(all: readonly Token[], tables: ReadonlyMap<string, Declaration>) {
  const tokens = all.filter(({ text }) => text !== '(' && text !== ')');
  return tokens.flatMap((token, at) => {
    const [dot, member, equals] = tokens.slice(Math.max(at - 3, 0), at);
    const table = tables.get(token.text);
    const isGiven = dot?.text === '.' && equals?.text === '=' && /^[,}]$/.test(tokens[at + 1]?.text ?? '');
    return table && isGiven && !token.possible ? [{ token, member: member!.text, table }] : [];
  });
}
