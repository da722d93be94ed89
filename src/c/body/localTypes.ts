import type { Token } from '../lex/token';
import { TokenCursor } from '../lex/tokenCursor';
import { TypeReader } from '../types/typeReader';
import { UNKNOWN, type CType } from '../../model/types';
import type { Evaluation } from './evaluation';
import type { MaybeType } from './typing';

/** The types of the names in one local declaration, read beside the walk of it. */
export class LocalTypes {
  private readonly base: CType = UNKNOWN;
  private readonly specifiers: readonly Token[] = [];
  private readonly cursor: TokenCursor | undefined;
  private readonly reader: TypeReader | undefined;

  /** The cursor is at the declaration's first token. */
  constructor(private readonly state: Evaluation) {
    const { code, around } = state;
    if (!around.types) return;
    this.cursor = new TokenCursor(code.tokens, around.work);
    this.cursor.at = code.at;
    this.reader = new TypeReader(this.cursor, around.types.names);
    this.base = this.reader.specifiers().type;
    this.specifiers = code.tokens.slice(code.at, this.cursor.at);
  }

  /**
   * The type that the declarator at the cursor gives; undefined where it is not known.
   * @param isWhole what is declared takes room
   */
  ofDeclarator(isWhole: boolean): MaybeType {
    if (!this.cursor || !this.reader) return undefined;
    this.cursor.at = this.state.code.at;
    const { type, isReadable } = this.reader.declarator(this.base);
    if (!isReadable || type.kind === 'unknown') return undefined;
    this.state.useType({ type, isWhole, tokens: this.specifiers });
    return type;
  }
}
