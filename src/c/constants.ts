import type { Value } from './constant';
import { literalValue, unary } from './constant';
import type { Declaration, FileScope } from './declarations';
import type { LexedFile } from './lex';
import type { PreprocessedUnit } from './preprocess';
import type { Sources } from './sources';
import { Kind, type Token } from './token';

const WRITING = /^(=|[-+*/%&|^]=|<<=|>>=|\+\+|--)$/;

/**
 * The values of a file's static variables that nothing in it ever writes: what hangs on them the compiler decides. An
 * address taken, or a name handed to something that the file does not define, counts as written.
 */
export class StaticConstants {
  private readonly values = new Map<string, Value>();
  private readonly candidates = new Map<string, Declaration>();

  constructor(
    private readonly unit: PreprocessedUnit,
    private readonly sources: Sources,
    scope: FileScope,
  ) {
    for (const each of scope.declarations) {
      if (each.isStatic && !each.isFunction && each.isScalar) this.candidates.set(each.name.text, each);
    }
  }

  valueOf(name: string): Value {
    const candidate = this.candidates.get(name);
    if (!candidate) return undefined;
    if (!this.values.has(name)) this.values.set(name, this.isWritten(candidate) ? undefined : this.initialValue(candidate));
    return this.values.get(name);
  }

  private isWritten({ isConst, name }: Declaration): boolean {
    if (isConst) return false;
    return this.unit.files.some((path) => {
      const file = this.sources.read(path);
      return file === undefined || isWrittenIn(file, name.text);
    });
  }

  private initialValue({ content, name }: Declaration): Value {
    if (name.possible) return undefined;
    if (!content) return 0;
    const tokens = content.flatMap((segment) => this.unit.expander.expandAll(segment.tokens, segment.at));
    const [first, second] = tokens;
    if (tokens.length === 1 && first!.kind === Kind.Number) return literalValue(first!);
    if (tokens.length === 1 && first!.text === 'false') return 0;
    if (tokens.length === 1 && first!.text === 'true') return 1;
    return tokens.length === 2 && second!.kind === Kind.Number ? unary(first!.text, literalValue(second!)) : undefined;
  }
}

/** What each file may write, read once however many units include it: names are all that is asked for. */
const writtenIn = new WeakMap<LexedFile, ReadonlySet<string>>();

function isWrittenIn(file: LexedFile, name: string): boolean {
  let written = writtenIn.get(file);
  if (!written) writtenIn.set(file, (written = writtenNames(file)));
  return written.has(name);
}

/** Names that are assigned, that have their address taken, or that a macro or an unknown function is handed. */
function writtenNames({ parts }: LexedFile): Set<string> {
  const written = new Set<string>();
  for (const { kind, tokens } of parts) {
    const callees: string[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.text === '(') callees.push(calleeAt(tokens, at - 1));
      else if (token.text === ')') callees.pop();
      if (token.kind !== Kind.Identifier) continue;
      const before = tokens[at - 1]?.text ?? '';
      const after = tokens[at + 1]?.text ?? '';
      const isArgument = /^[(,]$/.test(before) && /^[),]$/.test(after) && callees.at(-1) !== '';
      if (kind === 'directive' || isArgument || WRITING.test(after) || /^(\+\+|--|&)$/.test(before)) written.add(token.text);
    }
  }
  return written;
}

/** The name before a `(`; empty where it is none that could write: `if (x)`, `(x)`. */
function calleeAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === Kind.Identifier && !/^(if|while|switch|for|return|sizeof)$/.test(token.text) ? token.text : '';
}
