/** Linker scripts, as far as they define symbols (ld's manual, "Assigning Values to Symbols"). */

/** What one script says, without the scripts that it includes. */
interface LinkerScript {
  /** Symbols that it defines, by PROVIDE() as well, since a reference to one of those is resolved. */
  symbols: string[];
  /** Scripts that it includes. */
  includes: string[];
  /** Objects and archives that it adds, as written: INPUT(), GROUP(), STARTUP(). */
  inputs: string[];
}

/** Comments and strings whole, names as ld lexes them in expressions, operators longest first. */
const TOKENS =
  /\/\*[^]*?(?:\*\/|$)|"[^"]*"|[A-Za-z_.$\\][\w.$\\]*|\d\w*|<<=|>>=|[-+*/&|^<>=!]=|<<|>>|&&|\|\||[^\s]/g;
const ASSIGNMENT = /^(?:[-+*/&|^]|<<|>>)?=$/;

/** Reads the text of a script. Discarded sections need no attention: the symbols defined in them stay. */
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

/** `.` is the location counter, not a symbol. */
function isSymbol(token: string): boolean {
  return token !== '.' && /^(?:"[^"]+"$|[A-Za-z_.$\\])/.test(token);
}

/** After a section, as in `} > ram :text = 0x90`, the name is that of a region, and the value fills gaps. */
function isFill(tokens: readonly string[], at: number): boolean {
  return tokens[at - 1] === ':' || tokens[at - 1] === '>';
}

/** File names, joined again where tokens split them: they may contain characters that names in expressions may not. */
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
