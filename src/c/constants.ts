import type { Value } from './constant';
import { literalValue, unary } from './constant';
import type { Declaration, FileScope } from './declarations';
import type { PreprocessedUnit } from './preprocess';
import { Kind, type Token } from './token';

const WRITING = /^(=|[-+*/%&|^]=|<<=|>>=|\+\+|--)$/;

/**
 * The values of a file's static variables that nothing in it ever writes: what hangs on them the compiler decides. An
 * address taken, or a name handed to something that the file does not define, counts as written.
 */
export class StaticConstants {
  private written: Set<string> | undefined;
  private readonly values = new Map<string, Value>();
  private readonly candidates = new Map<string, Declaration>();

  constructor(
    private readonly unit: PreprocessedUnit,
    private readonly scope: FileScope,
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
    this.written ??= writtenNames(this.unit, this.scope);
    return !isConst && this.written.has(name.text);
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

function writtenNames(unit: PreprocessedUnit, scope: FileScope): Set<string> {
  const functions = new Set(scope.declarations.filter((each) => each.isFunction).map((each) => each.name.text));
  const written = new Set<string>(unit.macros.bodyNames());
  for (const { arguments: args } of scope.invocations) for (const token of args.flat()) written.add(token.text);
  for (const { tokens } of unit.segments) {
    const callees: string[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.text === '(') callees.push(calleeAt(tokens, at - 1));
      else if (token.text === ')') callees.pop();
      if (token.kind !== Kind.Identifier) continue;
      const before = tokens[at - 1]?.text ?? '';
      const after = tokens[at + 1]?.text ?? '';
      const isArgument = /^[(,]$/.test(before) && /^[),]$/.test(after) && !functions.has(callees.at(-1) ?? '');
      if (WRITING.test(after) || /^(\+\+|--|&)$/.test(before) || (isArgument && callees.at(-1) !== '')) written.add(token.text);
    }
  }
  return written;
}

/** The name before a `(`; empty where it is none that could write: `if (x)`, `(x)`. */
function calleeAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === Kind.Identifier && !/^(if|while|switch|for|return|sizeof)$/.test(token.text) ? token.text : '';
}
