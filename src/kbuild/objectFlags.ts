/** The flags that an object is compiled with (scripts/Makefile.lib). */
import { posix } from 'path';
import type { CompilerFlag, Span } from '../model';
import { hasExtraFlags } from './environment';
import { compilerFlags, withoutFlags } from './flags';
import { ignoredFlags, ignoredValue, ignoredVariable } from './ignoredVariables';
import type { Kbuild, ObjectFlags } from './kbuildFile';
import type { ListEntry } from './objectLists';
import { joined, type Value } from './value';

/** The flags of one object, in the order of c_flags and a_flags (scripts/Makefile.lib). */
export function objectFlags(kbuild: Kbuild, { text: object, span }: ListEntry, letter: 'A' | 'C', module: string): ObjectFlags {
  const { makefile } = kbuild;
  const own = makefile.value(`${letter}FLAGS_${object}`);
  const removed = makefile.value(`${letter}FLAGS_REMOVE_${object}`);
  const common = own.length === 0 && removed.length === 0;
  // Most objects have no flags of their own: the common flags are read once.
  let read = common ? kbuild.commonFlags.get(letter) : undefined;
  read ??= withIgnored(kbuild, letter, flagLine(kbuild, letter, own, removed), span);
  if (common) kbuild.commonFlags.set(letter, read);
  const identity: CompilerFlag[] = [
    { kind: 'define', name: '__KERNEL__', value: '1' },
    { kind: 'define', name: 'MODULE', value: '1' },
    { kind: 'define', name: 'KBUILD_BASENAME', value: `"${identifier(posix.basename(object, '.o'))}"` },
    { kind: 'define', name: 'KBUILD_MODNAME', value: `"${identifier(module)}"` },
  ];
  return { ...read, flags: [...identity, ...read.flags] };
}

/** The flags on a command line, plus those that kbuild ignores although they were meant to be on it. */
function withIgnored(kbuild: Kbuild, letter: 'A' | 'C', line: Value, span: Span): ObjectFlags {
  const { makefile, kernel } = kbuild;
  const given = compilerFlags(line, makefile.directory, kernel);
  const name = `EXTRA_${letter}FLAGS`;
  const ignored = ignoredVariable(makefile, name, line, span);
  if (!ignored) return { flags: given };
  const meant = compilerFlags(ignoredValue(makefile, name), makefile.directory, kernel);
  return { flags: [...given, ...ignoredFlags(name, meant, given)], ignored };
}

function flagLine(kbuild: Kbuild, letter: 'A' | 'C', own: Value, removed: Value): Value {
  const { makefile } = kbuild;
  const value = (name: string): Value => makefile.value(name);
  const directoryFlags = letter === 'A' ? 'asflags' : 'ccflags';
  const shared = joined([
    value('KBUILD_CPPFLAGS'),
    value(`KBUILD_${letter}FLAGS`),
    value(`subdir-${directoryFlags}-y`),
    value(`${directoryFlags}-y`),
    ...(addsExtraFlags(kbuild, `${directoryFlags}-y`) ? [value(`EXTRA_${letter}FLAGS`)] : []),
  ]);
  const kept = joined(withoutFlags(shared, value(`${directoryFlags}-remove-y`)));
  return joined([
    value('NOSTDINC_FLAGS'),
    value('LINUXINCLUDE'),
    ...withoutFlags(joined([kept, own]), removed),
    value(`KBUILD_${letter}FLAGS_MODULE`),
    value(`${letter}FLAGS_MODULE`),
  ]);
}

/** Whether Makefile.lib adds the EXTRA_ flags to a variable: not if make's command line sets that variable. */
export function addsExtraFlags({ makefile, kernel }: Kbuild, variable: string): boolean {
  return hasExtraFlags(kernel) && !makefile.variables.isFixed(variable, 'file');
}

/** KBUILD_MODNAME is an identifier (name-fix of Makefile.lib). */
function identifier(name: string): string {
  return name.replace(/[-,]/g, '_');
}
