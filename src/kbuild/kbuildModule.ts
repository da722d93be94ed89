/** A module of a Kbuild file: its objects, each with its source and its flags, and what the linker's flags add. */
import { posix } from 'path';
import type { BuildModule, BuildObject, IgnoredVariable } from '../model';
import { ignoredValue, ignoredVariable } from './ignoredVariables';
import type { Kbuild, WithIgnored } from './kbuildFile';
import { linkerFlags, type LinkerFlags } from './linkerFlags';
import { addsExtraFlags, objectFlags } from './objectFlags';
import type { ListEntry } from './objectLists';
import { sourceOf } from './objectSources';
import { isPossible, joined, nonEmpty, plain, reasons, spanOf, words, type Value } from './value';

/** What the modules of one run have in common. */
export interface RunFacts extends Pick<BuildModule, 'run' | 'isRunAssumed' | 'extraSymbols'> {
  /** Why not all of KBUILD_EXTRA_SYMBOLS is known. */
  unknown: readonly string[];
}

/** The module that an entry of obj-m builds; undefined unless the entry is an object. */
export function readModule(
  kbuild: Kbuild,
  entry: ListEntry,
  { unknown: unknownSymbols, ...run }: RunFacts,
): BuildModule | undefined {
  if (!entry.text.endsWith('.o')) return undefined;
  const base = entry.text.slice(0, -2);
  const unknown = new Set(unknownSymbols);
  const ignored = new Map<string, IgnoredVariable>();
  // The .ko is built beside the object, which is not always in the directory of the Kbuild file.
  const directory = posix.join(kbuild.directory, posix.dirname(base));
  const name = posix.basename(base);
  const { isComposite, entries: listed } = objectsOf(kbuild, entry, base, unknown);
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
 * What the linker's flags add to a module (ld_flags of scripts/Makefile.lib). A module of a single object is not linked
 * before modpost, unless the compiler's output is not machine code yet (cmd_ld_single_m of scripts/Makefile.build);
 * LDFLAGS_MODULE takes effect after modpost (scripts/Makefile.modfinal).
 */
function linkFlags(kbuild: Kbuild, { text, span }: ListEntry, isComposite: boolean): LinkerFlags & WithIgnored {
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

/** The objects of a module: those of its lists, or else the one with its own name (real-search of Makefile.lib). */
function objectsOf(
  kbuild: Kbuild,
  entry: ListEntry,
  base: string,
  unknown: Set<string>,
): { isComposite: boolean; entries: ListEntry[] } {
  const value = (suffix: string): Value => kbuild.makefile.value(base + suffix);
  const lists = ['-objs', '-y', '-m'].map(value);
  const isComposite = [...lists, value('-')].some((list) => nonEmpty(list) !== 'no');
  if (!isComposite) return { isComposite, entries: [{ ...entry, certainty: 'certain' }] };
  const found = new Map<string, ListEntry>();
  for (const word of words(joined(lists))) {
    const text = plain(word);
    if (reasons(word).length > 0) unknown.add(`objects: ${reasons(word)[0]}`);
    else if (found.get(text)?.certainty !== 'certain') {
      found.set(text, { text, certainty: isPossible(word) ? 'possible' : 'certain', span: spanOf(word) ?? entry.span });
    }
  }
  return { isComposite, entries: [...found.values()] };
}
