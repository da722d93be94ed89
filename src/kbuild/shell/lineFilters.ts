/** The filters that select, sort and count lines, or parts of them by position. */
import { NotKnown, textOf, type ShellCommand, type CommandResult } from './shellCommand';

/** The lines of a text, without their ends. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** Prints lines. */
export const output = (lines: readonly string[]): CommandResult => ({
  out: lines.map((line) => `${line}\n`).join(''),
  status: 0,
});

const complaint: CommandResult = { out: '', status: 1, complains: true };

/** `cut -d. -f1-2`, `cut -c-8`: options may be joined to their values; the order of ranges does not matter. */
const cut: ShellCommand = (args, input, state) => {
  const rest = [...args];
  let delimiter = '\t';
  let list: string | undefined;
  let unit = 'f';
  const paths: string[] = [];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const option = /^-([dfcb])(.*)$/s.exec(arg);
    if (!option && arg.startsWith('-')) throw new NotKnown();
    const value = option ? option[2] || (rest.shift() ?? '') : '';
    if (!option) paths.push(arg);
    else if (option[1] === 'd') delimiter = value;
    else [unit, list] = [option[1]!, value];
  }
  const text = textOf(paths, input, state);
  if (delimiter.length !== 1 || list === undefined || text === undefined) throw new NotKnown();
  const isChosen = ranges(list);
  return output(
    linesOf(text).map((line) => {
      if (unit !== 'f') return [...line].filter((_, index) => isChosen(index + 1)).join('');
      if (!line.includes(delimiter)) return line;
      return line
        .split(delimiter)
        .filter((_, index) => isChosen(index + 1))
        .join(delimiter);
    }),
  );
};

/** `1,3-5,7-` */
function ranges(list: string): (place: number) => boolean {
  const parts = list.split(',').map((part) => /^(\d*)(-?)(\d*)$/.exec(part));
  if (parts.some((part) => part === null || part[0] === '' || part[0] === '-')) throw new NotKnown();
  return (place) =>
    parts.some((part) => {
      const [, from, dash, to] = part!;
      return dash === '' ? place === Number(from) : place >= Number(from || 1) && place <= Number(to || Infinity);
    });
}

/** `head -n 1`, `tail -1`, `tail -n +2`. */
const ends =
  (name: 'head' | 'tail'): ShellCommand =>
  (args, input, state) => {
    const rest = [...args];
    let count = '10';
    const paths: string[] = [];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
      const option = /^(?:-n|--lines=?)(.*)$|^-(\d+)$/.exec(arg);
      if (!option && /^-./.test(arg)) throw new NotKnown();
      if (option) count = (option[2] ?? option[1]) || (rest.shift() ?? '');
      else paths.push(arg);
    }
    const text = textOf(paths, input, state);
    if (!/^\+?\d+$/.test(count) || (name === 'head' && count.startsWith('+')) || paths.length > 1) throw new NotKnown();
    if (text === undefined) return complaint;
    const lines = linesOf(text);
    const number = Number(count.replace('+', ''));
    if (name === 'head') return output(lines.slice(0, number));
    return output(count.startsWith('+') ? lines.slice(Math.max(number - 1, 0)) : lines.slice(Math.max(lines.length - number, 0)));
  };

const byNumber = (a: string, b: string): number => Number.parseFloat(a) - Number.parseFloat(b);
const byVersion = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** `sort [-u] [-r] [-n | -V]`, in the C locale, which kbuild sets. */
const sort: ShellCommand = (args, input, state) => {
  const options = args.filter((arg) => arg.startsWith('-')).join('');
  if (/[^-urnV]/.test(options)) throw new NotKnown();
  const text = textOf(args.filter((arg) => !arg.startsWith('-')), input, state);
  if (text === undefined) return complaint;
  const lines = linesOf(text);
  const isNumeric = options.includes('n');
  if (isNumeric && lines.some((line) => !/^\s*-?\d+(?:\.\d+)?$/.test(line))) throw new NotKnown();
  const compare = isNumeric ? byNumber : options.includes('V') ? byVersion : byText;
  const sorted = (options.includes('u') ? [...new Set(lines)] : lines).sort(compare);
  return output(options.includes('r') ? sorted.reverse() : sorted);
};

const uniq: ShellCommand = (args, input) => {
  if (args.length > 0) throw new NotKnown();
  return output(linesOf(input).filter((line, index, lines) => index === 0 || line !== lines[index - 1]));
};

/** `wc -l`, `-w` or `-c` of standard input. */
const wc: ShellCommand = (args, input) => {
  const counts: Record<string, number> = {
    '-l': input.split('\n').length - 1,
    '-w': input.split(/\s+/).filter((word) => word !== '').length,
    '-c': Buffer.byteLength(input),
  };
  const count = args.length === 1 ? counts[args[0]!] : undefined;
  if (count === undefined) throw new NotKnown();
  return output([String(count)]);
};

/** `tr a-z A-Z`, `tr -d '"'`, `tr -s ' '`. */
const tr: ShellCommand = (args, input) => {
  const option = /^-[ds]$/.test(args[0] ?? '') ? args[0]! : '';
  const [from, to, ...others] = args.slice(option === '' ? 0 : 1).map(characters);
  if (from === undefined || others.length > 0 || (to === undefined) !== (option !== '')) throw new NotKnown();
  if (option === '-d') return { out: [...input].filter((each) => !from.includes(each)).join(''), status: 0 };
  if (option === '-s') {
    const kept = [...input].filter((each, index, all) => each !== all[index - 1] || !from.includes(each));
    return { out: kept.join(''), status: 0 };
  }
  if (to!.length === 0) throw new NotKnown();
  // The second set is padded with its last character.
  const changed = [...input].map((each) => {
    const at = from.lastIndexOf(each);
    return at < 0 ? each : to![Math.min(at, to!.length - 1)]!;
  });
  return { out: changed.join(''), status: 0 };
};

const CLASSES: Record<string, string> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  blank: ' \t',
  space: ' \t\n\v\f\r',
};
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** The characters of one of tr's sets. */
function characters(set: string): string[] {
  const plain = set.replace(/\[:(\w+):\]/g, (_, name: string) => {
    if (CLASSES[name] === undefined) throw new NotKnown();
    return CLASSES[name];
  });
  if (/^\[.*[=*].*\]$/.test(plain)) throw new NotKnown();
  const result: string[] = [];
  for (const mark of plain.match(/\\.|.-.|[^]/gsu) ?? []) {
    if (mark.length === 3 && mark[1] === '-') {
      const [from, end] = [mark.charCodeAt(0), mark.charCodeAt(2)];
      for (let code = from; code <= end; code++) result.push(String.fromCharCode(code));
    } else if (mark.startsWith('\\') && mark.length > 1) {
      if (ESCAPES[mark[1]!] === undefined) throw new NotKnown();
      result.push(ESCAPES[mark[1]!]!);
    } else result.push(mark);
  }
  return result;
}

/** By name. */
export const lineFilters: readonly [string, ShellCommand][] = [
  ['cut', cut],
  ['head', ends('head')],
  ['tail', ends('tail')],
  ['sort', sort],
  ['uniq', uniq],
  ['wc', wc],
  ['tr', tr],
];
