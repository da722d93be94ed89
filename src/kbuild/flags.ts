/** The compiler's command line, as far as it decides what the preprocessor sees. */
import type { CompilerFlag, Kernel } from '../model';
import { locate } from './paths';
import { shellTokens, UNKNOWN } from './shell-words';
import { isPossible, plain, words, type Value } from './value';

export interface Flags {
  flags: CompilerFlag[];
  /** What may change the flags and cannot be known; `macro` where it is the definition of that macro alone. */
  unknown: { reason: string; macro?: string }[];
}

const POSSIBLE = '\u0001';
const AFTER_REASON = '\u0002';

/** gcc searches these directories in this order, whatever their order on the command line is. */
const SEARCH_ORDER = ['-iquote', '-I', '-isystem', '-idirafter'];

/**
 * Reads flags as the shell and gcc would.
 * @param directory where the compiler runs, absolute: relative paths start there
 * @returns paths within the tree relative to the tree, all others absolute
 */
export function compilerFlags(value: Value, directory: string, kernel: Kernel): Flags {
  const result: Flags = { flags: [], unknown: [] };
  const directories = new Map(SEARCH_ORDER.map((option) => [option, [] as CompilerFlag[]]));
  const reasons: string[] = [];
  const tokens = shellTokens(shellText(value, reasons), {
    variable: () => undefined,
    command: (text) => (text.trim() === 'pwd' ? directory : undefined),
  });
  const queue = [...tokens].flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  for (let i = 0; i < queue.length; i++) {
    const word = queue[i]!;
    const bare = word.replaceAll(POSSIBLE, '');
    const option = /^(-D|-U|-include|-imacros|-iquote|-isystem|-idirafter|-I)(.*)$/s.exec(bare);
    if (option === null) {
      // Warnings, optimisation and code generation leave what the preprocessor sees alone.
      if (bare.startsWith(UNKNOWN)) result.unknown.push({ reason: reasonOf(bare, reasons) });
      continue;
    }
    const argument = option[2] === '' ? (queue[++i] ?? '').replaceAll(POSSIBLE, '') : option[2]!;
    add(option[1]!, argument, word.includes(POSSIBLE));
  }
  result.flags.push(...SEARCH_ORDER.flatMap((option) => directories.get(option)!));
  return result;

  function add(option: string, argument: string, possible: boolean): void {
    const text = withoutUnknown(argument);
    if (option === '-D' || option === '-U') {
      const [name, replacement] = splitDefine(argument);
      if (name.includes(UNKNOWN)) result.unknown.push({ reason: reasonOf(name, reasons) });
      else if (possible)
        result.unknown.push({ reason: `${option}${name} under a condition that cannot be decided`, macro: name });
      else if (option === '-U') result.flags.push({ kind: 'undefine', name });
      else result.flags.push({ kind: 'define', name, value: withoutUnknown(replacement) });
      return;
    }
    if (text !== argument) {
      result.unknown.push({ reason: reasonOf(argument, reasons) });
      return;
    }
    const place = locate(text, directory, kernel);
    const path = place.where === 'kernel' ? kernelPath(place.path, kernel) : place.path;
    const list = directories.get(option);
    if (list === undefined) result.flags.push({ kind: 'includeFile', path });
    else if (!list.some((flag) => flag.kind === 'includeDirectory' && flag.path === path)) {
      list.push({ kind: 'includeDirectory', path });
    }
  }
}

function kernelPath(path: string, kernel: Kernel): string {
  return `/lib/modules/${kernel.release}/build${path === '.' ? '' : `/${path}`}`;
}

/** The value as shell text, in which unknown and possible words carry their marks. */
function shellText(value: Value, reasons: string[]): string {
  const marked = words(value).map((word) => {
    const text = word.map((part) => {
      if (part.unknown === undefined) return part.text;
      return `${UNKNOWN}${reasons.push(part.unknown) - 1}${AFTER_REASON}`;
    });
    return (isPossible(word) ? POSSIBLE : '') + text.join('');
  });
  return marked.join(' ');
}

function withoutUnknown(text: string): string {
  return text.replace(/\0(\d+\x02)?/g, '').replaceAll(POSSIBLE, '');
}

function reasonOf(text: string, reasons: readonly string[]): string {
  const index = /\0(\d+)\x02/.exec(text)?.[1];
  return reasons[Number(index)] ?? 'a compiler flag that cannot be known';
}

function splitDefine(argument: string): [string, string] {
  const equals = argument.indexOf('=');
  return equals < 0 ? [argument, '1'] : [argument.slice(0, equals), argument.slice(equals + 1)];
}

/** `$(filter-out …)` of flags, for CFLAGS_REMOVE_x.o: whole words, compared as they are written. */
export function withoutFlags(value: Value, removed: Value): Value[] {
  const out = new Set(words(removed).map(plain));
  return words(value).filter((word) => !out.has(plain(word)));
}
