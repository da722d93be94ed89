import type { CompilerFlag, Kernel, ModuleTag, Problem } from '../../model';
import { Conditionals } from './conditionals';
import type { Names } from './condition';
import { Expander } from './expand';
import type { IncludePath } from './include';
import type { Directive, LexedFile } from '../lex/lex';
import { MacroTable, readDefine } from './macroTable';
import { macroOf, type PredefinedMacros } from './predefined';
import type { Sources } from '../lex/sources';
import { Kind, type Token } from '../lex/token';

/** Tokens that the compiler sees one after the other, and the point of the macro table at which they stand. */
export interface Segment {
  tokens: readonly Token[];
  at: number;
}

export interface PreprocessedUnit {
  segments: Segment[];
  macros: MacroTable;
  expander: Expander;
  /** The driver's own files that were read, the source first. */
  files: string[];
  /** Names that `#pragma weak` makes weak. */
  weak: Set<string>;
  /** Whether DEFAULT_SYMBOL_NAMESPACE was defined when <linux/export.h> came in; later is too late. */
  defaultNamespace: boolean;
  /** What the kernel's headers import for who includes them, at the `#include`. */
  imports: ModuleTag[];
  incomplete: string[];
  problems: Problem[];
}

/** gcc's own limit (-fmax-include-depth). */
const INCLUDE_DEPTH = 200;
const INCLUDE_COUNT = 20_000;

/** Reads a source and all of the driver's files that it includes, as the preprocessor would for one kernel. */
export function preprocess(
  source: string,
  flags: readonly CompilerFlag[],
  sources: Sources,
  path: IncludePath,
  kernel: Kernel,
  predefined: PredefinedMacros,
): PreprocessedUnit {
  const macros = new MacroTable(predefined);
  const expander = new Expander(macros);
  const unit: PreprocessedUnit = {
    segments: [], macros, expander, files: [], weak: new Set(), defaultNamespace: false, imports: [],
    incomplete: [], problems: [],
  };
  const files = new Set([source]);
  const once = new Set<string>();
  let kernelIncluded = false;
  let included = 0;
  /** Files that are being read, each included by the one before. */
  const open: string[] = [];
  let isEndless = false;
  const names: Names = {
    isDefined: (name) => macros.isDefined(name),
    expand: (tokens) => expander.expandAll(tokens, macros.now),
    mayBeDefined: (name) => predefined.mayBeDefined(name),
  };

  const enter = (file: LexedFile, depth: number, outer: string | undefined): void => {
    files.add(file.path);
    open.push(file.path);
    const conditionals = new Conditionals(file, names, macros, outer);
    for (const [index, part] of file.parts.entries()) {
      if (part.kind === 'directive') {
        if (conditionals.take(part, index) || !conditionals.active) continue;
        obey(part, file, depth, conditionals);
      } else if (conditionals.active) {
        const { possible } = conditionals;
        unit.segments.push({ tokens: possible ? part.tokens.map((token) => marked(token, possible)) : part.tokens, at: macros.now });
      }
    }
    open.pop();
  };

  const obey = (directive: Directive, file: LexedFile, depth: number, { possible, absent }: Conditionals): void => {
    const name = directive.tokens[0]?.text ?? '';
    if (directive.name === 'define') {
      const macro = (directive.macro ??= readDefine(directive) ?? null);
      if (macro) macros.set(macro.name, macro, possible, absent === macro.name);
    } else if (directive.name === 'undef') {
      macros.set(name, null, possible);
    } else if (directive.name === 'include' || directive.name === 'include_next') {
      include(directive, file, depth, possible);
    } else if (directive.name === 'pragma' && name === 'once') {
      once.add(file.path);
    } else if (directive.name === 'pragma' && name === 'weak') {
      unit.weak.add(directive.tokens[1]?.text ?? '');
    }
  };

  const include = (directive: Directive, file: LexedFile, depth: number, possible: string | undefined): void => {
    const [first] = directive.tokens;
    const named = first?.kind === Kind.Identifier ? names.expand(directive.tokens) : directive.tokens;
    const target = path.find(named, file.path);
    if (target.kind === 'kernel') {
      if (!kernelIncluded) unit.defaultNamespace = macros.isDefined('DEFAULT_SYMBOL_NAMESPACE') === true;
      kernelIncluded = true;
      unit.imports.push(...importTags(kernel.headerImports.get(target.name) ?? [], directive, possible));
    } else if (target.kind === 'missing') {
      unit.incomplete.push(`${target.name} is not there (included by ${file.path})`);
    } else if (!once.has(target.path)) {
      const found = sources.read(target.path);
      if (!found) unit.incomplete.push(`${target.path} cannot be read (included by ${file.path})`);
      else if (depth >= INCLUDE_DEPTH || included++ >= INCLUDE_COUNT || (isEndless && open.includes(target.path))) {
        if (isEndless) return;
        isEndless = true;
        unit.problems.push({ message: 'includes nest too deeply', file: file.path, line: file.lineAt(directive.start) });
      } else enter(found, depth + 1, possible);
    }
  };

  for (const flag of flags) {
    if (flag.kind === 'define') macros.set(flag.name.split('(')[0]!, macroOf(flag.name, flag.value), flag.possible);
    if (flag.kind === 'undefine') macros.set(flag.name, null, flag.possible);
  }
  for (const flag of flags) {
    const file = flag.kind === 'includeFile' && sources.exists(flag.path) ? sources.read(flag.path) : undefined;
    if (file) enter(file, 0, undefined);
  }
  const file = sources.read(source);
  if (file) enter(file, 0, undefined);
  else unit.incomplete.push(`${source} cannot be read`);
  if (!kernelIncluded) unit.defaultNamespace = macros.isDefined('DEFAULT_SYMBOL_NAMESPACE') === true;
  unit.files.push(...files);
  return unit;
}

function marked(token: Token, possible: string): Token {
  const made = token.copy();
  made.possible = possible;
  return made;
}

function importTags(
  namespaces: readonly string[],
  { file, start, end }: Directive,
  possible: string | undefined,
): ModuleTag[] {
  const certainty = possible === undefined ? 'certain' : 'possible';
  return namespaces.map((value) => ({ tag: 'import_ns', value, certainty, span: { file, start, end } }));
}
