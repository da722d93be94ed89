import type { Definition, ExportFact, ObjectFacts, Reference } from '../model';
import { certaintyOf, Kind, spanOf, type Token } from './lex/token';
import type { PreprocessedUnit } from './preprocess/preprocess';

/** Macros that define a global symbol (include/linux/linkage.h), and the directive below them. */
const DEFINERS =
  /^(SYM_(FUNC|CODE|DATA|TYPED_FUNC)_START(_WEAK)?(_NOALIGN)?|SYM_(DATA|FUNC_ALIAS|FUNC_ALIAS_WEAK)|ENTRY|WEAK)$/;
/** All of them, those of local symbols included. */
const LABELLERS = /^(SYM_\w+|ENTRY|WEAK)$/;
const BRANCHES = { x86: new Set(['call', 'callq', 'jmp', 'jmpq']), arm64: new Set(['bl', 'b']) };

/** What an assembler source defines, exports and calls. */
export function assemblyFacts(source: string, unit: PreprocessedUnit): ObjectFacts {
  const tokens = unit.segments.flatMap((segment) => unit.expander.expandAll(segment.tokens, segment.at));
  const definitions = new Map<string, Definition>();
  const exports: ExportFact[] = [];
  const calls: Token[] = [];
  const labels = new Set<string>();
  const branches = BRANCHES[unit.macros.isDefined('__aarch64__') ? 'arm64' : 'x86'];
  let inMacro = false;
  let definesArguments = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const argument = tokens[index + 2];
    if (DEFINERS.test(token.text) && next?.text === '(' && argument) define(argument);
    if (LABELLERS.test(token.text) && next?.text === '(' && argument) labels.add(argument.text);
    // A definition in an assembler macro: of whatever name the macro is handed.
    if (token.text === '\\' && inMacro)
      definesArguments ||= tokens[index - 1]?.text === '(' && DEFINERS.test(tokens[index - 2]?.text ?? '');
    if (/^EXPORT_SYMBOL(_GPL)?$/.test(token.text) && next?.text === '(' && argument) {
      exports.push({
        symbol: argument.text,
        gplOnly: token.text.endsWith('_GPL'),
        certainty: certaintyOf(argument),
        span: spanOf(argument),
      });
    }
    if (/^(globl|global|weak)$/.test(token.text) && tokens[index - 1]?.text === '.' && next) define(next);
    // In an assembler macro names are made of its arguments.
    if (token.text === 'macro' || token.text === 'endm') inMacro = token.text === 'macro';
    if (branches.has(token.text) && next?.kind === Kind.Identifier && !inMacro) calls.push(next);
    if (token.kind === Kind.Identifier && next?.text === ':') labels.add(token.text);
  }
  function define(token: Token): void {
    definitions.set(token.text, {
      symbol: token.text,
      kind: 'function',
      storage: 'global',
      inline: false,
      weak: false,
      certainty: certaintyOf(token),
      span: spanOf(token),
    });
  }
  return {
    source,
    files: unit.files,
    definitions: [...definitions.values()],
    mayDefine: definesArguments ? tokens.map((token) => token.text) : [],
    references: referencesOf(
      calls.filter(({ text }) => !definesArguments && !definitions.has(text) && !labels.has(text)),
    ),
    exports,
    tags: [],
    incomplete: unit.incomplete,
    problems: unit.problems,
  };
}

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
