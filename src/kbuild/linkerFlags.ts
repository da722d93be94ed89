/** The flags of the linker run that joins the objects of a composite module: the symbols and inputs that they add. */
import type { LinkerSymbol } from '../model';
import { fileText, type Files } from './knownFiles';
import { readLinkerScript } from './linkerScript';
import { locate, TREE_ROOT } from './paths';
import { isPossible, plain, reasons, words, type Value } from './value';

export interface LinkerFlags {
  symbols: LinkerSymbol[];
  /** Why not all symbols are known: inputs that may define some and cannot be read. */
  unknown: string[];
}

/** Options whose argument is the next word unless it is joined to them by `=` (ld 2.40). */
const TAKES_WORD =
  /^(?:-[AabcefFGhIlLmnoRTuyYz]|-Map|-dT|-T(?:bss|data|text)|-rpath|--?(?:architecture|auxiliary|default-script|defsym|dynamic-list|entry|exclude-libs|filter|fini|format|init|just-symbols|library|library-path|Map|oformat|output|require-defined|retain-symbols-file|script|section-start|sort-section|soname|undefined|version-script|wrap))$/;
const DEEPEST_INCLUDE = 10;

/**
 * Reads the flags as ld does: long options may start with one dash or two.
 * @param directory where the linker runs, absolute
 */
export function linkerFlags(value: Value, files: Files, directory: string): LinkerFlags {
  const result: LinkerFlags = { symbols: [], unknown: [] };
  const queue = words(value);
  const searched = [directory];
  for (let i = 0; i < queue.length; i++) {
    const word = queue[i]!;
    const text = plain(word).replace(/["'\\]/g, '');
    const separate = TAKES_WORD.test(text) ? queue[++i] : undefined;
    const [reason] = [...reasons(word), ...reasons(separate ?? [])];
    if (reason !== undefined) {
      result.unknown.push(`linker flags: ${reason}`);
      continue;
    }
    const argument = separate === undefined ? '' : plain(separate).replace(/["'\\]/g, '');
    const { name, argument: given } = optionOf(text, argument);
    const certainty = isPossible(word) ? 'possible' : 'certain';
    if (name === 'defsym') result.symbols.push({ symbol: given.replace(/=.*$/s, ''), certainty });
    else if (name === 'L') searched.push(given);
    else if (name === 'script') add(given, certainty);
    else if (name === 'input' && !/\.(?:lds?|x|script)$/.test(given)) {
      result.unknown.push(`linked with ${shown(given)} by the linker's flags`);
    } else if (name === 'input') add(given, certainty);
    else if (name === 'unknown') result.unknown.push(`linker flags: ${shown(given)}`);
  }
  return result;

  function add(path: string, certainty: LinkerSymbol['certainty'], depth = 0): void {
    const text = depth > DEEPEST_INCLUDE ? undefined : textOf(path);
    if (text === undefined) {
      result.unknown.push(`linker script ${shown(path)}: its text is not there`);
      return;
    }
    const script = readLinkerScript(text);
    result.symbols.push(...script.symbols.map((symbol) => ({ symbol, certainty })));
    for (const input of script.inputs) result.unknown.push(`linked with ${input} by ${shown(path)}`);
    for (const included of script.includes) add(included, certainty, depth + 1);
  }

  /** The kernel's own script for modules defines nothing (scripts/module.lds.S of 5.10 to 7.3). */
  function textOf(path: string): string | undefined {
    for (const from of searched) {
      const whole = path.startsWith('/') ? path : `${from}/${path}`;
      const place = locate(whole, directory, files.kernel);
      if (place.where === 'kernel' && place.path === 'scripts/module.lds') return '';
      const text = fileText(files, whole, directory);
      if (typeof text === 'string') return text;
    }
    return undefined;
  }
}

/** One option, normalised: `script`, `defsym`, `L`, `input`, `unknown`, or `other` if it defines nothing. */
function optionOf(text: string, separate: string): { name: string; argument: string } {
  if (!text.startsWith('-')) return { name: text.startsWith('@') ? 'unknown' : 'input', argument: text };
  const long = /^--?(defsym|script|default-script|just-symbols|undefined|wrap|format)(?:=(.*))?$/s.exec(text);
  const name = long?.[1];
  const argument = long?.[2] ?? separate;
  if (name === 'defsym') return { name, argument };
  if (name === 'script' || name === 'default-script') return { name: 'script', argument };
  // -dT names a default script, -T a script that replaces it; -Ttext and the like set addresses of sections.
  const script = /^-(?:dT|T(?!(?:bss|data|text|text-segment|rodata-segment|ldata-segment)\b))(.*)$/s.exec(text);
  if (script) return { name: 'script', argument: script[1] || separate };
  const directory = /^-L(.*)$|^--library-path(?:=(.*))?$/s.exec(text);
  if (directory) return { name: 'L', argument: (directory[1] || directory[2]) ?? separate };
  // These take symbols from another file or rename them; and ld rejects options in gcc's spelling (-Wl,).
  const isOther = name !== undefined || /^-(?:[Rbu]|Wl,)/.test(text);
  return { name: isOther ? 'unknown' : 'other', argument: `${text} ${separate}`.trim() };
}

function shown(path: string): string {
  return path.replaceAll(`${TREE_ROOT}/`, '');
}
