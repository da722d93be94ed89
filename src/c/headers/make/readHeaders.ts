import type { ConstantValue } from '../../lex/constant';
import { lex } from '../../lex/lex';
import type { Directive, TokenRun } from '../../lex/directive';
import type { LexedFile } from '../../lex/lexedFile';
import { Kind, type Token } from '../../lex/token';
import type { ConditionNames } from '../../preprocess/condition';
import { ConditionalNesting } from '../../preprocess/conditionals';
import { Expander } from '../../preprocess/expand';
import { includeName } from '../../preprocess/include';
import { readDefine } from '../../preprocess/readMacro';
import type { PredefinedMacros } from '../../preprocess/predefined';
import type { Segment } from '../../preprocess/segments';
import { askedFor } from './askedFor';
import { declaredEntries, spelled } from './declaredEntries';
import type { HeaderEntry } from '../entry';
import type { HeaderFiles } from '../../../model';
import { FORCED } from '../included';
import { HeaderMacroTable } from './headerMacroTable';
import type { ReadHeader } from './readHeader';

/** Constants for device-tree sources: a third of all macro names. Only those are read that other headers include. */
const DEVICE_TREE = 'dt-bindings/';

/**
 * Reads all headers of a kernel: first <linux/module.h>, which a driver includes first, then one after the other.
 * @param wordSize of a long and of a pointer, in bytes
 */
export function readHeaders(files: HeaderFiles, predefined: PredefinedMacros, wordSize: number): ReadHeader[] {
  const reader = new HeaderReader(files, predefined, wordSize);
  const isFirst = (header: number): boolean => files.names[header]!.includes('linux/module.h');
  const isCommon = (header: number): boolean => files.names[header]![0]!.startsWith('linux/');
  const isLast = (header: number): boolean => files.names[header]![0]!.startsWith(DEVICE_TREE);
  const rank = (header: number): number => (isFirst(header) ? 0 : isCommon(header) ? 1 : isLast(header) ? 3 : 2);
  for (const header of [...files.names.keys()].sort((a, b) => rank(a) - rank(b) || a - b)) reader.read(header);
  const headers = [...files.names.keys()].map((header) => reader.read(header));
  for (const [header, { entries }] of headers.entries()) entries.push(...reader.askedFor(header));
  for (const header of reader.readAnew()) {
    headers[header]!.entries.push(wholeText(files, header));
    headers[header]!.isGuarded = false;
  }
  return headers;
}

function wholeText(files: HeaderFiles, header: number): HeaderEntry {
  const name = files.names[header]![0]!;
  const file = lex(name, files.text(header));
  const lines = file.parts.map((part) => {
    const isRun = part.kind === 'run';
    const line = file.lineAt(isRun ? part.tokens[0]!.start : part.start).toString(36);
    return `${line} ${isRun ? '' : `#${part.name} `}${spelled(part.tokens)}`;
  });
  return { kind: 't', name, line: 1, order: 0, text: lines.join('\r') };
}

/** The configuration, and what is said to other readers than a driver's compiler. */
const NOT_ASKED = /^(CONFIG_\w+|__(ASSEMBLY|ASSEMBLER|cplusplus|GENKSYMS|CHECKER|DISABLE_EXPORTS)(__)?)$/;

/** So often a header without a guard is read: such as include each other would be read without end. */
const READINGS = 100;

/** Reads headers, each once, as the preprocessor would where they are included one after the other. */
class HeaderReader {
  private readonly numbers = new Map<string, number>();
  private readonly headers: (ReadHeader | undefined)[] = [];
  private readonly table: HeaderMacroTable;
  private readonly expander: Expander;
  private readonly conditions: ConditionNames;
  private context = 0;
  /** Headers that are being read. */
  private readonly open = new Set<number>();
  /** How often each header was read. */
  private readonly readings: number[] = [];
  /** Headers that include what a macro names. */
  private readonly byMacro: number[] = [];
  /** Of all enums so far. */
  private readonly constants = new Map<string, ConstantValue>();

