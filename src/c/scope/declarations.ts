import { Kind, type Token } from '../lex/token';
import { declaratorsOf } from '../parse/parser';
import type { Segment } from '../preprocess/segments';
import type { Annotation } from '../vocabulary/annotations';
import { enumerationsOf, type Enumeration } from './enumerations';
import { invocationOf, type MacroInvocation } from './invocations';
import type { ExternalDeclaration } from './externalDeclarations';
import { ASM_WORDS } from '../vocabulary/keywords';

/** A name declared at file scope. */
export interface Declaration {
  name: Token;
  isFunction: boolean;
  /** Its body or initialiser, unexpanded, if it has one. */
  content: Segment[] | undefined;
  /** Function parameters: the tokens of a definition's head. */
  head: readonly Token[];
  /** Neither `extern` nor a prototype: it reserves storage. */
  isDefinition: boolean;
  isStatic: boolean;
  isExtern: boolean;
  isInline: boolean;
  isConst: boolean;
  /** The tokens before the name. */
  specifiers: readonly Token[];
  /** All that the declaration says, other names of it included. */
  external: ExternalDeclaration;
  /** `x[]`: as long as its initialiser. */
  isUnsizedArray: boolean;
  /** Neither array nor pointer. */
  isScalar: boolean;
  /** Also those of other declarations of the name. */
  annotations: ReadonlySet<Annotation>;
  /** The definition that it is another name of. */
  aliased: string | undefined;
  /** By which name the linker knows it, if by another one. */
  renamed: string | undefined;
}

/** The name by which the linker knows what is declared. */
export const symbolOf = ({ name, renamed }: Declaration): string => renamed ?? name.text;

/** gnu_inline: `extern inline` is for inlining alone, no code of its own is made. */
export function isExternInline({ isFunction, isExtern, isInline, isStatic }: Declaration): boolean {
  return isFunction && isExtern && isInline && !isStatic;
}

/** The external declarations of a unit, sorted by what they are; types alone declare nothing here. */
export interface FileScope {
  declarations: Declaration[];
  invocations: MacroInvocation[];
  /** The words of typedefs, the names that they give among them. */
  types: Set<string>;
  /** The typedefs themselves. */
  typedefs: ExternalDeclaration[];
  /** What has a structure or a union with its members in it, typedefs included. */
  aggregates: ExternalDeclaration[];
  enums: Enumeration[];
  /** Top-level asm statements. */
  asm: (readonly Token[])[];
  /** The first tokens of what is too long to be a declaration. */
  unread: Token[];
}

/** In tokens, bodies and initialisers taken out: more comes of brackets that are never closed. */
const DECLARATION_LIMIT = 10_000;

/** Sorts the external declarations of a unit, and says what each declares. */
export function fileScopeOf(externals: Iterable<ExternalDeclaration>): FileScope {
  const scope: FileScope = {
    declarations: [],
    invocations: [],
    types: new Set(),
    typedefs: [],
    aggregates: [],
    enums: [],
    asm: [],
    unread: [],
  };
  const declaring: ExternalDeclaration[] = [];
  for (const external of externals) {
    const first = external.tokens[0]!;
    const invocation = invocationOf(external);
    scope.enums.push(...enumerationsOf(external));
    if (external.tokens.some((_, at) => isAggregateBody(external, at))) scope.aggregates.push(external);
    if (ASM_WORDS.has(first.text)) scope.asm.push(external.tokens);
    else if (invocation) scope.invocations.push(invocation);
    else if (external.tokens.length > DECLARATION_LIMIT) scope.unread.push(first);
    else if (first.text === 'typedef') {
      scope.typedefs.push(external);
      for (const { text } of external.tokens) scope.types.add(text);
    } else if (!isTypeAlone(external)) declaring.push(external);
  }
  const texts = declaring.map(textOf);
  for (const [index, declarators] of declaratorsOf(texts).entries()) {
    const external = declaring[index]!;
    for (const { start, isFunction } of declarators) {
      const at = tokenAt(external, start);
      // In broken text the grammar makes up a name where it misses one.
      if (external.tokens[at]?.kind !== Kind.Identifier) continue;
      scope.declarations.push(declarationOf(external, at, isFunction));
    }
  }
  settle(scope.declarations);
  return scope;
}

