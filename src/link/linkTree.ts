import { gapWords, lackOf } from '../model/gaps';
import type {
  BuildModule,
  CompiledModule,
  CompilerStop,
  Gap,
  Kernel,
  KernelExport,
  LinkedModule,
  LinkedTree,
  ObjectFacts,
} from '../model';
import { compilerUses } from './compilerUses';
import { linkExports } from './linkExports';
import { gplCompatible } from './license';
import { needsOf } from './needs';
import { Providers } from './providers';
import { sectionMismatches } from './sectionMismatches';
import { exportedDefinitions, typeMismatches, type TypedDefinitions } from './typeMismatches';
import { unique } from '../util/unique';
import { linkUses } from './linkUses';

/** Does for facts what ld and modpost do for objects: which symbol comes from where. */
export function linkTree(
  compiled: readonly CompiledModule[],
  kernel: Kernel,
  extraExports: ReadonlyMap<string, KernelExport>,
): LinkedTree {
  const providers = new Providers(compiled, kernel, extraExports);
  const exported = exportedDefinitions(compiled);
  const modules = compiled.map((each) => linkModule(each, providers, exported));
  return { kernel, modules, ...needsOf(modules, kernel) };
}

function linkModule(
  { module, objects }: CompiledModule,
  providers: Providers,
  exported: TypedDefinitions,
): LinkedModule {
  const incomplete = gapsOf(module, objects);
  const lacks = lackOf(incomplete);
  const leftOut = [...new Set(objects.flatMap((object) => object.leftOut))];
  const sources = module.objects.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const tags = objects.flatMap((object) => object.tags);
  const definitions = objects.flatMap((object) => object.definitions);
  const main = mainSource(module, objects);
  const span = main === undefined ? module.span : { file: main, start: 0, end: 1 };
  const uses = [
    ...linkUses(module, objects, providers, lacks === 'headers' ? gapWords(incomplete)[0] : lacks && 'the module is incomplete'),
    ...compilerUses(definitions, providers, span),
  ].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const compatible = gplCompatible(tags);
  const depends = uses.flatMap(({ provider }) => (provider && provider.kind !== 'vmlinux' ? [provider.name] : []));
  return {
    name: module.name,
    directory: module.directory,
    run: module.run,
    certainty: module.certainty,
    sources: [...new Set(sources)],
    files: [...new Set([...objects.flatMap((object) => object.files), module.span.file])],
    tags,
    namespaceForms: objects.flatMap((object) => object.namespaceForms),
    deviceTables: objects.flatMap((object) => object.deviceTables),
    deviceDrivers: objects.flatMap((object) => object.deviceDrivers),
    spdx: objects.flatMap(({ spdx }) => (spdx ? [spdx] : [])),
    ...(compatible === undefined ? {} : { gplCompatible: compatible }),
    span,
    incomplete,
    ...(lacks ? { lacks } : {}),
    leftOut,
    definitions,
    exports: linkExports(module, objects, providers, lacks === 'objects'),
    uses,
    // What cannot be evaluated of the flags may bring in a header, or define what an #error asks for.
    stops: module.unknown.length > 0 ? [] : distinctStops(objects.flatMap((object) => object.stops)),
    sectionMismatches: sectionMismatches(objects),
    typeMismatches: typeMismatches(objects, uses, exported),
    ...refusals(module.unknown.length > 0 ? [] : objects),
    neededFlags: neededFlags(module, objects),
    dependsOn: [...new Set(depends)].sort(),
    build: module,
  };
}

/** What the compiler refuses in objects whose flags are all known. */
function refusals(objects: readonly ObjectFacts[]): Refusals {
  return {
    undeclared: objects.flatMap((object) => object.undeclared),
    undeclaredIdentifiers: objects.flatMap((object) => object.undeclaredIdentifiers),
    unknownTypes: objects.flatMap((object) => object.unknownTypes),
    typeFaults: objects.flatMap((object) => object.typeFaults),
    conflicts: objects.flatMap((object) => object.conflicts),
  };
}

type Refusals = Pick<
  LinkedModule, 'undeclared' | 'undeclaredIdentifiers' | 'unknownTypes' | 'typeFaults' | 'conflicts'
>;

/** What the module needs of the flags that kbuild ignores. */
function neededFlags({ linkerSymbols = [] }: BuildModule, objects: readonly ObjectFacts[]): string[] {
  const referred = new Set(objects.flatMap(({ references }) => references.map(({ symbol }) => symbol)));
  const symbols = linkerSymbols.filter(({ symbol, isIgnored }) => isIgnored && referred.has(symbol));
  return [
    ...new Set([
      ...objects.flatMap((object) => object.neededFlags),
      ...symbols.map(({ symbol }) => `--defsym=${symbol}`),
    ]),
  ];
}

/** One a place, a certain one if there is one. */
function distinctStops(stops: readonly CompilerStop[]): CompilerStop[] {
  const byPlace = new Map<string, CompilerStop>();
  for (const stop of stops) {
    const place = `${stop.span.file} ${stop.span.start}`;
    if (byPlace.get(place)?.certainty !== 'certain') byPlace.set(place, stop);
  }
  return [...byPlace.values()];
}

/** Why not all of the module's text is there. */
function gapsOf(module: BuildModule, objects: readonly ObjectFacts[]): Gap[] {
  const missing = module.objects.flatMap(({ name, missing: why }) => (why === undefined ? [] : [`${name}: ${why}`]));
  const others = [...module.unknown, ...missing].map((reason): Gap => ({ kind: 'other', reason }));
  return unique([...others, ...objects.flatMap((object) => object.incomplete)]);
}

/** The source named like the module, else the one with module metadata, else the first. */
function mainSource({ name }: BuildModule, objects: readonly ObjectFacts[]): string | undefined {
  const named = objects.find(
    ({ source }) =>
      source
        .split('/')
        .at(-1)!
        .replace(/\.[^.]*$/, '') === name,
  );
  return (named ?? objects.find(({ tags }) => tags.length > 0) ?? objects[0])?.source;
}
