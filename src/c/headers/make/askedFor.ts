import type { Directive } from '../../lex/directive';
import type { LexedFile } from '../../lex/lexedFile';
import { Kind, type Token } from '../../lex/token';

/**
 * What a header says only for a unit that defines a macro first, and so asks for it: `XEN_NETIF_DEFINE_TOEPLITZ` in
 * <xen/interface/io/netif.h>. By macro, the names that are declared or defined behind `#ifdef` and `#if defined()` of
 * it, deeper conditions aside.
 */
export function askedFor({ parts }: LexedFile): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  const open: (readonly string[])[] = [];
  for (const part of parts) {
    if (part.kind === 'run') note(declaredIn(part.tokens));
    else if (/^if/.test(part.name)) open.push(macrosAsked(part));
    else if (/^el/.test(part.name)) open.splice(-1, 1, part.name === 'else' ? [] : macrosAsked(part));
    else if (part.name === 'endif') open.pop();
    else if (part.name === 'define') {
      // `#define DECODE snd_decode`, and what is behind it defines DECODE().
      const [name, other, ...rest] = part.tokens;
      note([name, rest.length === 0 ? other : undefined].flatMap((token) => (token ? [token.text] : [])));
    }
  }
  return asked;

  function note(names: readonly string[]): void {
    for (const macro of open.flat()) {
      const known = asked.get(macro) ?? new Set();
      for (const name of names) known.add(name);
      if (known.size > 0) asked.set(macro, known);
    }
  }
}

function macrosAsked({ name, tokens }: Directive): string[] {
  if (name === 'ifdef' || name === 'elifdef') return tokens.slice(0, 1).map(({ text }) => text);
  const isNamed = (token: Token, index: number): boolean => {
    const before = tokens[index - 1]?.text === '(' ? index - 2 : index - 1;
    return token.kind === Kind.Identifier && tokens[before]?.text === 'defined' && tokens[before - 1]?.text !== '!';
  };
  return tokens.filter(isNamed).map(({ text }) => text);
}

/** The names of functions, variables and types at file scope, and of enumerators. */
function declaredIn(tokens: readonly Token[]): string[] {
  let depth = 0;
  let isEnum = false;
  return tokens.flatMap(({ text, kind }, index) => {
    if (text === '{' && depth === 0) isEnum = [1, 2].some((back) => tokens[index - back]?.text === 'enum');
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
    if (kind !== Kind.Identifier) return [];
    const next = tokens[index + 1]?.text ?? '';
    if (depth === 0) return /^[([=;,{}]$/.test(next) ? [text] : [];
    return depth === 1 && isEnum && /^[([=;,}]$/.test(next) ? [text] : [];
  });
}
