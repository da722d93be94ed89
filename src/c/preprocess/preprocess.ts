import type { Budget } from '../../util/budget';
import type { CompilerFlag, Kernel } from '../../model';
import type { Directive } from '../lex/directive';
import type { LexedFile } from '../lex/lexedFile';
import type { Sources } from '../lex/sources';
import { spelled } from '../lex/literals';
import { Kind, type Token } from '../lex/token';
import type { ConditionNames } from './condition';
import { ConditionalNesting } from './conditionals';
import { Expander } from './expand';
import type { IncludePath } from './include';
import { macroOf, readDefine } from './readMacro';
import { MacroTable } from './macroTable';
import type { HeaderMacros } from './headerMacros';
import { KernelIncludes } from './kernelIncludes';
import type { PredefinedMacros } from './predefined';
import type { PreprocessedUnit } from './preprocessedUnit';
import { noteStop } from './noteStop';

/** gcc's own limit (-fmax-include-depth). */
const INCLUDE_DEPTH = 200;
/** So many files at most, one counted as often as it is included. */
const INCLUDE_COUNT = 20_000;

/** What the preprocessor works with, the source apart. */
export interface Compilation {
  flags: readonly CompilerFlag[];
  sources: Sources;
  path: IncludePath;
  kernel: Kernel;
  predefined: PredefinedMacros;
  /** The kernel's headers, where they are known. */
  headers?: HeaderMacros;
  /** What is spent on the source. */
  work: Budget;
}

/**
 * Reads a source and all of the driver's files that it includes, as the preprocessor would for one kernel.
 *
 * Files are lexed once for all units, into directives and runs of tokens between them. For one unit they are gone
 * through in the order in which they are included. Directives change the macro table, open and close conditions, and
 * bring in other files; runs become segments, macros unexpanded, each with the point of the macro table where it is
 * (segments.ts). Macros are expanded later, where scope/ and body/ look into the tokens:
 *
 *     #include <linux/export.h>   a header of the kernel's: not read here; from point 1 on, its macros are asked for
 *     #ifdef CONFIG_X_MODULE      decided by the kernel's configuration
 *     #define NAME(n) x_##n       point 2
 *     #endif
 *     #ifdef FLAG                 cannot be decided where -DFLAG is only possible: all branches are kept, each token
 *     int NAME(a);                with the reason, and no branch sees the macros of another
 *     #endif
 *
 * conditionals.ts and condition.ts say which branches are compiled, macroTable.ts which macro holds at a point (those
 * of the kernel's headers by the interface HeaderMacros), include.ts where the compiler looks for a file. expand.ts and
 * substitute.ts expand, by Prosser's algorithm; each token keeps its place in the driver's text. kernelIncludes.ts
 * notes what modpost sees of the headers that are included, and of the order.
 */
export function preprocess(source: string, compilation: Compilation): PreprocessedUnit {
  return new Preprocessor(compilation).run(source);
}

class Preprocessor {
  private readonly macros: MacroTable;
  private readonly kernelIncludes: KernelIncludes;
  private readonly unit: PreprocessedUnit;
  private readonly names: ConditionNames;
  private readonly once = new Set<string>();
  /** Files that are being read, each included by the one before. */
  private readonly open: string[] = [];
  private included = 0;
  private isEndless = false;
  /** Where the driver includes the header of the kernel's that is being read. */
  private site: Token | undefined;

  constructor(private readonly compilation: Compilation) {
    const { kernel, predefined, headers, work } = compilation;
    const macros = new MacroTable(predefined, headers, work);
    const expander = new Expander(macros, work);
    const kernelIncludes = new KernelIncludes(kernel, headers, macros);
    this.macros = macros;
    this.kernelIncludes = kernelIncludes;
    this.unit = {
      segments: [],
      macros,
      expander,
      files: [],
      isIncludedByHeader: false,
      weak: new Set(),
      kernelIncludes: kernelIncludes.facts,
      askedFor: [],
      ownMacros: new Set(),
      needed: new Set(),
      stops: [],
      incomplete: [],
      leftOut: new Set(),
      problems: [],
    };
    this.names = {
      isDefined: (name) => macros.isDefined(name),
      expand: (tokens) => expander.expandAll(tokens, macros.point),
      hasHeader: (tokens, isNext) => this.hasHeader(tokens, isNext),
    };
  }

