import { closing } from '../lex/groups';
import { Kind, type Token } from '../lex/token';
import { WordSet } from '../lex/wordNumbers';
import type { PreprocessedText } from '../preprocess/preprocessedUnit';
import { SegmentStream, type Segment } from '../preprocess/segments';
import { aliasedBy, ANNOTATIONS, attributeMeanings, type Annotation } from '../vocabulary/annotations';
import { readBraces, readInitialiser, takeGroup } from './deferred';
import { ALTERNATE_KEYWORDS, ASM_WORDS, TYPE_WORDS, TYPEOF_WORDS } from '../vocabulary/keywords';
import { isExportMacro } from '../vocabulary/exportMacros';
import { isTagMacro } from '../vocabulary/tagMacros';

/**
 * One external declaration (C11 6.9): its tokens with macros expanded and annotations taken out; what is in braces and
 * in initialisers is deferred, unexpanded, to be looked into only if it turns out to be reachable.
 */
export interface ExternalDeclaration {
  /** A deferred body is `{` `}` here, a deferred initialiser `0`. */
  tokens: Token[];
  annotations: Set<Annotation>;
  /** The definition that it is another name of: `__attribute__((alias("f")))`. */
  aliased?: string;
  /** The names that it has its type of: `typeof(&kallsyms_lookup_name) lookup;`. */
  typeofNames: Token[];
  /** By which name the assembler knows it: `asm("name")` behind a declarator. */
  renamed?: string;
  /** What was deferred, by the index in `tokens` of the token in its place. */
  deferred: Map<number, Segment[]>;
  /** Ends with a function's body. */
  isFunction: boolean;
  /** The point of the macro table at which it ends. */
  at: number;
}

/** Cuts a preprocessed unit into its external declarations. */
export function* externalDeclarationsOf(unit: PreprocessedText): Generator<ExternalDeclaration> {
  const stream = new SegmentStream(unit.segments);
  while (stream.peek()) {
    const external = new ExternalDeclarationReader(unit, stream).read();
    if (external.tokens.length > 0) yield external;
  }
}

class ExternalDeclarationReader {
  private readonly external: ExternalDeclaration = {
    tokens: [],
    annotations: new Set(),
    typeofNames: [],
    deferred: new Map(),
    isFunction: false,
    at: 0,
  };
  private depth = 0;
  /** There was a `(`: what comes in braces may be a function's body. */
  private called = false;
  /** The first group at file scope is closed. */
  private closed = false;

  constructor(
    private readonly unit: PreprocessedText,
    private readonly stream: SegmentStream,
  ) {}

  read(): ExternalDeclaration {
    for (let token = this.stream.next(); token; token = this.stream.next()) {
      if (token.kind === Kind.Identifier && this.replace(token)) continue;
      if (this.take(token)) break;
    }
    this.unit.expander.work.spend(this.external.tokens.length);
    this.external.at = this.stream.at;
    return this.external;
  }

  /** Expands a macro and takes out annotations; false where a word is the declaration's own. */
  private replace(token: Token): boolean {
    const { unit, stream } = this;
    const expanded = unit.expander.expansion(token, stream);
    if (expanded) stream.push(expanded, token.text);
    if (expanded || !SPECIAL.has(token.word)) return expanded !== undefined;
    if (takeAnnotation(token, stream, this.external, unit)) return true;
    const keyword = ALTERNATE_KEYWORDS.get(token.text);
    if (keyword !== undefined) {
      this.external.tokens.push(token.copy({ text: keyword }));
      return true;
    }
    if (!TYPEOF_WORDS.has(token.text) || stream.peek()?.text !== '(') return false;
    // Whatever type it is: the grammar knows typeof of names alone.
    const [name, ...others] = takeGroup(stream).slice(1, -1).filter(({ text }) => text !== '&');
    if (name?.kind === Kind.Identifier && others.length === 0) this.external.typeofNames.push(name);
    this.external.annotations.add('retyped');
    this.external.tokens.push(token.copy({ text: 'int' }));
    return true;
  }

  /** Takes a token; whether the declaration ends with it. */
  private take(token: Token): boolean {
    const { external, stream } = this;
    const { text } = token;
    if (text === '[' && stream.peek()?.text === '[' && takeAttribute(stream, external, this.unit)) return false;
    if (text === '{') return this.takeBraces(token);
    if (this.depth === 0) {
      if (text === ';') return !takeOldStyleParameters(external, stream);
      if (text === '}') return true;
      if (text === '=') {
        external.deferred.set(external.tokens.length + 1, readInitialiser(stream, this.unit));
        external.tokens.push(token, token.copy({ text: '0', kind: Kind.Number }));
        return false;
      }
    }
    external.tokens.push(token);
    this.called ||= text === '(';
    if (text === '(' || text === '[') this.depth++;
    if ((text === ')' || text === ']') && this.depth > 0) this.depth--;
    if (this.depth > 0 || text !== ')' || this.closed) return false;
    // Looked at once: what follows another group ends no NAME(…), and a first one may be long.
    this.closed = true;
    this.unit.expander.work.spend(external.tokens.length);
    return endsInvocation(external.tokens, stream.peek());
  }