/** Says of each declaration of a name what others say of it: one `static` makes it static (C11 6.2.2). */
function settle(declarations: readonly Declaration[]): void {
  const byName = new Map<string, Declaration[]>();
  for (const each of declarations) {
    const group = byName.get(each.name.text);
    if (group) group.push(each);
    else byName.set(each.name.text, [each]);
  }
  for (const group of byName.values()) {
    if (group.length === 1) continue;
    const isStatic = group.some((each) => each.isStatic);
    const isInline = group.some((each) => each.isInline);
    const annotations = new Set(group.flatMap((each) => [...each.annotations]));
    const renamed = group.find((each) => each.renamed !== undefined)?.renamed;
    for (const each of group) Object.assign(each, { isStatic, isInline, annotations, renamed });
  }
}

/** Whether the members of a structure or a union are deferred at an index. */
export function isAggregateBody({ tokens, deferred }: ExternalDeclaration, at: number): boolean {
  if (!deferred.has(at) || tokens[at]!.text !== '{') return false;
  return [1, 2].some((back) => /^(struct|union)$/.test(tokens[at - back]?.text ?? ''));
}

/** `struct x {}`, `struct x` or `enum {}`. */
function isTypeAlone({ tokens }: ExternalDeclaration): boolean {
  if (!/^(struct|union|enum)$/.test(tokens[0]!.text)) return false;
  return tokens.length <= 2 || (tokens.at(-1)!.text === '}' && tokens.length <= 4);
}

const isWord =
  (text: string) =>
  (token: Token): boolean =>
    token.text === text;

/** A declaration as text for the grammar: tokens one blank apart, literals emptied. */
function textOf({ tokens, isFunction }: ExternalDeclaration): string {
  return tokens.map(wordOf).join(' ') + (isFunction ? '' : ';');
}

const wordOf = (token: Token): string => (token.kind === Kind.String ? '""' : token.text);

function tokenAt({ tokens }: ExternalDeclaration, offset: number): number {
  let index = 0;
  for (let at = 0; index < tokens.length && at < offset; index++) at += wordOf(tokens[index]!).length + 1;
  return index;
}

function declarationOf(external: ExternalDeclaration, at: number, isFunction: boolean): Declaration {
  const { tokens, annotations, deferred } = external;
  const specifiers = tokens.slice(0, at);
  const isBody = isFunction && external.isFunction;
  const content = deferred.get(isBody ? tokens.length - 2 : initialiserOf(tokens, at));
  const isExtern = specifiers.some(isWord('extern'));
  return {
    name: tokens[at]!,
    isFunction,
    content,
    head: external.isFunction ? tokens.slice(at + 1) : [],
    isDefinition: content !== undefined || (!isFunction && !isExtern) || annotations.has('alias'),
    isStatic: specifiers.some(isWord('static')),
    isExtern,
    isInline: annotations.has('inline') || specifiers.some(isWord('inline')),
    isConst: specifiers.some(isWord('const')),
    specifiers,
    external,
    isUnsizedArray: tokens[at + 1]?.text === '[' && tokens[at + 2]?.text === ']' && tokens[at + 3]?.text !== '[',
    isScalar: tokens[at - 1]?.text !== '*' && tokens[at + 1]?.text !== '[' && tokens[at + 1]?.text !== '(',
    annotations,
    aliased: external.aliased,
    // `register long sp asm("rsp")` names a register.
    renamed: specifiers.some(isWord('register')) ? undefined : external.renamed,
  };
}

/** The index of the token in place of the initialiser of the declarator at an index, or -1. */
function initialiserOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let index = from + 1; index < tokens.length; index++) {
    const { text } = tokens[index]!;
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') depth--;
    else if (text === '=') return index + 1;
    else if (text === ',' && depth <= 0) return -1;
  }
  return -1;
}
