import { posix } from 'path';
import { Sources } from './c/lex/sources';
import { objectReader } from './c/unit';
import type { Diagnostic, Finding, Location, Report } from './diagnostic';
import { readBuild } from './kbuild';
import { parseSymvers } from './kernel/symvers';
import { lineMap, type LineMap } from './lines';
import { linkTree, type CompiledModule } from './link';
import type { BuildModule, Kernel, KernelExport, LinkedTree, ObjectFacts, Problem, Span, Tree } from './model';
import type { Rule } from './rule';

export interface LintInput {
  tree: Tree;
  /** The files of the tree that are in scope, ignored ones left out: Kbuild files and sources are found among them. */
  files: readonly string[];
  kernels: readonly Kernel[];
  /** Further exports, as KBUILD_EXTRA_SYMBOLS gives them to modpost. */
  extraExports: ReadonlyMap<string, KernelExport>;
}

/** What the tree builds and links against on each kernel. */
export async function link(input: LintInput): Promise<{ trees: LinkedTree[]; problems: Problem[] }> {
  const sources = new Sources(input.tree);
  const problems: Problem[] = [];
  const trees = input.kernels.map((kernel) => {
    const build = readBuild(input.tree, kernel, input.files);
    const extra = extraExports(build.modules, input);
    const compiled = compile(extra.modules, sources, kernel);
    problems.push(
      ...build.problems,
      ...extra.problems,
      ...compiled.flatMap(({ objects }) => objects.flatMap((each) => each.problems)),
    );
    return linkTree(compiled, kernel, extra.exports);
  });
  return { trees, problems: unique(problems) };
}

export interface RuleInput extends LintInput {
  rules: readonly Rule[];
  /** Whether findings in a file are asked for; a module counts where one of its files is. */
  isReported(file: string): boolean;
}

/** The findings of the rules on each kernel, merged. */
export async function lint(input: RuleInput): Promise<Report> {
  const { trees, problems } = await link(input);
  const place = placer(input.tree);
  const { isReported } = input;
  const diagnostics = new Map<string, Diagnostic>();
  for (const tree of trees) {
    for (const finding of input.rules.flatMap((rule) => [...rule.check(tree)])) {
      if (!isReported(finding.span.file)) continue;
      const made = diagnosticOf(finding, tree.kernel.name, place);
      // How a namespace is imported, say, differs by kernel where the fault is one.
      const key = JSON.stringify({ ...made, help: '', kernels: [] });
      const known = diagnostics.get(key);
      diagnostics.set(key, known ? { ...known, kernels: [...known.kernels, tree.kernel.name] } : made);
    }
  }
  const sorted = [...diagnostics.values()].sort(inReadingOrder);
  const modules = trees.flatMap((tree) =>
    tree.modules.filter(({ span, files }) => [span.file, ...files].some(isReported)),
  );
  const count = (severity: string): number => sorted.filter((each) => each.severity === severity).length;
  return {
    kernels: input.kernels.map((kernel) => kernel.name),
    diagnostics: sorted,
    problems,
    incomplete: unique(
      modules
        .filter(({ incomplete }) => incomplete.length > 0)
        .map(({ name, directory, incomplete }) => ({ module: name, directory, reasons: incomplete })),
    ),
    summary: {
      modules: new Set(modules.map(({ name, directory }) => `${directory}/${name}`)).size,
      files: new Set(modules.flatMap(({ files }) => files)).size,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  };
}

/** Each source once for each set of flags, however many modules it is part of. */
function compile(modules: readonly BuildModule[], sources: Sources, kernel: Kernel): CompiledModule[] {
  const read = objectReader(sources, kernel);
  const known = new Map<string, ObjectFacts>();
  return modules.map((module) => ({
    module,
    objects: module.objects.flatMap((object) => {
      const { source, flags } = object;
      if (source === undefined) return [];
      const key = JSON.stringify([source, flags]);
      let facts = known.get(key);
      if (!facts) known.set(key, (facts = read({ ...object, source })));
      return [object.certainty === 'possible' ? asPossible(facts) : facts];
    }),
  }));
}

/** What an object says that may not be part of the module. */
function asPossible(facts: ObjectFacts): ObjectFacts {
  const possible = <T>(each: T): T => ({ ...each, certainty: 'possible' });
  return {
    ...facts,
    definitions: facts.definitions.map(possible),
    references: facts.references.map(possible),
    exports: facts.exports.map(possible),
    tags: facts.tags.map(possible),
  };
}

/**
 * Reads what KBUILD_EXTRA_SYMBOLS names. A module for which one is not there is incomplete, unless it is the one that
 * building another run of the tree makes, whose exports are known from the sources.
 */
function extraExports(modules: readonly BuildModule[], { tree, extraExports: given }: LintInput) {
  const exports = new Map(given);
  const problems: Problem[] = [];
  const runs = new Set(modules.map(({ run }) => run));
  const missing = new Set<string>();
  for (const path of new Set(modules.flatMap(({ extraSymbols }) => extraSymbols))) {
    const text = tree.text(path);
    if (text === undefined && !runs.has(posix.dirname(path))) missing.add(path);
    const read = parseSymvers(text ?? '', path);
    problems.push(...read.problems);
    for (const [symbol, row] of read.exports) if (!exports.has(symbol)) exports.set(symbol, row);
  }
  const marked = modules.map((module) => ({
    ...module,
    unknown: [
      ...module.unknown,
      ...module.extraSymbols
        .filter((path) => missing.has(path))
        .map((path) => `${path} of KBUILD_EXTRA_SYMBOLS is not there`),
    ],
  }));
  return { exports, problems, modules: marked };
}

type Place = (span: Span) => Location & { sourceLine: string };

/** Turns offsets into lines and columns; what goes on beyond its first line ends with that line. */
export function placer(tree: Tree): Place {
  const maps = new Map<string, LineMap>();
  return ({ file, start, end }) => {
    let map = maps.get(file);
    if (!map) maps.set(file, (map = lineMap(tree.text(file) ?? '')));
    const { line, column } = map.locate(start);
    const last = map.locate(end);
    const sourceLine = map.lineText(line);
    const endColumn =
      last.line === line ? Math.max(last.column, column + 1) : Math.max(sourceLine.length + 1, column + 1);
    return { file, line, column, endLine: line, endColumn, sourceLine };
  };
}

function diagnosticOf({ span, related, ...finding }: Finding, kernel: string, place: Place): Diagnostic {
  const relatedPlaces = related.map(({ span: other, message }) => ({ ...place(other), message }));
  return { ...finding, ...place(span), kernels: [kernel], related: relatedPlaces };
}

function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  const key = (each: Diagnostic): string => JSON.stringify([each.rule, each.module, each.symbol ?? '', each.message]);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (key(a) < key(b) ? -1 : 1);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
