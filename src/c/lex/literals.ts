import { Kind, type Token } from './token';

/** The string that a literal token stands for: quotes and prefix off, the common escapes resolved. */
export function stringValue(token: Token): string {
  const body = token.text.slice(token.text.indexOf('"') + 1, token.text.endsWith('"') ? -1 : undefined);
  return body.replace(/\\(x[0-9a-fA-F]+|[0-7]{1,3}|.)/gs, (_, escape: string) => {
    if (escape[0] === 'x') return String.fromCharCode(parseInt(escape.slice(1), 16) & 0xff);
    if (/[0-7]/.test(escape[0]!)) return String.fromCharCode(parseInt(escape, 8) & 0xff);
    return { n: '\n', t: '\t', r: '\r', '\n': '' }[escape] ?? escape;
  });
}

/** All string literals among tokens, joined as the compiler joins them. */
export function stringsIn(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === Kind.String ? stringValue(token) : '')).join('');
}

/** What `#` makes of the tokens that are passed to a macro: their text, with a blank for white space. */
export function spelled(tokens: readonly Token[]): string {
  return tokens.map((token, index) => (index > 0 && token.spaced ? ' ' : '') + token.text).join('');
}

/** Whether there are string literals and nothing else. */
export function areStrings(tokens: readonly Token[]): boolean {
  return tokens.length > 0 && tokens.every((token) => token.kind === Kind.String);
}
