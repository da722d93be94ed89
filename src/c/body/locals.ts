import { Kind, type Token } from '../lex/token';
import { ASM_WORDS, TYPE_WORDS } from '../scope/words';
import type { BodyCursor } from './cursor';
import type { Expressions } from './expression';

/** A type, then a name; `a * b;` is taken for a declaration as well, for nobody writes the other. */
export function isDeclaration(code: BodyCursor): boolean {
  if (!code.isName() || ASM_WORDS.has(code.text())) return false;
  if (TYPE_WORDS.has(code.text())) return true;
  if (code.isName(1)) return !code.isLocal(code.text());
  if (code.opensDeclarator(1)) return !code.isLocal(code.text()) && !code.around.isOwn(code.text());
  let ahead = 1;
  while (code.text(ahead) === '*' || (ahead > 1 && code.text(ahead) === 'const')) ahead++;
  return ahead > 1 && code.isName(ahead) && /^[=;,[)]$/.test(code.text(ahead + 1)) && !code.isLocal(code.text());
}

/** Takes a declaration: its names become local, its initialisers are walked. */
export function declareLocals(code: BodyCursor, expressions: Expressions): void {
  const isExtern = code.text() === 'extern';
  const isStatic = code.text() === 'static';
  const isTypedef = code.text() === 'typedef';
  takeSpecifiers(code);
  while (code.at < code.tokens.length && code.text() !== ';') {
    const name = takeDeclarator(code);
    const isPlain = code.text() === '=' && code.text(1) !== '{';
    if (name && isExtern) code.found.externs.push(name);
    else if (name && !isTypedef) code.declare(name.text);
    while (code.text() === '(' || code.text() === '[') takeSuffix(code, expressions);
    // Annotations, `__attribute__((…))` among them.
    while (code.isName()) takeAnnotation(code);
    if (code.take('=')) {
      if (code.text() === '{') expressions.initialiserList();
      else {
        const initial = code.decided(() => expressions.assignment());
        if (isPlain && name && !isExtern && !isStatic) code.declare(name.text, initial);
      }
    }
    if (!code.take(',') && code.text() !== ';') break;
  }
  code.take(';');
}

/** Takes an annotation; where it names a function that is called when the scope ends, that is a call. */
function takeAnnotation(code: BodyCursor): void {
  const name = code.text();
  const start = ++code.at;
  if (code.text() !== '(') return;
  code.skipGroup();
  const words = code.tokens.slice(start + 1, code.at - 1);
  const isCleanup = ({ text }: Token): boolean => /^(__)?cleanup(__)?$/.test(text);
  if (name === '__cleanup') code.called(words[0]);
  else if (name === '__free') code.called(words[0]?.copy({ text: `__free_${words[0].text}` }));
  else if (words.some(isCleanup)) code.called(words[words.findIndex(isCleanup) + 2]);
}

/** The type that a declaration starts with, `struct x { … }` and typeof(x) included. */
function takeSpecifiers(code: BodyCursor): void {
  let typed = false;
  while (code.isName()) {
    const text = code.text();
    if (/^(struct|union|enum)$/.test(text)) {
      code.at += code.isName(1) ? 2 : 1;
      if (code.text() === '{') code.skipGroup();
      typed = true;
    } else if (/^(__)?typeof/.test(text)) {
      code.at++;
      if (code.text() === '(') code.skipGroup();
      typed = true;
    } else if (TYPE_WORDS.has(text)) {
      code.at++;
      if (!/^(const|volatile|static|extern|register|typedef|inline|__inline|__inline__)$/.test(text)) typed = true;
    } else if (!typed || code.isName(1)) {
      // A type's name; behind it, an annotation before the declarator.
      code.at++;
      typed = true;
    } else return;
  }
}

/** `*name`, `(*name)`, `name`: leaves the cursor behind it. */
function takeDeclarator(code: BodyCursor): Token | undefined {
  let depth = 0;
  let name: Token | undefined;
  for (; code.at < code.tokens.length; code.at++) {
    const { text, kind } = code.token!;
    if (kind === Kind.Identifier && text !== 'const' && text !== 'volatile') {
      if (name && depth === 0) break;
      name = code.token;
    } else if (text === '(' && !name) depth++;
    else if (text === ')' && depth > 0) depth--;
    else if (text === '[' && depth > 0) {
      code.skipGroup();
      code.at--;
    } else if (text !== '*' && text !== 'const' && text !== 'volatile') break;
  }
  return name;
}

/** Array sizes are expressions; what stands in parentheses are parameters. */
function takeSuffix(code: BodyCursor, expressions: Expressions): void {
  if (code.text() === '(') {
    code.skipGroup();
    return;
  }
  code.at++;
  if (code.text() !== ']') expressions.expression();
  code.take(']');
}