  constructor(
    private readonly files: HeaderFiles,
    predefined: PredefinedMacros,
    private readonly wordSize: number,
  ) {
    for (const [number, names] of files.names.entries()) for (const name of names) this.numbers.set(name, number);
    const table = new HeaderMacroTable(predefined);
    const expander = new Expander(table);
    this.table = table;
    this.expander = expander;
    this.conditions = {
      isDefined: (name) => table.isDefined(name),
      expand: (tokens) => expander.expandAll(tokens, table.point),
    };
  }

  /**
   * Reads a header, unless it was read before, and all that it includes.
   * @param header its number among the files
   */
  read(header: number): ReadHeader {
    if (!this.headers[header]) {
      this.context = header;
      if (this.files.names[header]![0]!.startsWith(DEVICE_TREE)) return this.passOver(header);
      this.table.startContext();
      for (const name of FORCED) this.include(this.numbers.get(name));
      this.include(header);
    }
    return this.headers[header]!;
  }

  private passOver(header: number): ReadHeader {
    const read = { includes: [], context: header, entries: [], types: [], isGuarded: true, isUnread: true } as const;
    return (this.headers[header] = { ...read, includes: [], entries: [], types: [] });
  }

  /**
   * The headers that say something else each time they are included: those that include what a macro names, as
   * <trace/define_trace.h> does, and what these include that has no guard.
   */
  readAnew(): Set<number> {
    const found = new Set<number>();
    const named = this.namedByMacros();
    // What is made of them is not known to who includes the header that defines the macro, as <linux/drbd_genl_api.h>.
    for (const { definer } of named) definer.isUnread = true;
    const open = [...this.byMacro, ...named.map(({ header }) => header)];
    for (let header = open.pop(); header !== undefined; header = open.pop()) {
      if (found.has(header)) continue;
      found.add(header);
      const name = this.files.names[header]![0]!;
      for (const part of lex(name, this.files.text(header)).parts) {
        const included = part.kind === 'directive' && part.name === 'include' ? this.find(part, name) : undefined;
        if (included !== undefined && !this.headers[included]!.isGuarded) open.push(included);
      }
    }
    return found;
  }

  /** Headers without a guard that a macro names which some header includes, as <linux/genl_magic_func.h> does. */
  private namedByMacros(): { header: number; definer: ReadHeader }[] {
    const macros = new Set<string>();
    for (const header of this.byMacro) {
      const name = this.files.names[header]![0]!;
      for (const part of lex(name, this.files.text(header)).parts) {
        if (includesByMacro(part)) macros.add(part.tokens[0]!.text);
      }
    }
    return this.headers.flatMap((definer) =>
      (definer?.entries ?? []).flatMap(({ kind, name, text }) => {
        const named = kind === 'm' && macros.has(name) ? includeName(tokensIn(text)) : undefined;
        const header = named && this.numbers.get(named.name);
        return header !== undefined && !this.headers[header]!.isGuarded ? [{ header, definer: definer! }] : [];
      }),
    );
  }

  /** What a header has only for who defines a macro that no header defines. */
  askedFor(header: number): HeaderEntry[] {
    const asked = askedFor(lex(this.files.names[header]![0]!, this.files.text(header)));
    const ofIncluder = [...asked].filter(([name]) => !NOT_ASKED.test(name) && !this.table.isKnown(name));
    return ofIncluder.map(([name, names]) => ({ kind: 'a', name, line: 0, order: 0, text: [...names].join(' ') }));
  }

  private include(header: number | undefined): void {
    if (header === undefined) return;
    const isFirst = this.table.show(header);
    const known = this.headers[header];
    // What has no guard says more with each inclusion, as <linux/btree-type.h> does.
    if (!known || (!isFirst && this.saysMore(header))) this.enter(header);
    else if (isFirst) for (const included of known.includes) this.include(included);
  }

  private saysMore(header: number): boolean {
    return !this.headers[header]!.isGuarded && !this.open.has(header) && this.readings[header]! < READINGS;
  }

