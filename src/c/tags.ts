import type { Kernel, ModuleTag } from '../model';
import { areStrings, spelled, stringsIn } from './lex/literals';
import { spanOf } from './lex/token';
import { takesStrings } from './namespaces';
import type { Invocation } from './scope/invocations';

/** The macros of include/linux/module.h and moduleparam.h, by the tag that each makes. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['MODULE_LICENSE', 'license'],
  ['MODULE_AUTHOR', 'author'],
  ['MODULE_DESCRIPTION', 'description'],
  ['MODULE_VERSION', 'version'],
  ['MODULE_ALIAS', 'alias'],
  ['MODULE_SOFTDEP', 'softdep'],
  ['MODULE_FIRMWARE', 'firmware'],
  ['MODULE_IMPORT_NS', 'import_ns'],
]);

/** Whether a macro of this name makes an entry of .modinfo. */
export function isTagMacro(name: string): boolean {
  return name === 'MODULE_INFO' || TAGS.has(name);
}

/** The .modinfo entry that an invocation makes (include/linux/module.h). */
export function tagOf({ name: macro, arguments: args }: Invocation, kernel: Kernel): ModuleTag {
  const isInfo = macro.text === 'MODULE_INFO';
  const tag = isInfo ? (args[0]?.[0]?.text ?? '') : TAGS.get(macro.text)!;
  const value = (isInfo ? args.slice(1) : args).flat();
  const isString = areStrings(value);
  const isBare = macro.text === 'MODULE_IMPORT_NS' && (!takesStrings(kernel) || !isString);
  const known = isBare ? spelled(value) : isString ? stringsIn(value) : undefined;
  const first = value[0] ?? macro;
  const last = value.at(-1) ?? macro;
  const isOneRange = first.file === last.file && last.end > first.start;
  return {
    tag,
    ...(known === undefined ? {} : { value: known }),
    certainty: macro.possible || value.some((token) => token.possible) ? 'possible' : 'certain',
    span: isOneRange ? { file: first.file, start: first.start, end: last.end } : spanOf(first),
  };
}
