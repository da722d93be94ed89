/** The compiler's command line, as far as it affects the preprocessor. */
import type { CompilerFlag, ErrorWarning, Kernel } from '../model';
import { kernelDirectory, locate, spelled } from './paths';
import { shellTokens, UNKNOWN_TEXT } from './shell/shellWords';
import { isPossible, plain, words, type Value } from './value';

const POSSIBLE = '\u0001';
const AFTER_REASON = '\u0002';

/** Stands for the kernel's own -I in LINUXINCLUDE: a Kbuild file may add directories before or after them. */
export const KERNEL_DIRECTORIES = '-I-kernel';

/** gcc searches these kinds of directories in this order, whatever their order on the command line. */
const SEARCH_ORDER = ['-iquote', '-I', '-isystem', '-idirafter'];

/** What decides whether gcc takes the use of `__DATE__` for an error; `-w` silences any warning. */
const DATE_WARNING = /^(-W(no-)?(error=)?date-time|-w)$/;

/**
 * Reads flags as the shell and gcc would.
 * @param directory where the compiler runs, absolute: relative paths start there
 * @returns paths inside the tree relative to it, all others absolute
 */
export function compilerFlags(value: Value, directory: string, kernel: Kernel): CompilerFlag[] {
  const flags: CompilerFlag[] = [];
  const directories = new Map(SEARCH_ORDER.map((option) => [option, [] as CompilerFlag[]]));
  const reasons: string[] = [];
  let isFirst = words(value).some((word) => plain(word) === KERNEL_DIRECTORIES);
  const tokens = shellTokens(shellText(value, reasons), {
    variable: () => undefined,
    command: (text) => (text.trim() === 'pwd' ? directory : undefined),
  });
  const queue = [...tokens].flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  for (let i = 0; i < queue.length; i++) {
    const word = queue[i]!;
    if (word === KERNEL_DIRECTORIES) {
      isFirst = false;
      continue;
    }
    const bare = word.replaceAll(POSSIBLE, '');
    const option = /^(-D|-U|-include|-imacros|-iquote|-isystem|-idirafter|-I)(.*)$/s.exec(bare);
    if (option === null) {
      // Other warnings, optimisation and code generation do not affect what is known here.
      if (bare.startsWith(UNKNOWN_TEXT)) unknown(bare);
      else if (DATE_WARNING.test(bare)) flags.push({ kind: 'dateWarning', option: bare, ...doubt(bare, word) });
      for (const warning of warningsLeft(bare)) flags.push({ kind: 'notAnError', warning });
      continue;
    }
    const argument = option[2] === '' ? (queue[++i] ?? '').replaceAll(POSSIBLE, '') : option[2]!;
    add(option[1]!, argument, word);
  }
  return [...flags, ...SEARCH_ORDER.flatMap((option) => directories.get(option)!)];

  function unknown(text: string): void {
    const index = /\0(\d+)\x02/.exec(text)?.[1];
    const reason = reasons[Number(index)] ?? 'a flag that cannot be known';
    flags.push({ kind: 'unknown', reason: `compiler flags: ${reason}` });
  }

  function add(option: string, argument: string, word: string): void {
    const text = withoutUnknown(argument);
    if (option === '-D' || option === '-U') {
      const [name, replacement] = splitDefine(argument);
      if (name.includes(UNKNOWN_TEXT)) unknown(name);
      else if (option === '-U') flags.push({ kind: 'undefine', name, ...doubt(`-U${name}`, word) });
      else flags.push({ kind: 'define', name, value: withoutUnknown(replacement), ...doubt(`-D${name}`, word) });
      return;
    }
    if (text !== argument) {
      unknown(argument);
      return;
    }
    const list = directories.get(option);
    if (list === undefined) {
      flags.push({ kind: 'includeFile', path: includedFile(text, directory, kernel) });
      return;
    }
    const path = spelled(locate(text, directory, kernel), kernel);
    if (!list.some((flag) => flag.kind === 'includeDirectory' && flag.path === path)) {
      const search = option === '-iquote' ? 'quotes' : option === '-I' && isFirst ? 'first' : undefined;
      const isSystem = option === '-isystem' || option === '-idirafter';
      list.push({ kind: 'includeDirectory', path, ...(search && { search }), ...(isSystem && { isSystem }) });
    }
  }
}

/** Which warnings an option makes no error. */
function warningsLeft(option: string): ErrorWarning[] {
  if (option === '-w') return ERROR_WARNINGS;
  const name = /^-Wno-(?:error=)?(.+)$/.exec(option)?.[1];
  return ERROR_WARNINGS.filter((warning) => warning === name);
}

const ERROR_WARNINGS: ErrorWarning[] = ['implicit-function-declaration', 'incompatible-pointer-types', 'int-conversion'];

/** Why a flag may not be given, where its word is under a condition. */
function doubt(flag: string, word: string): { possible?: string } {
  if (!word.includes(POSSIBLE)) return {};
  return { possible: `behind a condition of the Makefile that cannot be decided (${flag})` };
}

/**
 * gcc looks for `-include linux/x.h` first where it runs, then as `#include` would, which finds the kernel's headers.
 */
function includedFile(path: string, directory: string, kernel: Kernel): string {
  const header = !path.startsWith('/') && kernel.headers.has(path);
  return header ? `${kernelDirectory(kernel)}/include/${path}` : spelled(locate(path, directory, kernel), kernel);
}

/** The value as shell text, with unknown and possible words marked. */
function shellText(value: Value, reasons: string[]): string {
  const marked = words(value).map((word) => {
    const text = word.map((part) => {
      if (part.unknown === undefined) return part.text;
      return `${UNKNOWN_TEXT}${reasons.push(part.unknown) - 1}${AFTER_REASON}`;
    });
    return (isPossible(word) ? POSSIBLE : '') + text.join('');
  });
  return marked.join(' ');
}

function withoutUnknown(text: string): string {
  return text.replace(/\0(\d+\x02)?/g, '').replaceAll(POSSIBLE, '');
}

function splitDefine(argument: string): [string, string] {
  const equals = argument.indexOf('=');
  return equals < 0 ? [argument, '1'] : [argument.slice(0, equals), argument.slice(equals + 1)];
}

/** `$(filter-out …)` of flags, for CFLAGS_REMOVE_x.o: compares whole words literally. */
export function withoutFlags(value: Value, removed: Value): Value[] {
  const out = new Set(words(removed).map(plain));
  return words(value).filter((word) => !out.has(plain(word)));
}
