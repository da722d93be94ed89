/** What one Kbuild file asks for (scripts/Makefile.build and Makefile.lib): modules, their objects, sub-directories. */
import { posix } from 'path';
import type { BuildModule, BuildObject, Certainty, CompilerFlag, IgnoredVariable, Kernel, Span } from '../model';
import { hasExtraFlags } from './environment';
import { compilerFlags, withoutFlags } from './flags';
import { ignoredFlags, ignoredValue, ignoredVariable } from './ignoredVariables';
import { linkerFlags, type LinkerFlags } from './linkerFlags';
import type { Makefile } from './makefile';
import { sourceOf } from './objectSources';
import { isPossible, joined, nonEmpty, plain, reasons, spanOf, words, type Value } from './value';

/** A directory that kbuild is in, its Kbuild file read. */
export interface Kbuild {
  makefile: Makefile;
  /** The Kbuild file and its directory, as tree paths. */
  file: string;
  directory: string;
  kernel: Kernel;
  /** The flags of its objects that have none of their own, for the compiler (C) and the assembler (A). */
  commonFlags: Map<string, ObjectFlags>;
}

interface WithIgnored {
  /** The variable that kbuild ignores, where something is lost by that. */
  ignored?: IgnoredVariable;
}

interface ObjectFlags extends WithIgnored {
  flags: CompilerFlag[];
}

/** A word of `obj-m` and its like. */
export interface Entry {
  text: string;
  certainty: Certainty;
  span: Span;
}

/** `obj-m` without what is also in `obj-y`, the sub-directories of both, and what unset options leave out. */
export interface Lists {
  modules: Entry[];
  directories: Entry[];
  /** `obj-$(X)` where X is empty. */
  unset: Entry[];
}

/** What a Kbuild file has kbuild build and where it has it go on. */
export function readLists(kbuild: Kbuild): Lists {
  const builtin = entries(kbuild, 'obj-y');
  const certain = new Set(builtin.filter((entry) => entry.certainty === 'certain').map((entry) => entry.text));
  const modular = entries(kbuild, 'obj-m').filter((entry) => !certain.has(entry.text));
  const isDirectory = (entry: Entry): boolean => entry.text.endsWith('/');
  return {
    modules: modular.filter((entry) => !isDirectory(entry)),
    directories: [
      ...[...builtin, ...modular].filter(isDirectory),
      ...[...entries(kbuild, 'subdir-y'), ...entries(kbuild, 'subdir-m')].map((entry) => ({
        ...entry,
        text: `${entry.text}/`,
      })),
    ],
    unset: entries(kbuild, 'obj-'),
  };
}

/** The words of a list, each once. */
function entries(kbuild: Kbuild, name: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const word of words(kbuild.makefile.value(name))) {
    const text = plain(word);
    const span = spanOf(word) ?? { file: kbuild.file, start: 0, end: 0 };
    if (reasons(word).length > 0) {
      kbuild.makefile.problem(`cannot say what ${name} builds: ${reasons(word)[0]}`, span);
    } else if (isPossible(word)) {
      if (!found.has(text)) found.set(text, { text, certainty: 'possible', span });
    } else if (found.get(text)?.certainty !== 'certain') found.set(text, { text, certainty: 'certain', span });
  }
  return [...found.values()];
}

/** What the modules of one run have in common. */
export interface RunFacts extends Pick<BuildModule, 'run' | 'isRunAssumed' | 'extraSymbols'> {
  /** Why not all of KBUILD_EXTRA_SYMBOLS is known. */
  unknown: readonly string[];
}

/** The module that an object in obj-m makes; undefined where the word is no object. */
export function readModule(
  kbuild: Kbuild,
  entry: Entry,
  { unknown: unknownSymbols, ...run }: RunFacts,
): BuildModule | undefined {
  if (!entry.text.endsWith('.o')) return undefined;
  const base = entry.text.slice(0, -2);
  const unknown = new Set(unknownSymbols);
  const ignored = new Map<string, IgnoredVariable>();
  // The .ko stands where the object does, which is not always beside its Kbuild file.
  const directory = posix.join(kbuild.directory, posix.dirname(base));
  const name = posix.basename(base);
  const { isComposite, entries: listed } = parts(kbuild, entry, base, unknown);
  const objects = listed.map((part): BuildObject => {
    const path = posix.join(kbuild.directory, part.text);
    const found = sourceOf(path, kbuild.makefile);
    const letter = found.source?.includes('.S') ? 'A' : 'C';
    const read = objectFlags(kbuild, part, letter, name);
    if (read.ignored) ignored.set(read.ignored.name, ignored.get(read.ignored.name) ?? read.ignored);
    const { certainty, span } = part;
    return { name: posix.relative(directory, path), ...found, flags: read.flags, certainty, span };
  });
  const linked = linkFlags(kbuild, entry, isComposite);
  for (const reason of linked.unknown) unknown.add(reason);
  if (linked.ignored) ignored.set(linked.ignored.name, linked.ignored);
  return {
    name,
    directory,
    objects,
    isComposite,
    ...(linked.symbols.length > 0 ? { linkerSymbols: linked.symbols } : {}),
    ...(ignored.size > 0 ? { ignoredVariables: [...ignored.values()] } : {}),
    certainty: entry.certainty,
    unknown: [...unknown],
    ...run,
    span: entry.span,
  };
}

