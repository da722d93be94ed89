import type { BuildObject, CompilerFlag, Definition, Kernel, ObjectFacts, Problem, Reference, Span } from '../model';
import { asmGlobals, asmLabels } from './asmText';
import { assemblyFacts } from './assembly';
import { builtinOf, compilerChoice } from './builtins';
import { fileScopeOf, type Declaration, type FileScope, type Invocation } from './scope/declarations';
import { IncludePath } from './preprocess/include';
import { itemsOf } from './scope/items';
import type { Macro } from './preprocess/macroTable';
import { isElidable } from './body/cursor';
import { exportsOf, isExportMacro, madeSymbols, isTagMacro, spanOf, tagOf } from './moduleMacros';
import { predefinedMacros } from './preprocess/predefined';
import { preprocess, type PreprocessedUnit } from './preprocess/preprocess';
import { isExternInline, reach, type Mention, type Reached } from './reach';
import type { Sources } from './lex/sources';
import { Kind, macrosOf, stringValue, type Token } from './lex/token';

/** Compiles sources to facts, for one kernel: what `nm` and `modinfo` of each object would show, and where the text says it. */
export function objectReader(sources: Sources, kernel: Kernel): (object: BuildObject & { source: string }) => ObjectFacts {
  const predefined = predefinedMacros(kernel);
  const paths = new Map<string, IncludePath>();
  const pathFor = (flags: readonly CompilerFlag[]): IncludePath => {
    const directories = flags.flatMap((flag) => (flag.kind === 'includeDirectory' ? [flag.path] : []));
    const key = directories.join('\n');
    let path = paths.get(key);
    if (!path) paths.set(key, (path = new IncludePath(directories, sources, kernel)));
    return path;
  };
  return ({ source, flags }) => {
    const unit = preprocess(source, flags, sources, pathFor(flags), kernel, predefined);
    const problems = (): Problem[] => (unit.expander.exhausted ? [...unit.problems, { message: 'macros expand without end', file: source }] : unit.problems);
    if (/\.S(_shipped)?$/.test(source)) return { ...assemblyFacts(source, unit), problems: problems() };
    const scope = fileScopeOf(itemsOf(unit));
    const reached = reach(unit, scope, sources, kernel);
    const asm = scope.asm.map(textIn).join('\n');
    const labels = new Set(asmLabels(asm));
    const plain = scope.invocations.filter(({ name }) => !isTagMacro(name.text));
    return {
      source,
      files: unit.files,
      definitions: definitionsOf(scope, reached),
      mayDefine: [...plain.flatMap(definable), ...asmGlobals(asm)],
      references: referencesOf(unit, scope, reached, sources, kernel).filter(({ symbol }) => !labels.has(symbol)),
      exports: plain.flatMap((each) => exportsOf(each, unit, kernel)),
      tags: [
        ...unit.imports,
        ...scope.invocations.filter(({ name }) => isTagMacro(name.text)).map((each) => tagOf(each, kernel)),
      ],
      incomplete: unit.incomplete,
      problems: [...problems(), ...scope.unread.map((first) => unreadProblem(first, sources))],
    };
  };
}

function unreadProblem({ file, start }: Token, sources: Sources): Problem {
  return { message: 'no declaration is as long as what starts here: is a bracket left open?', file, line: sources.read(file)?.lineAt(start) ?? 1 };
}

/** All literals, joined as the compiler joins them. */
function textIn(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === Kind.String ? stringValue(token) : '')).join('');
}

/** What a macro's use at file scope may define: what it is handed, and the symbols that an export's macro makes of that. */
function definable({ name, arguments: args }: Invocation): string[] {
  return isExportMacro(name.text) ? madeSymbols(name.text, args) : args.flat().map((token) => token.text);
}

function definitionsOf(scope: FileScope, { reached }: Reached): Definition[] {
  const found = new Map<string, Definition>();
  for (const each of scope.declarations) {
    const symbol = each.name.text;
    const before = found.get(symbol);
    // A tentative definition gives way to one with an initialiser, a possible one to a certain one.
    if (!each.isDefinition || (before && before.certainty === 'certain' && !each.content)) continue;
    if (each.isStatic && !reached.has(each) && before) continue;
    found.set(symbol, definitionOf(each));
  }
  return [...found.values()];
}

function definitionOf(declaration: Declaration): Definition {
  const { name, isFunction, isInline, isStatic, annotations } = declaration;
  const section = annotations.has('init') ? 'init' : annotations.has('exit') ? 'exit' : undefined;
  return {
    symbol: name.text,
    kind: isFunction ? 'function' : 'variable',
    storage: isStatic ? 'static' : isExternInline(declaration) ? 'externInline' : 'global',
    inline: isInline,
    weak: annotations.has('weak'),
    ...(section ? { section } : {}),
    certainty: name.possible ? 'possible' : 'certain',
    span: spanOf(name),
  };
}

/** One reference a symbol: the certain one that stands first in the source, else in a header; else the first possible one. */
function referencesOf(
  unit: PreprocessedUnit,
  scope: FileScope,
  reached: Reached,
  sources: Sources,
  kernel: Kernel,
): Reference[] {
  const order = new Map(unit.files.map((file, index) => [file, index]));
  // Certain before possible, the source before its headers, then by place.
  const rank = ({ possible, token }: Mention): number =>
    (possible ? 2 ** 50 : 0) + (order.get(token.file) ?? order.size) * 2 ** 32 + token.start;
  const best = new Map<string, Mention>();
  for (const mention of reached.mentions) {
    const symbol = builtinOf(mention.symbol) ?? mention.symbol;
    const taken = { ...mention, symbol, possible: mention.possible ?? compilerChoice(symbol, kernel.config) };
    const before = best.get(taken.symbol);
    if (!before || rank(taken) < rank(before)) best.set(taken.symbol, taken);
  }
  const weak = new Set([...unit.weak, ...reached.weak]);
  const declared = new Map<string, Span>();
  for (const { name, annotations, isStatic } of scope.declarations) {
    if (!best.has(name.text)) continue;
    if (annotations.has('weak')) weak.add(name.text);
    // A static one without a definition here has it in a header of the kernel's.
    if (!isStatic && !declared.has(name.text)) declared.set(name.text, spanOf(name));
  }
  for (const name of reached.externs) if (!declared.has(name.text)) declared.set(name.text, spanOf(name));
  return [...best.values()].map(({ symbol, token, possible, isAsm }) => {
    const macros = macrosOf(token);
    const declaration = declared.get(symbol);
    return {
      symbol,
      weak: weak.has(symbol),
      certainty: possible ? 'possible' : 'certain',
      origin: isAsm ? 'asm' : macros.length > 0 ? 'macro' : 'text',
      via: macros.map((macro) => stepOf(macro, sources)),
      ...(possible ? { reason: possible, elidable: isElidable(possible) } : {}),
      span: spanOf(token),
      ...(declaration ? { declaration } : {}),
    };
  });
}

/** A macro as a report names it: `NAME() (file:line)`. */
function stepOf({ name, parameters, place }: Macro, sources: Sources): string {
  const called = parameters ? `${name}()` : name;
  return place ? `${called} (${place.file}:${sources.read(place.file)?.lineAt(place.start) ?? 1})` : called;
}
