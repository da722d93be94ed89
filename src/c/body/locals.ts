import { Kind, type Token } from '../lex/token';
import { ANNOTATIONS, attributeMeanings } from '../vocabulary/annotations';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { behindAttributes, isAttribute, skipAttribute } from './attributes';
import type { BodyCursor } from './cursor';
import type { Expressions } from './expression';

/** Attributes, if any, then a declaration. */
export function isDeclaration(code: BodyCursor): boolean {
  const start = code.at;
  code.at += behindAttributes(code);
  const isOne = opensDeclaration(code);
  code.at = start;
  return isOne;
}

/** A type, then a name; `a * b;` is taken for a declaration as well, for nobody writes the other. */
function opensDeclaration(code: BodyCursor): boolean {
  if (!code.isName() || ASM_WORDS.has(code.text())) return false;
  if (TYPE_WORDS.has(code.text())) return true;
  if (code.isName(behindAttributes(code, 1))) return !code.isLocal(code.text());
  if (code.opensDeclarator(1)) return !code.isLocal(code.text()) && !code.around.isOwn(code.text());
  let ahead = 1;
  for (let before = 0; before !== ahead; ahead = behindAttributes(code, ahead)) {
    before = ahead;
    while (code.text(ahead) === '*' || (ahead > 1 && code.text(ahead) === 'const')) ahead++;
  }
  const next = code.text(ahead + 1);
  const isDeclarator = code.isName(ahead) && (/^[=;,[)]$/.test(next) || ANNOTATIONS.has(next));
  return ahead > 1 && isDeclarator && !code.isLocal(code.text());
}

/** Takes a declaration: its names become local, its initialisers are walked. */
export function declareLocals(code: BodyCursor, expressions: Expressions): void {
  const words = takeSpecifiers(code);
  const [isExtern, isStatic, isTypedef] = ['extern', 'static', 'typedef'].map((word) => words.has(word));
  while (code.at < code.tokens.length && code.text() !== ';') {
    const name = takeDeclarator(code);
    const isPlain = code.text() === '=' && code.text(1) !== '{';
    if (name && !isExtern && !isTypedef) code.declare(name.text);
    while (code.text() === '(' || (code.text() === '[' && !isAttribute(code))) takeSuffix(code, expressions);
    let isAssertion = false;
    while (code.isName() || isAttribute(code)) isAssertion = takeAnnotation(code) || isAssertion;
    if (name && isExtern) declareExtern(code, name, isAssertion);
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

/** What the compiler is to refuse a call of is nothing that a linker sees. */
function declareExtern(code: BodyCursor, name: Token, isAssertion: boolean): void {
  if (isAssertion) code.declare(name.text);
  else code.found.externs.push(name);
}

/**
 * Takes an annotation; where it names a function that is called when the scope ends, that is a call.
 * @returns whether it says that a call of what is declared is an error
 */
function takeAnnotation(code: BodyCursor): boolean {
  const name = code.text();
  const start = code.at;
  skipAttribute(code);
  const words = code.tokens.slice(start + 1, code.at).filter(({ text }) => text !== '[' && text !== ']');
  if (words[0]?.text === '(') words.splice(0, 1);
  const isCleanup = ({ text }: Token): boolean => /^(__)?cleanup(__)?$/.test(text);
  if (name === '__cleanup') code.called(words[0]);
  else if (name === '__free') code.called(words[0]?.copy({ text: `__free_${words[0].text}` }));
  else if (words.some(isCleanup)) code.called(words[words.findIndex(isCleanup) + 2]);
  const said = words.map(({ text }) => text).join(' ');
  return ANNOTATIONS.get(name) === 'assertion' || attributeMeanings(said).includes('assertion');
}

/**
 * Takes what a declaration starts with: its type, `struct x { … }` and typeof(x) included, and annotations.
 * @returns the words of the language in it
 */
function takeSpecifiers(code: BodyCursor): ReadonlySet<string> {
  const words = new Set<string>();
  let typed = false;
  while (code.isName() || isAttribute(code)) {
    const text = code.text();
    if (isAttribute(code) || text === '__extension__') {
      takeAnnotation(code);
    } else if (/^(struct|union|enum)$/.test(text)) {
      code.at += behindAttributes(code, 1);
      if (code.isName()) code.at++;
      if (code.text() === '{') code.skipGroup();
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

/** Whether the name at hand is still of the type, for what is declared comes behind it. */
function isBeforeDeclarator(code: BodyCursor): boolean {
  const ahead = behindAttributes(code, 1);
  return code.text(ahead) === '*' || code.isName(ahead);
}

/** `*name`, `(*name)`, `name`: leaves the cursor behind it. */
function takeDeclarator(code: BodyCursor): Token | undefined {
  let depth = 0;
  let name: Token | undefined;
  for (; code.at < code.tokens.length; code.at++) {
    while (!name && isAttribute(code)) takeAnnotation(code);
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

/** What may stand behind a `*`. */
const isQualifier = (text: string): boolean => text === 'const' || text === 'volatile' || ANNOTATIONS.has(text);

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
