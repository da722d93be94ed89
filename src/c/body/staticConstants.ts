import type { ConstantValue } from '../lex/constant';
import { literalValue, unary } from '../lex/constant';
import type { Sources } from '../lex/sources';
import { Kind } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { Declaration, FileScope } from '../scope/declarations';

/**
 * The values of a file's static variables that nothing in it ever writes: the compiler decides what depends on them.
 * An address taken, or a name passed to something that the file does not define, counts as written.
 */
export class StaticConstants {
  private readonly values = new Map<string, ConstantValue>();
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

  valueOf(name: string): ConstantValue {
    const candidate = this.candidates.get(name);
    if (!candidate) return undefined;
    if (!this.values.has(name))
      this.values.set(name, this.isWritten(candidate) ? undefined : this.initialValue(candidate));
    return this.values.get(name);
  }

  private isWritten({ isConst, name }: Declaration): boolean {
    if (isConst) return false;
    return this.unit.files.some((path) => {
      const file = this.sources.read(path);
      return file === undefined || file.writtenNames.has(name.text);
    });
  }

  private initialValue({ content, name }: Declaration): ConstantValue {
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
