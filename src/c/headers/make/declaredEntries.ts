import { enumConstants } from '../../body/enumConstants';
import { parametersOf } from '../../body/parameters';
import type { ConstantValue } from '../../lex/constant';
import type { LexedFile } from '../../lex/lexedFile';
import { Kind, type Token } from '../../lex/token';
import type { PreprocessedText } from '../../preprocess/preprocessedUnit';
import { fileScopeOf, type Declaration } from '../../scope/declarations';
import { externalDeclarationsOf } from '../../scope/externalDeclarations';
import type { EntryKind, HeaderEntry } from '../entry';
import { HeaderTypeEntries } from './headerTypeEntries';
import type { ReadHeader } from './readHeader';

/**
 * What a header declares and defines, macros apart.
 * @param constants the enumerators of the headers before; its own are added
 * @param wordSize of a long and of a pointer, in bytes
 */
export function declaredEntries(
  text: PreprocessedText,
  file: LexedFile,
  constants: Map<string, ConstantValue>,
  wordSize: number,
): Pick<ReadHeader, 'entries' | 'types'> {
  const scope = fileScopeOf(externalDeclarationsOf(text));
  const entries: HeaderEntry[] = [];
  for (const [name, value] of enumConstants(text, scope)) {
    entries.push({ kind: 'c', name, line: 1, order: 0, text: value === undefined ? '' : String(value) });
    if (!constants.has(name)) constants.set(name, value);
  }
  const types = new HeaderTypeEntries(scope, text.expander, constants, wordSize);
  for (const declaration of scope.declarations) {
    const { name } = declaration;
    const kind = kindOf(declaration);
    const line = file.lineAt(name.start);
    const type = types.typeOf(declaration);
    if (kind) entries.push({ kind, name: name.text, line, order: 0, ...type, text: contentOf(declaration) });
  }
  // `static const DECLARE_TLV_DB_SCALE(gain, …)`, where the macro is not known yet.
  for (const { isStatic, name, arguments: args } of scope.invocations) {
    const declared = isStatic ? args[0]?.[0] : undefined;
    const line = file.lineAt(name.start);
    if (declared?.kind === Kind.Identifier) entries.push({ kind: 'v', name: declared.text, line, order: 0, text: '0' });
  }
  return { entries, types: types.entries() };
}

function kindOf(declaration: Declaration): EntryKind | undefined {
  const { isFunction, isStatic, isInline, isExtern, content, annotations, specifiers } = declaration;
  if (annotations.has('assertion')) return 'x';
  if (specifiers.some(({ text }) => text === 'register')) return undefined;
  if (isFunction) return content ? 'f' : isStatic && isInline ? undefined : 'd';
  // `type name;` declares a function where the type is of one.
  return isStatic ? 'v' : isExtern || !content ? 'd' : undefined;
}

function contentOf({ isFunction, head, content, renamed }: Declaration): string {
  if (!content) return renamed ?? '';
  const body = content.map(({ tokens }) => spelled(tokens)).join(' ');
  return isFunction ? `(${parametersOf(head).map(({ name }) => name).join(',')}) ${body}` : body;
}

export function spelled(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) text += token.spaced && text !== '' ? ` ${token.text}` : token.text;
  return text;
}
