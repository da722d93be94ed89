import { Kind, type Token } from '../lex/token';
import { SegmentBuilder, type Segment } from '../preprocess/segments';
import type { ExternalDeclaration } from './externalDeclarations';

/** An enum with its braces. */
export interface Enumeration {
  tag: Token | undefined;
  /** What is in the braces, unexpanded. */
  content: Segment[];
}

/** The enums that are declared in an external declaration, also among the members of its structures. */
export function enumerationsOf({ tokens, deferred }: ExternalDeclaration): Enumeration[] {
  return [...deferred].flatMap(([at, content]) => {
    const [keyword, before] = [tokens[at - 2], tokens[at - 1]];
    if (before?.text === 'enum') return [{ tag: undefined, content }];
    if (keyword?.text === 'enum') return [{ tag: before, content }];
    return tokens[at]!.text === '{' && isAggregate([keyword, before]) ? enumerationsIn(content) : [];
  });
}

const isAggregate = (words: readonly (Token | undefined)[]): boolean =>
  words.some((word) => word?.text === 'struct' || word?.text === 'union');

/** `enum { … }` and `enum tag { … }` in a list of members. */
function enumerationsIn(segments: readonly Segment[]): Enumeration[] {
  const found: Enumeration[] = [];
  const tokens = segments.flatMap((segment) => segment.tokens.map((token) => ({ token, at: segment.at })));
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]!.token.text !== 'enum') continue;
    const next = tokens[index + 1]?.token;
    const tag = next?.kind === Kind.Identifier ? next : undefined;
    let place = index + (tag ? 2 : 1);
    if (tokens[place]?.token.text !== '{') continue;
    const builder = new SegmentBuilder();
    for (place++; place < tokens.length && tokens[place]!.token.text !== '}'; place++) {
      builder.add(tokens[place]!.token, tokens[place]!.at);
    }
    found.push({ tag, content: builder.segments });
    index = place;
  }
  return found;
}