  run(source: string): PreprocessedUnit {
    const { unit } = this;
    const { sources } = this.compilation;
    const file = sources.read(source);
    unit.files.push(source);
    this.obeyFlags();
    if (file) this.enter(file, undefined);
    else unit.incomplete.push({ kind: 'other', reason: `${source} cannot be read` });
    this.kernelIncludes.end();
    unit.files = [...new Set(unit.files)];
    unit.askedFor = this.macros.askedFor();
    unit.ownMacros = this.macros.ownNames();
    return unit;
  }

  /** -D and -U in their order, then -include, as gcc does. */
  private obeyFlags(): void {
    const { flags, sources } = this.compilation;
    for (const flag of flags) {
      if (flag.kind === 'unknown') this.unit.incomplete.push({ kind: 'flags', reason: flag.reason });
      if (flag.kind === 'define') {
        const macro = macroOf(flag.name, flag.value);
        this.macros.set(macro.name, macro, flag.possible);
      } else if (flag.kind === 'undefine') this.macros.set(flag.name, null, flag.possible);
    }
    for (const flag of flags) {
      if (flag.kind !== 'includeFile') continue;
      const file = sources.exists(flag.path) ? sources.read(flag.path) : undefined;
      if (flag.isIgnored) this.unit.needed.add(`-include ${flag.path}`);
      if (file) this.enter(file, undefined);
      else this.includeOutside(flag.path);
    }
  }

  /** What `-include` names that is not the driver's: a header of the kernel's, or nothing that is known. */
  private includeOutside(path: string): void {
    const { kernel } = this.compilation;
    const name = path.slice(path.lastIndexOf('/include/') + '/include/'.length);
    if (kernel.headers.has(name)) this.kernelIncludes.includeByFlag(name, this.macros.point);
    else if (kernel.headers.size > 0) this.unit.incomplete.push({ kind: 'header', header: path, lacks: 'headers' });
  }

  /**
   * @param outer why the file may not be included
   * @param site where the driver includes it, of a header of the kernel's
   */
  private enter(file: LexedFile, outer: string | undefined, site?: Token): void {
    const { unit, macros } = this;
    const outerSite = this.site;
    this.site = site;
    if (!site) unit.files.push(file.path);
    this.open.push(file.path);
    const conditionals = new ConditionalNesting(file, this.names, macros, outer);
    for (const [index, part] of file.parts.entries()) {
      this.compilation.work.spend(1 + part.tokens.length);
      if (part.kind === 'directive') {
        if (conditionals.take(part, index)) continue;
        if (conditionals.active) this.obey(part, file, conditionals);
        else this.leaveOut(part.tokens);
      } else if (!conditionals.active) {
        this.leaveOut(part.tokens);
      } else {
        const { possible } = conditionals;
        const placed = site ? part.tokens.map((token) => ofHeader(token, site)) : part.tokens;
        const tokens = possible ? placed.map((token) => marked(token, possible)) : placed;
        unit.segments.push({ tokens, at: macros.point });
      }
    }
    this.open.pop();
    this.site = outerSite;
  }

  /** Keeps names and strings of what is not compiled, where an include that is not there may have had it compiled. */
  private leaveOut(tokens: readonly Token[]): void {
    if (this.unit.incomplete.length === 0) return;
    for (const { kind, text } of tokens) {
      if (kind === Kind.Identifier) this.unit.leftOut.add(text);
      if (kind === Kind.String) this.unit.leftOut.add(text.slice(1, -1));
    }
  }

