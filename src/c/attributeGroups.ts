/** What ATTRIBUTE_GROUPS(x) of include/linux/sysfs.h makes of its argument: one name referred to, two defined. */
export function attributeGroupNames(macro: string, name: string): { refers: string; defines: string[] } | undefined {
  if (!/^(BIN_)?ATTRIBUTE_GROUPS$/.test(macro)) return undefined;
  return { refers: `${name}_attrs`, defines: [`${name}_group`, `${name}_groups`] };
}
