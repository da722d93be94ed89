import { formTaken, type Kernel, type ModuleTag } from '../../model';
import { areStrings, spelled, stringsIn } from '../lex/literals';
import { certaintyOf, Kind, spanOf } from '../lex/token';
import type { MacroInvocation } from '../scope/invocations';
import { tagMadeBy } from '../vocabulary/tagMacros';

/**
 * The .modinfo entries that an invocation makes (include/linux/module.h): one, and what is behind a NUL in it where
 * that reads as another one. modpost and the loader read strings one after the other (next_string() in
 * scripts/mod/modpost.c and in kernel/module/main.c of 5.10 to 6.12).
 * @param isAlone the kernel refuses a NUL (embeddedNuls.ts): of what is behind it nothing is to be said
 */
export function tagsOf(invocation: MacroInvocation, kernel: Kernel, isAlone: boolean): ModuleTag[] {
  const tag = tagOf(invocation, kernel);
  const [value, ...others] = tag.value?.split('\0') ?? [];
  if (value === undefined) return [tag];
  if (isAlone) return [{ ...tag, value }];
  const further = others.flatMap((text) => {
    const equals = text.indexOf('=');
    return equals < 0 ? [] : [{ ...tag, tag: text.slice(0, equals), value: text.slice(equals + 1) }];
  });
  return [{ ...tag, value }, ...further];
}

/** The entry, its value with all that is behind a NUL. */
export function tagOf({ name: macro, arguments: args }: MacroInvocation, kernel: Kernel): ModuleTag {
  const isInfo = macro.text === 'MODULE_INFO';
  const tag = isInfo ? (args[0]?.[0]?.text ?? '') : tagMadeBy(macro.text)!;
  const value = (isInfo ? args.slice(1) : args).flat();
  const isString = areStrings(value);
  const isBare = macro.text === 'MODULE_IMPORT_NS' && (formTaken(macro.text, kernel) === 'bare' || !isString);
  const known = isBare ? spelled(value) : isString ? stringsIn(value) : undefined;
  // A number or a bracket of a macro's stays where the macro is defined, or on the command line.
  const placed = value.filter(({ kind }) => kind !== Kind.Number && kind !== Kind.Punctuator);
  const first = placed[0] ?? macro;
  const last = placed.at(-1) ?? macro;
  const isOneRange = first.file === last.file && last.end > first.start;
  return {
    tag,
    ...(known === undefined ? {} : { value: known }),
    certainty: certaintyOf([macro, ...value].find(({ possible }) => possible) ?? {}),
    span: isOneRange ? { file: first.file, start: first.start, end: last.end } : spanOf(first),
  };
}
