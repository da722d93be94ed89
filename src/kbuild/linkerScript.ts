/** Linker scripts, as far as they define symbols (ld's manual, "Assigning Values to Symbols"). */

/** What a script says by itself. */
interface LinkerScript {
  /** Symbols that it defines, PROVIDE() among it: what refers to one finds it. */
  symbols: string[];
  /** Scripts that it includes. */
  includes: string[];
  /** Objects and archives that it has linked, as they are written: INPUT(), GROUP(), STARTUP(). */
  inputs: string[];
}

/** Comments and strings as they are, names as ld lexes them in expressions, operators longest first. */
const TOKENS =
  /\/\*[^]*?(?:\*\/|$)|"[^"]*"|[A-Za-z_.$\\][\w.$\\]*|\d\w*|<<=|>>=|[-+*/&|^<>=!]=|<<|>>|&&|\|\||[^\s]/g;
const ASSIGNMENT = /^(?:[-+*/&|^]|<<|>>)?=$/;

/** Reads a script's text; what it leaves out is that a section may be dropped, for its symbols stay. */
export function readLinkerScript(text: string): LinkerScript {
  const tokens = (text.match(TOKENS) ?? []).filter((token) => !token.startsWith('/*'));
  const script: LinkerScript = { symbols: [], includes: [], inputs: [] };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1] ?? '';
    if (/^(?:MEMORY|PHDRS|VERSION|REGION_ALIAS)$/.test(token) && /^[{(]$/.test(next)) at = blockEnd(tokens, at + 1);
    else if (token === 'INCLUDE') script.includes.push(unquoted(tokens[++at] ?? ''));
    else if (/^(?:INPUT|GROUP|STARTUP)$/.test(token) && next === '(') {
      const end = blockEnd(tokens, at + 1);
      script.inputs.push(...inputsOf(tokens.slice(at + 2, end)));
      at = end;
    } else if (ASSIGNMENT.test(next) && isSymbol(token) && !isFill(tokens, at)) script.symbols.push(unquoted(token));
  }
  return script;
}

/** `.` is the place in the output, and no symbol. */
function isSymbol(token: string): boolean {
  return token !== '.' && /^(?:"[^"]+"$|[A-Za-z_.$\\])/.test(token);
}

/** Behind a section, as in `} > ram :text = 0x90`, the name is that of a region, and the value fills gaps. */
function isFill(tokens: readonly string[], at: number): boolean {
  return tokens[at - 1] === ':' || tokens[at - 1] === '>';
}

/** File names are cut at the characters that names in expressions have not. */
function inputsOf(tokens: readonly string[]): string[] {
  return tokens
    .join(' ')
    .replace(/ ?([-/~+=]) ?/g, '$1')
    .split(/[\s,()]+/)
    .filter((name) => name !== '' && name !== 'AS_NEEDED')
    .map(unquoted);
}

function blockEnd(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (/^[({]$/.test(tokens[at]!)) depth++;
    else if (/^[)}]$/.test(tokens[at]!) && --depth === 0) return at;
  }
  return tokens.length;
}

function unquoted(token: string): string {
  return token.replace(/^"|"$/g, '');
}