/**
 * What the linker's flags add to a module (ld_flags of scripts/Makefile.lib). One of a single object is not linked
 * before modpost, but where the compiler's output is not yet code (cmd_ld_single_m of scripts/Makefile.build); what
 * LDFLAGS_MODULE adds comes after modpost (scripts/Makefile.modfinal).
 */
function linkFlags(kbuild: Kbuild, { text, span }: Entry, isComposite: boolean): LinkerFlags & WithIgnored {
  const { makefile, kernel } = kbuild;
  if (!isComposite && !kernel.config.has('CONFIG_LTO_CLANG')) return { symbols: [], unknown: [] };
  const variables = [
    'KBUILD_LDFLAGS',
    'ldflags-y',
    ...(addsExtraFlags(kbuild, 'ldflags-y') ? ['EXTRA_LDFLAGS'] : []),
    `LDFLAGS_${posix.basename(text)}`,
  ];
  const line = joined(variables.map((name) => makefile.value(name)));
  const given = linkerFlags(line, makefile, makefile.directory);
  const ignored = ignoredVariable(makefile, 'EXTRA_LDFLAGS', line, span);
  if (!ignored) return given;
  const meant = linkerFlags(ignoredValue(makefile, 'EXTRA_LDFLAGS'), makefile, makefile.directory);
  const symbols = meant.symbols.map((symbol) => ({ ...symbol, isIgnored: true as const }));
  return { symbols: [...given.symbols, ...symbols], unknown: [...given.unknown, ...meant.unknown], ignored };
}

/** The objects of a module: those of its lists, or the one of its own name (real-search of Makefile.lib). */
function parts(
  kbuild: Kbuild,
  entry: Entry,
  base: string,
  unknown: Set<string>,
): { isComposite: boolean; entries: Entry[] } {
  const value = (suffix: string): Value => kbuild.makefile.value(base + suffix);
  const lists = ['-objs', '-y', '-m'].map(value);
  const isComposite = [...lists, value('-')].some((list) => nonEmpty(list) !== 'no');
  if (!isComposite) return { isComposite, entries: [{ ...entry, certainty: 'certain' }] };
  const found = new Map<string, Entry>();
  for (const word of words(joined(lists))) {
    const text = plain(word);
    if (reasons(word).length > 0) unknown.add(`objects: ${reasons(word)[0]}`);
    else if (found.get(text)?.certainty !== 'certain') {
      found.set(text, { text, certainty: isPossible(word) ? 'possible' : 'certain', span: spanOf(word) ?? entry.span });
    }
  }
  return { isComposite, entries: [...found.values()] };
}

/** The flags of one object, in the order of c_flags and a_flags (scripts/Makefile.lib). */
function objectFlags(kbuild: Kbuild, { text: object, span }: Entry, letter: 'A' | 'C', module: string): ObjectFlags {
  const { makefile } = kbuild;
  const own = makefile.value(`${letter}FLAGS_${object}`);
  const removed = makefile.value(`${letter}FLAGS_REMOVE_${object}`);
  const common = own.length === 0 && removed.length === 0;
  // Most objects have no flags of their own: what is common to them is read once.
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

/** The flags of a line of them, with those that are only meant to be in it. */
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

/** Whether Makefile.lib adds the EXTRA_ flags to a variable, which it cannot where make's command line sets that. */
function addsExtraFlags({ makefile, kernel }: Kbuild, variable: string): boolean {
  return hasExtraFlags(kernel) && !makefile.scope.isFixed(variable, 'file');
}

/** KBUILD_MODNAME is an identifier (name-fix of Makefile.lib). */
function identifier(name: string): string {
  return name.replace(/[-,]/g, '_');
}

/** The Module.symvers files of KBUILD_EXTRA_SYMBOLS, as they are written. */
export function extraSymbols(makefile: Makefile): { paths: string[]; unknown: string[] } {
  const listed = words(makefile.value('KBUILD_EXTRA_SYMBOLS'));
  return {
    paths: listed.filter((word) => reasons(word).length === 0).map(plain),
    unknown: listed.flatMap(reasons).map((reason) => `KBUILD_EXTRA_SYMBOLS: ${reason}`),
  };
}
