import { isFromHeader, Kind, type Token } from '../lex/token';
import { ANNOTATIONS, attributeMeanings } from '../vocabulary/annotations';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { behindAttributes, isAttribute, skipAttribute } from '../lex/attributes';
import { enumerators } from './enumConstants';
import type { Evaluation } from './evaluation';
import { CONSTANT } from './knownValue';
import { LocalTypes } from './localTypes';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';

/** Attributes, if any, then a declaration. */
export function isDeclaration(state: Evaluation): boolean {
  const { code } = state;
  return code.peek(behindAttributes(code), () => opensDeclaration(state));
}

/** A type, then a name; `a * b;` is taken for a declaration as well: a product is not computed to be dropped. */
function opensDeclaration(state: Evaluation): boolean {
  const { code, locals, around } = state;
  const name = code.text();
  if (!code.isName() || ASM_WORDS.has(name)) return false;
  if (TYPE_WORDS.has(name)) return true;
  if (code.isName(behindAttributes(code, 1))) return !locals.has(name);
  if (opensDeclarator(code, 1)) return !locals.has(name) && !around.names.isOwn(name);
  if (isTypeOfOne(state)) return true;
  let ahead = 1;
  for (let before = 0; before !== ahead; ahead = behindAttributes(code, ahead)) {
    before = ahead;
    while (code.text(ahead) === '*' || (ahead > 1 && code.text(ahead) === 'const')) ahead++;
  }
  if (ahead > 1 && opensDeclarator(code, ahead)) return !locals.has(name) && !around.names.isOwn(name);
  const next = code.text(ahead + 1);
  const isDeclarator = code.isName(ahead) && (/^[=;,[)]$/.test(next) || ANNOTATIONS.has(next));
  return ahead > 1 && isDeclarator && !locals.has(name);
}

/** `type(x);` and `type(x) = …`, which look like a call. */
function isTypeOfOne({ code, locals, around }: Evaluation): boolean {
  const name = code.text();
  if (code.text(1) !== '(' || !code.isName(2) || code.text(3) !== ')' || !/^[;=]$/.test(code.text(4))) return false;
  const isFunction = locals.has(name) || around.names.isOwn(name) || around.inlines.isInline(name);
  return !isFunction && around.types?.names.typedef(name) !== undefined;
}

/**
 * Whether a `(` behind a name is that of `name (*x)(…)` or `name (*x)[…]`, which declares something of a type that a
 * header has a name for.
 * @param ahead where the `(` is
 */
export function opensDeclarator(code: TokenCursor, ahead = 0): boolean {
  if (code.text(ahead) !== '(' || code.text(ahead + 1) !== '*') return false;
  return code.peek(ahead, () => {
    code.skipGroup();
    return code.text() === '(' || code.text() === '[';
  });
}

/** Takes a declaration: its names become local, its initialisers are walked. */
export function declareLocals(state: Evaluation, recursion: Recursion): void {
  const { code, locals } = state;
  const types = new LocalTypes(state);
  const words = takeSpecifiers(state);
  const [isExtern, isStatic, isTypedef] = ['extern', 'static', 'typedef'].map((word) => words.has(word));
  while (!code.isAtEnd && code.text() !== ';') {
    const type = types.ofDeclarator(!isExtern && !isTypedef);
    const name = takeDeclarator(state);
    const isPlain = code.text() === '=' && code.text(1) !== '{';
    if (name && !isExtern && !isTypedef) locals.declare(name.text);
    if (name && isTypedef) state.defineType(name.text);
    if (name && !isTypedef) locals.setType(name.text, type);
    if (name && isFromHeader(name)) locals.noteHidden();
    while (code.text() === '(' || (code.text() === '[' && !isAttribute(code))) takeSuffix(code, recursion);
    let isAssertion = false;
    while (code.isName() || isAttribute(code)) isAssertion = takeAnnotation(state) || isAssertion;
    if (name && isExtern) declareExtern(state, name, isAssertion);
    if (code.take('=')) {
      if (code.text() === '{') recursion.initialiserList(type);
      else {
        const initial = recursion.initial(type);
        if (isPlain && name && !isExtern && !isStatic) locals.declare(name.text, initial);
      }
    }
    if (!code.take(',') && code.text() !== ';') break;
  }
  code.take(';');
}

/** A function whose call the compiler is to refuse never reaches the linker. */
function declareExtern(state: Evaluation, name: Token, isAssertion: boolean): void {
  if (isAssertion) state.locals.declare(name.text);
  else state.declareExtern(name);
}

