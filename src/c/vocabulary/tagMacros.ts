/** The macros of include/linux/module.h and moduleparam.h, by the tag of .modinfo that each makes. */
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

/** The tag that a macro makes; undefined for MODULE_INFO, whose first argument says it, and for all other names. */
export function tagMadeBy(macro: string): string | undefined {
  return TAGS.get(macro);
}