  private enter(header: number): void {
    const name = this.files.names[header]![0]!;
    const file = lex(name, this.files.text(header));
    const isGuarded = file.guard !== undefined || file.parts.some(isOnce);
    const read = (this.headers[header] ??= { includes: [], context: this.context, entries: [], types: [], isGuarded });
    const isAgain = read.entries.length > 0;
    if (!isAgain && file.parts.some(includesByMacro)) this.byMacro.push(header);
    this.open.add(header);
    this.readings[header] = (this.readings[header] ?? 0) + 1;
    const segments: Segment[] = [];
    const conditionals = new ConditionalNesting(file, this.conditions, this.table, undefined);
    for (const [index, part] of file.parts.entries()) {
      if (part.kind === 'run') {
        if (conditionals.active) segments.push({ tokens: part.tokens, at: this.table.point });
      } else if (!conditionals.take(part, index) && conditionals.active)
        this.obey(part, file, conditionals, header);
    }
    this.open.delete(header);
    const text = { segments, macros: this.table, expander: this.expander };
    const { entries, types } = declaredEntries(text, file, this.constants, this.wordSize);
    read.entries.push(...entries);
    read.types.push(...types);
    if (isAgain) Object.assign(read, { entries: distinct(read.entries), types: distinct(read.types) });
  }

  private obey(directive: Directive, file: LexedFile, conditionals: ConditionalNesting, header: number): void {
    const read = this.headers[header]!;
    const name = directive.tokens[0]?.text ?? '';
    const line = (): number => file.lineAt(directive.start);
    if (directive.name === 'define') {
      const macro = readDefine(directive);
      if (!macro) return;
      const order = this.table.set(macro.name, macro, header);
      const kind = conditionals.unless === name ? 'g' : 'm';
      const parameters = macro.parameters ? `(${listed(macro.parameters, macro.variadic)})` : '';
      read.entries.push({ kind, name, line: line(), order, text: `${parameters} ${spelled(macro.body)}` });
    } else if (directive.name === 'undef') {
      const order = this.table.set(name, null, header);
      read.entries.push({ kind: 'u', name, line: line(), order, text: '' });
    } else if (directive.name === 'include' || directive.name === 'include_next') {
      const included = this.find(directive, file.path);
      if (included === undefined) return;
      if (!read.includes.includes(included)) read.includes.push(included);
      this.include(included);
    }
  }

  private find(directive: Directive, from: string): number | undefined {
    const isMacro = directive.tokens[0]?.kind === Kind.Identifier;
    const included = includeName(isMacro ? this.conditions.expand(directive.tokens) : directive.tokens);
    if (!included) return undefined;
    const { name, quoted } = included;
    const beside = quoted ? this.numbers.get(from.replace(/[^/]*$/, name)) : undefined;
    return beside ?? this.numbers.get(name);
  }
}

function listed(parameters: readonly string[], variadic: boolean): string {
  if (!variadic) return parameters.join(',');
  const rest = parameters.at(-1)!;
  return [...parameters.slice(0, -1), rest === '__VA_ARGS__' ? '...' : `${rest}...`].join(',');
}

const tokensIn = (text: string): Token[] => lex('', `_ ${text}`).parts.flatMap(({ tokens }) => tokens.slice(1));

function isOnce(part: Directive | TokenRun): boolean {
  return part.kind === 'directive' && part.name === 'pragma' && part.tokens[0]?.text === 'once';
}

function includesByMacro(part: Directive | TokenRun): boolean {
  return part.kind === 'directive' && part.name === 'include' && part.tokens[0]?.kind === Kind.Identifier;
}

/** Of entries of one kind and name the first: what is read again says most of it again. */
function distinct(entries: readonly HeaderEntry[]): HeaderEntry[] {
  const byName = new Map<string, HeaderEntry>();
  for (const each of entries) if (!byName.has(each.kind + each.name)) byName.set(each.kind + each.name, each);
  return [...byName.values()];
}