  private obey(directive: Directive, file: LexedFile, { possible, absent }: ConditionalNesting): void {
    const name = directive.tokens[0]?.text ?? '';
    if (directive.name === 'define') {
      const macro = (directive.macro ??= readDefine(directive) ?? null);
      if (macro && this.site) {
        macro.place = { file: file.path, line: file.lineAt(directive.start) };
        for (const token of macro.body) token.isHeaderText = true;
      }
      if (macro) this.macros.set(macro.name, macro, possible, absent === macro.name);
    } else if (directive.name === 'undef') {
      this.macros.set(name, null, possible);
    } else if (directive.name === 'include' || directive.name === 'include_next') {
      this.include(directive, file, possible);
    } else if (directive.name === 'error' && !this.site) {
      noteStop('errorDirective', spelled(directive.tokens), directive, possible, this.unit, this.compilation.flags);
    } else if (directive.name === 'pragma' && name === 'once') {
      this.once.add(file.path);
    } else if (directive.name === 'pragma' && name === 'weak') {
      this.unit.weak.add(directive.tokens[1]?.text ?? '');
    }
  }

  private include(directive: Directive, file: LexedFile, possible: string | undefined): void {
    const { unit } = this;
    const { path } = this.compilation;
    const isMacro = directive.tokens[0]?.kind === Kind.Identifier;
    const tokens = isMacro ? this.names.expand(directive.tokens) : directive.tokens;
    const target = this.site
      ? path.findFromKernel(tokens, file.path)
      : path.find(tokens, file.path, directive.name === 'include_next');
    if (target.kind === 'kernel') {
      const text = this.kernelIncludes.include(target.name, this.macros.nextPoint(), possible);
      if (text && this.open.length <= INCLUDE_DEPTH) this.enter(text, possible, this.site ?? directive.tokens[0]);
      this.kernelIncludes.included(target.name, directive, possible);
    } else if (target.kind === 'missing') {
      const isKernels = !this.site && path.isOfKernel(target.name);
      if (isKernels) noteStop('missingHeader', target.name, directive, possible, unit, this.compilation.flags);
      const lack = path.isElsewhere(target.name, file.path) ? 'includePath' : 'headers';
      // What is called otherwise, table.c or metadata.inc, may hold what a source does.
      const lacks = target.name.endsWith('.h') ? lack : 'objects';
      unit.incomplete.push({ kind: 'header', header: target.name, includedBy: file.path, lacks });
    } else if (!this.once.has(target.path)) {
      unit.isIncludedByHeader ||= this.site !== undefined;
      if (target.needs !== undefined && possible === undefined) unit.needed.add(`-I${target.needs}`);
      this.includeOwn(target.path, directive, file, possible);
    }
  }

  private hasHeader(tokens: readonly Token[], isNext: boolean): boolean | undefined {
    const { path } = this.compilation;
    const from = this.open.at(-1) ?? '';
    const target = this.site ? path.findFromKernel(tokens, from) : path.find(tokens, from, isNext);
    // What is not there yet may be made before the driver is built, but no header of the kernel's.
    if (target.kind === 'missing') return path.isOfKernel(target.name) ? false : undefined;
    return target.kind === 'own' || this.compilation.kernel.headers.size > 0 ? true : undefined;
  }

  private includeOwn(path: string, directive: Directive, file: LexedFile, possible: string | undefined): void {
    const found = this.compilation.sources.read(path);
    if (!found) {
      this.unit.incomplete.push({ kind: 'other', reason: `${path} cannot be read (included by ${file.path})` });
    } else if (!this.isTooDeep(path)) {
      this.enter(found, possible);
    } else if (!this.isEndless) {
      this.isEndless = true;
      const line = file.lineAt(directive.start);
      this.unit.problems.push({ message: 'includes nest too deeply', file: file.path, line });
    }
  }

  /** Once includes have gone in circles too long, no circle is followed any more. */
  private isTooDeep(path: string): boolean {
    if (this.open.length > INCLUDE_DEPTH || this.included++ >= INCLUDE_COUNT) return true;
    return this.isEndless && this.open.includes(path);
  }
}

/** A token of a header of the kernel's, placed where the driver includes it. */
function ofHeader(token: Token, site: Token): Token {
  const made = token.copy({ site });
  made.isHeaderText = true;
  return made;
}

function marked(token: Token, possible: string): Token {
  const made = token.copy();
  made.possible = possible;
  return made;
}