  private takeBraces(token: Token): boolean {
    const { external } = this;
    const kind = this.depth > 0 ? 'other' : braceKind(external.tokens, this.called);
    if (kind === 'linkage') {
      // What `extern "C" {` encloses is at file scope as well.
      external.tokens = [];
      return true;
    }
    external.deferred.set(external.tokens.length, readBraces(this.stream, this.unit));
    external.tokens.push(token, token.copy({ text: '}' }));
    external.isFunction = kind === 'function';
    return external.isFunction;
  }
}

/**
 * Takes the parameter declarations of an old-style definition, `int f(a, b) int a; char b; { … }`, out of the head that
 * they belong to. Only a `{` tells: nothing else at file scope starts with one.
 */
function takeOldStyleParameters({ tokens }: ExternalDeclaration, stream: SegmentStream): boolean {
  const close = tokens.findIndex((token) => token.text === ')');
  if (close < 0 || tokens[close + 1]?.kind !== Kind.Identifier) return false;
  const taken: Token[] = [];
  while (taken.length < OLD_STYLE_LIMIT && stream.peek() && /^[\w*,;[\]]+$/.test(stream.peek()!.text))
    taken.push(stream.next()!);
  if (stream.peek()?.text === '{' && (taken.length === 0 || taken.at(-1)!.text === ';')) {
    tokens.splice(close + 1);
    return true;
  }
  stream.push(taken);
  return false;
}

/** So many tokens are looked over for the body of an old-style definition. */
const OLD_STYLE_LIMIT = 200;

/** What a `{` at file scope opens, by what is before it. */
function braceKind(tokens: readonly Token[], called: boolean): 'function' | 'aggregate' | 'linkage' | 'other' {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last?.kind === Kind.String && before?.text === 'extern') return 'linkage';
  if (/^(struct|union|enum)$/.test(last?.text ?? '') || /^(struct|union|enum)$/.test(before?.text ?? ''))
    return 'aggregate';
  return called ? 'function' : 'other';
}

/**
 * Whether `NAME(…)` is a macro's use by itself, without the semicolon: what follows starts a declaration
 * of its own, on another line.
 */
function endsInvocation(tokens: readonly Token[], next: Token | undefined): boolean {
  if (next?.kind !== Kind.Identifier || !next.startsLine) return false;
  const isKnown = isExportMacro(tokens[0]!.text) || isTagMacro(tokens[0]!.text);
  if (ANNOTATIONS.has(next.text) && !isKnown) return false;
  const first = tokens[0]?.text === 'static' ? 1 : 0;
  if (tokens[first]?.kind !== Kind.Identifier || tokens[first + 1]?.text !== '(' || TYPE_WORDS.has(tokens[first].text))
    return false;
  return closing(tokens, first + 1) === tokens.length - 1;
}

/** Words that are not simply taken over. */
const SPECIAL = new WordSet([...ANNOTATIONS.keys(), ...ALTERNATE_KEYWORDS.keys(), ...TYPEOF_WORDS, ...ASM_WORDS]);

function takeAnnotation(
  token: Token,
  stream: SegmentStream,
  external: ExternalDeclaration,
  unit: PreprocessedText,
): boolean {
  const isAsm = ASM_WORDS.has(token.text) && external.tokens.length > 0;
  const meaning = isAsm ? 'none' : ANNOTATIONS.get(token.text);
  if (!meaning) return false;
  external.annotations.add(meaning);
  if (stream.peek()?.text !== '(') return true;
  const text = meaningsOf(takeGroup(stream), stream.at, external, unit);
  external.aliased ??= aliasedBy(token.text, text);
  if (isAsm) external.renamed = /"(\w+)"/.exec(text)?.[1];
  return true;
}

/** In tokens: longer than this no attribute is. */
const ATTRIBUTE_LIMIT = 200;

/** Takes `[[gnu::weak]]`, of which the first bracket is taken; false, and nothing taken, if this is no attribute. */
function takeAttribute(stream: SegmentStream, external: ExternalDeclaration, unit: PreprocessedText): boolean {
  const group = takeGroup(stream, ATTRIBUTE_LIMIT);
  if (group.at(-1)!.text !== ']' || stream.peek()?.text !== ']') {
    stream.push(group);
    return false;
  }
  stream.next();
  external.aliased ??= aliasedBy('', meaningsOf(group, stream.at, external, unit));
  return true;
}

/** What the arguments of an attribute say, as text; what that means is added to the declaration. */
function meaningsOf(
  group: readonly Token[],
  at: number,
  external: ExternalDeclaration,
  unit: PreprocessedText,
): string {
  const words = unit.expander.expandAll(group, at);
  const text = words.map((each) => each.text).join(' ');
  for (const each of attributeMeanings(text)) external.annotations.add(each);
  return text;
}