/**
 * Takes an annotation; where it names a function that is called when the scope ends, that is a call.
 * @returns whether it says that a call of what is declared is an error
 */
function takeAnnotation(state: Evaluation): boolean {
  const { code } = state;
  const name = code.text();
  const start = code.at;
  skipAttribute(code);
  const words = code.tokens.slice(start + 1, code.at).filter(({ text }) => text !== '[' && text !== ']');
  if (words[0]?.text === '(') words.splice(0, 1);
  const isCleanup = ({ text }: Token): boolean => /^(__)?cleanup(__)?$/.test(text);
  if (name === '__cleanup') state.callImplicitly(words[0]);
  else if (name === '__free') state.callImplicitly(words[0]?.copy({ text: `__free_${words[0].text}` }));
  else if (words.some(isCleanup)) state.callImplicitly(words[words.findIndex(isCleanup) + 2]);
  const said = words.map(({ text }) => text).join(' ');
  return ANNOTATIONS.get(name) === 'assertion' || attributeMeanings(said).includes('assertion');
}

/**
 * Takes what a declaration starts with: its type, `struct x { … }` and typeof(x) included, and annotations.
 * @returns the words of the language in it
 */
function takeSpecifiers(state: Evaluation): ReadonlySet<string> {
  const { code } = state;
  const words = new Set<string>();
  let typed = false;
  while (code.isName() || isAttribute(code)) {
    const text = code.text();
    if (isAttribute(code) || text === '__extension__') {
      takeAnnotation(state);
    } else if (/^(struct|union|enum)$/.test(text)) {
      code.at += behindAttributes(code, 1);
      const first = code.at - 1;
      if (code.isName()) code.at++;
      const start = code.at + 1;
      if (code.text() === '{') code.skipGroup();
      if (code.at > start) defineTags(state, code.tokens.slice(first, code.at));
      if (text === 'enum') declareEnumerators(state, code.tokens.slice(start, code.at - 1));
      typed = true;
    } else if (/^(__)?typeof/.test(text)) {
      code.at++;
      if (code.text() === '(') code.skipGroup();
      typed = true;
    } else if (TYPE_WORDS.has(text)) {
      code.at++;
      words.add(text);
      if (!/^(const|volatile|static|extern|register|typedef|inline|__inline|__inline__)$/.test(text)) typed = true;
    } else if (!typed || isBeforeDeclarator(code)) {
      code.at++;
      typed = true;
    } else break;
  }
  return words;
}

/** Notes what has a tag and braces, also among the members of others. */
function defineTags(state: Evaluation, tokens: readonly Token[]): void {
  for (const [index, { text }] of tokens.entries()) {
    const [tag, brace] = [tokens[index + 1]?.text, tokens[index + 2]?.text];
    if (brace === '{' && /^(struct|union|enum)$/.test(text)) state.defineType(`${text} ${tag}`);
  }
}

function declareEnumerators({ locals }: Evaluation, content: readonly Token[]): void {
  for (const [name] of enumerators(content)) if (name?.kind === Kind.Identifier) locals.declare(name.text, CONSTANT);
}

/** Whether the name at hand is still part of the type, for the declarator follows. */
function isBeforeDeclarator(code: TokenCursor): boolean {
  const ahead = behindAttributes(code, 1);
  return code.text(ahead) === '*' || code.isName(ahead);
}

/** `*name`, `(*name)`, `name`: leaves the cursor behind it. */
function takeDeclarator(state: Evaluation): Token | undefined {
  const { code } = state;
  let depth = 0;
  let name: Token | undefined;
  for (; !code.isAtEnd; code.at++) {
    while (!name && isAttribute(code)) takeAnnotation(state);
    const { text, kind } = code.token ?? { text: ';', kind: Kind.Punctuator };
    if (kind === Kind.Identifier && !isQualifier(text)) {
      if (name && depth === 0) break;
      name = code.token;
    } else if (text === '(' && !name) depth++;
    else if (text === ')' && depth > 0) depth--;
    else if (text === '[' && depth > 0) {
      code.skipGroup();
      code.at--;
    } else if (text !== '*' && (name || !isQualifier(text))) break;
  }
  return name;
}

/** What may follow a `*`. */
const isQualifier = (text: string): boolean => text === 'const' || text === 'volatile' || ANNOTATIONS.has(text);

/** Array sizes are expressions; in parentheses are parameters. */
function takeSuffix(code: TokenCursor, recursion: Recursion): void {
  if (code.text() === '(') {
    code.skipGroup();
    return;
  }
  code.at++;
  if (code.text() !== ']') recursion.expression();
  code.take(']');
}
