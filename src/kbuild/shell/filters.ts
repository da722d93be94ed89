/** The text filters that Kbuild files put behind a pipe, in the forms whose meaning is plain. */
import { NotKnown, textOf, type Command, type Outcome } from './command';

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
const output = (lines: readonly string[]): Outcome => ({ out: lines.map((line) => `${line}\n`).join(''), status: 0 });

/** `cut -d. -f1-2`: options joined to their values or not. */
const cut: Command = (args, input) => {
  const text = args.join(' ');
  const match = /^(?:-d ?(.)|) ?-f ?(\d+)(-(\d*))?(?: -d ?(.))?$/.exec(text);
  if (!match) throw new NotKnown();
  const delimiter = match[1] ?? match[5] ?? '\t';
  const from = Number(match[2]) - 1;
  const to = match[3] === undefined ? from + 1 : match[4] === '' ? undefined : Number(match[4]);
  return output(
    linesOf(input).map((line) =>
      line.includes(delimiter) ? line.split(delimiter).slice(from, to).join(delimiter) : line,
    ),
  );
};

/** A basic or extended regular expression as JavaScript has it. */
function expression(pattern: string, extended: boolean, flags = ''): RegExp {
  const classes: Record<string, string> = {
    space: '\\s',
    digit: '0-9',
    alpha: 'A-Za-z',
    alnum: 'A-Za-z0-9',
    blank: ' \\t',
  };
  let source = pattern.replace(/\[:(\w+):\]/g, (_, name: string) => {
    if (classes[name] === undefined) throw new NotKnown();
    return classes[name];
  });
  if (!extended) {
    source = source.replace(/\\?[+?(){}|]|\\[<>]/g, (mark) => {
      if (/^\\[<>]$/.test(mark)) return '\\b';
      return mark.length === 2 ? mark[1]! : `\\${mark}`;
    });
  }
  // More repetitions, or nested ones, may take for ever to match; no version test needs them.
  if (/[*+}]\)?[*+{]/.test(source) || (source.match(/[*+{]/g)?.length ?? 0) > 3) throw new NotKnown();
  try {
    return new RegExp(source, flags);
  } catch {
    throw new NotKnown();
  }
}

/** The lines of a text, if they are short enough to be matched in passing. */
function shortLines(text: string): string[] {
  const lines = linesOf(text);
  if (lines.some((line) => line.length > 500)) throw new NotKnown();
  return lines;
}

const grep: (always: string) => Command = (always) => (args, input, state) => {
  let options = always;
  const rest = [...args];
  while (rest[0]?.startsWith('-')) options += rest.shift()!.slice(1);
  const [pattern, ...paths] = rest;
  if (pattern === undefined || /[^qscEFihvw]/.test(options)) throw new NotKnown();
  const fixed = options.includes('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern;
  const body = options.includes('w') ? `\\b${fixed}\\b` : fixed;
  const matches = expression(body, /[EF]/.test(options), options.includes('i') ? 'i' : '');
  const text = textOf(paths, input, state);
  if (text === undefined) return { out: '', status: 2 };
  const found = shortLines(text).filter((line) => matches.test(line) !== options.includes('v'));
  const status = found.length > 0 ? 0 : 1;
  if (options.includes('q')) return { out: '', status };
  return { out: options.includes('c') ? `${found.length}\n` : output(found).out, status };
};

/** sed with one substitution. */
const sed: Command = (args, input) => {
  const scripts = args.filter((arg) => !/^-[eEr]$/.test(arg));
  const match = /^s(.)((?:(?!\1).)*)\1((?:(?!\1).)*)\1(g?)$/.exec(scripts[0] ?? '');
  if (scripts.length !== 1 || !match || /[&]|\\[^0-9.]/.test(match[3]!)) throw new NotKnown();
  const pattern = expression(
    match[2]!,
    args.some((arg) => /^-[Er]$/.test(arg)),
    match[4],
  );
  const replacement = match[3]!
    .replace(/\$/g, '$$$$')
    .replace(/\\(\d)/g, '$$$1')
    .replace(/\\\./g, '.');
  return output(shortLines(input).map((line) => line.replace(pattern, replacement)));
};

/** awk that prints one field. */
const awk: Command = (args, input) => {
  const match = /^(?:-F ?(\S+) )?\{ ?print \$(\d+);? ?\}$/.exec(args.join(' ').replace(/\s+/g, ' '));
  if (!match) throw new NotKnown();
  const separator =
    match[1] === undefined ? /\s+/ : expression(match[1].length === 1 ? `[${match[1]}]` : match[1], true);
  const index = Number(match[2]) - 1;
  const fields = (line: string): string[] => (match[1] === undefined ? line.trim() : line).split(separator);
  return output(shortLines(input).map((line) => (index < 0 ? line : (fields(line)[index] ?? ''))));
};

const head: Command = (args, input) => {
  const match = /^(?:-n ?)?-?(\d+)$/.exec(args.join(' '));
  if (!match) throw new NotKnown();
  return output(linesOf(input).slice(0, Number(match[1])));
};

/** `sort -V`: the order of version numbers. */
const sort: Command = (args, input) => {
  if (args.join(' ') !== '-V') throw new NotKnown();
  return output(linesOf(input).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
};

/** The filters by name. */
export const textFilters: readonly [string, Command][] = [
  ['cut', cut],
  ['grep', grep('')],
  ['fgrep', grep('F')],
  ['egrep', grep('E')],
  ['sed', sed],
  ['awk', awk],
  ['head', head],
  ['sort', sort],
];
