import { Budget } from '../../util/budget';
import type { CompilerFlag, Kernel, ObjectFacts, Problem, SourceObject } from '../../model';
import { asmGlobals, asmLabels } from '../body/asmText';
import { OwnEnums } from '../body/ownEnums';
import { assemblyFacts } from './assembly';
import { conflictsIn } from './conflicts';
import { buildDatesOf } from './buildDates';
import type { CompiledUnit } from './compiledUnit';
import { definitionsOf } from './definitions';
import { deviceDriversOf } from './deviceDrivers';
import { deviceTablesOf } from './deviceTables';
import { embeddedNulsOf, refusesNul } from './embeddedNuls';
import { exportsOf } from './exports';
import { stringsIn } from '../lex/literals';
import type { Sources } from '../lex/sources';
import type { Token } from '../lex/token';
import { neededFlags } from './neededFlags';
import { namespaceFormsOf } from './namespaceForms';
import { IncludePath } from '../preprocess/include';
import { predefinedMacros } from '../preprocess/predefined';
import { AllHeaders } from '../headers/allHeaders';
import { HeaderFunctions } from '../headers/functions';
import { HeaderTypes } from '../headers/headerTypes';
import { IncludedHeaders } from '../headers/included';
import { IncludedTypes } from '../headers/includedTypes';
import { HeaderIndex } from '../headers/headerIndex';
import { UnitHeaders } from '../headers/unitHeaders';
import { preprocess } from '../preprocess/preprocess';
import { reach } from './reachability';
import { referencesOf } from './references';
import { fileScopeOf } from '../scope/declarations';
import type { MacroInvocation } from '../scope/invocations';
import { externalDeclarationsOf } from '../scope/externalDeclarations';
import { spdxOf } from './spdx';
import { sectionUsesOf } from './sections';
import { tagsOf } from './tags';
import { typedNamesOf } from '../types/typedNames';
import { unitTypesOf } from './unitSurroundings';
import { typeFaultsOf } from './typeFaults';
import { undeclaredIn } from './undeclared';
import { unknownTypesIn } from './unknownTypes';
import { definedByExport, isExportMacro } from '../vocabulary/exportMacros';
import { isTagMacro } from '../vocabulary/tagMacros';

/** Reads an object's source as the compiler would, with the object's flags. */
export type ObjectReader = (object: SourceObject) => ObjectFacts;

/**
 * Compiles sources to facts, for one kernel: what `nm` and `modinfo` of each object show, and where the text says it.
 * @param work what is spent on them
 */
export function objectReader(sources: Sources, kernel: Kernel, work = new Budget()): ObjectReader {
  const predefined = predefinedMacros(kernel);
  const space = kernel.headerSource && new HeaderIndex(kernel.headerSource);
  const every = kernel.headerSource && new AllHeaders(kernel.headerSource);
  const functions = space && new HeaderFunctions(space, kernel, predefined, work);
  const types = space && new HeaderTypes(space);
  const paths = new Map<string, IncludePath>();
  const pathFor = (flags: readonly CompilerFlag[]): IncludePath => {
    const directories = flags.filter((flag) => flag.kind === 'includeDirectory');
    const key = JSON.stringify(directories);
    let path = paths.get(key);
    if (!path) paths.set(key, (path = new IncludePath(directories, sources, kernel)));
    return path;
  };
  return ({ source, flags }) => {
    sources.nextUnit();
    const isAssembly = /\.S(_shipped)?$/.test(source);
    // Headers are read as C sees them; what they define for assembler is known by name (assembly.ts).
    const headers = space && !isAssembly ? new IncludedHeaders(space) : undefined;
    const unit = preprocess(source, { flags, sources, path: pathFor(flags), kernel, predefined, headers, work });
    const unitHeaders = headers && new UnitHeaders(headers, functions!, every!, new IncludedTypes(headers, types!));
    const around = { unit, sources, kernel, headers: unitHeaders };
    const read = isAssembly ? assemblyFacts(source, unit) : unitFacts(source, flags, around);
    const facts = { ...read, neededFlags: neededFlags(flags, unit, sources) };
    if (!unit.expander.exhausted) return facts;
    return { ...facts, problems: [...facts.problems, { message: 'macros expand without end', file: source }] };
  };
}

