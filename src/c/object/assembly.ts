import { noFacts, type Definition, type ExportFact, type ObjectFacts, type Reference } from '../../model';
import { certaintyOf, Kind, spanOf, type Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';

/** Macros that define a global symbol (include/linux/linkage.h), and the directive below them. */
const DEFINERS =
  /^(SYM_(FUNC|CODE|DATA|TYPED_FUNC)_START(_WEAK)?(_NOALIGN)?|SYM_(DATA|FUNC_ALIAS|FUNC_ALIAS_WEAK)|ENTRY|WEAK)$/;
/** All of them, those of local symbols included. */
const LABELLERS = /^(SYM_\w+|ENTRY|WEAK)$/;
const EXPORTERS = /^EXPORT_SYMBOL(_GPL)?$/;

/** Instructions whose operand is a symbol that may be anywhere. */
const BRANCHES = { x86: new Set(['call', 'callq', 'jmp', 'jmpq']), arm64: new Set(['bl', 'b']) };

/** What an assembler source says of names. */
interface AssemblerNames {
  defined: Map<string, Token>;
  /** By EXPORT_SYMBOL() and EXPORT_SYMBOL_GPL(). */
  exported: { name: Token; gplOnly: boolean }[];
  called: Token[];
  /** Local ones included. */
  labels: Set<string>;
  /** A macro of the assembler's defines whatever is passed to it. */
  definesArguments: boolean;
}

/** What an assembler source defines, exports and calls. */
export function assemblyFacts(source: string, unit: PreprocessedUnit): ObjectFacts {
  const tokens = unit.segments.flatMap((segment) => unit.expander.expandAll(segment.tokens, segment.at));
  const branches = BRANCHES[unit.macros.isDefined('__aarch64__') ? 'arm64' : 'x86'];
  const { defined, exported, called, labels, definesArguments } = readNames(tokens, branches);
  const leaving = called.filter(({ text }) => !definesArguments && !defined.has(text) && !labels.has(text));
  return {
    ...noFacts(source),
    files: unit.files,
    definitions: Array.from(defined.values(), definitionOf),
    mayDefine: definesArguments ? tokens.map((token) => token.text) : [],
    references: referencesOf(leaving),
    exports: exported.map(({ name, gplOnly }) => exportOf(name, gplOnly)),
    stops: unit.stops,
    incomplete: unit.incomplete,
    leftOut: [...unit.leftOut],
    problems: unit.problems,
  };
}

function readNames(tokens: readonly Token[], branches: ReadonlySet<string>): AssemblerNames {
  const names: AssemblerNames = {
    defined: new Map(),
    exported: [],
    called: [],
    labels: new Set(),
    definesArguments: false,
  };
  // In an assembler macro names are made of its arguments.
  let inMacro = false;
  for (const [index, token] of tokens.entries()) {
    const { text } = token;
    const before = tokens[index - 1]?.text;
    const next = tokens[index + 1];
    const argument = next?.text === '(' ? tokens[index + 2] : undefined;
    if (argument) {
      if (DEFINERS.test(text)) names.defined.set(argument.text, argument);
      if (LABELLERS.test(text)) names.labels.add(argument.text);
      if (EXPORTERS.test(text)) names.exported.push({ name: argument, gplOnly: text.endsWith('_GPL') });
    }
    if (text === 'macro' || text === 'endm') inMacro = text === 'macro';
    else if (text === '\\' && inMacro && before === '(') {
      names.definesArguments ||= DEFINERS.test(tokens[index - 2]?.text ?? '');
    } else if (next && before === '.' && /^(globl|global|weak)$/.test(text)) names.defined.set(next.text, next);
    else if (next?.text === ':' && token.kind === Kind.Identifier) names.labels.add(text);
    else if (next?.kind === Kind.Identifier && branches.has(text) && !inMacro) names.called.push(next);
  }
  return names;
}

function definitionOf(name: Token): Definition {
  return {
    symbol: name.text,
    kind: 'function',
    storage: 'global',
    inline: false,
    weak: false,
    certainty: certaintyOf(name),
    span: spanOf(name),
  };
}

function exportOf(name: Token, gplOnly: boolean): ExportFact {
  return { symbol: name.text, gplOnly, certainty: certaintyOf(name), span: spanOf(name) };
}

/** One reference a symbol, where it is called first. */
function referencesOf(calls: readonly Token[]): Reference[] {
  const first = new Map<string, Token>();
  for (const token of calls) if (!first.has(token.text)) first.set(token.text, token);
  return [...first.values()].map((token) => ({
    symbol: token.text,
    weak: false,
    certainty: certaintyOf(token),
    origin: 'asm',
    via: [],
    ...(token.possible ? { reason: token.possible } : {}),
    span: spanOf(token),
  }));
}