/** What one C source's object holds. */
function unitFacts(
  source: string,
  flags: readonly CompilerFlag[],
  { unit, sources, kernel, headers }: Pick<CompiledUnit, 'unit' | 'sources' | 'kernel' | 'headers'>,
): Omit<ObjectFacts, 'neededFlags'> {
  const scope = fileScopeOf(externalDeclarationsOf(unit));
  const read = { unit, scope, sources, kernel, flags, headers, enums: new OwnEnums(unit, scope) };
  const types = unitTypesOf(read);
  const compiled = { ...read, types };
  const reached = reach(compiled);
  const asm = scope.asm.map(stringsIn).join('\n');
  const labels = new Set(asmLabels(asm));
  const references = referencesOf(compiled, reached);
  const definitions = definitionsOf(scope, reached, kernel);
  const globals = definitions.filter(({ storage }) => storage === 'global');
  const declared = references.filter(({ declaration }) => declaration);
  const isAlone = refusesNul(headers);
  const tags = scope.invocations.filter(({ name }) => isTagMacro(name.text));
  const others = scope.invocations.filter(({ name }) => !isTagMacro(name.text));
  const tracepoints = unit.kernelIncludes.createsTracepoints ? TRACEPOINT_PARTS : [];
  const mayDefine = [...others.flatMap(definable), ...asmGlobals(asm), ...tracepoints, ...unit.askedFor];
  const kept = { ...compiled, reached, mayDefine };
  const file = sources.read(source);
  const spdx = file && spdxOf(file);
  return {
    source,
    files: unit.files,
    definitions,
    typedNames: typedNamesOf(scope.declarations, types, new Set([...globals, ...declared].map(({ symbol }) => symbol))),
    sectionUses: sectionUsesOf(scope, reached, kernel),
    mayDefine,
    references: references.filter(({ symbol }) => !labels.has(symbol)),
    exports: others.flatMap((each) => exportsOf(each, unit, kernel)),
    tags: [...unit.kernelIncludes.imports, ...tags.flatMap((each) => tagsOf(each, kernel, isAlone))],
    namespaceForms: namespaceFormsOf(scope.invocations, unit),
    deviceDrivers: deviceDriversOf(unit, scope, reached),
    deviceTables: deviceTablesOf(kept),
    ...(spdx ? { spdx } : {}),
    ...undeclaredIn(kept),
    unknownTypes: unknownTypesIn(kept),
    typeFaults: typeFaultsOf(kept),
    conflicts: conflictsIn(compiled),
    stops: [...unit.stops, ...buildDatesOf(kept), ...(isAlone ? embeddedNulsOf(tags, kernel) : [])],
    incomplete: unit.incomplete,
    leftOut: [...unit.leftOut],
    problems: [...unit.problems, ...scope.unread.map((first) => unreadProblem(first, sources))],
  };
}

/** What the symbols of a tracepoint start with (DEFINE_TRACE_FN in include/linux/tracepoint.h of 5.10 to 6.12). */
const TRACEPOINT_PARTS = [
  '__tracepoint', '__traceiter', '__probestub', '__SCK__tp_func', '__SCT__tp_func', 'trace_event_raw',
];

/**
 * What the use of a macro that is not known may define at file scope: its arguments, and the symbols that an
 * export's macro makes of that.
 */
function definable({ name, arguments: args }: MacroInvocation): string[] {
  if (isExportMacro(name.text)) return definedByExport(name.text, args[0]?.[0]?.text ?? '');
  return args.flat().map((token) => token.text);
}

function unreadProblem({ file, start }: Token, sources: Sources): Problem {
  const message = 'no declaration is as long as what starts here: is a bracket left open?';
  return { message, file, line: sources.read(file)?.lineAt(start) ?? 1 };
}
