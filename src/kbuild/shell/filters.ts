/** The text filters with regular expressions that Kbuild files pipe into, in their simple forms. */
import { NotKnown, textOf, type ShellCommand } from './shellCommand';
import { linesOf, output } from './lineFilters';

/** Translates a basic or extended regular expression to JavaScript's. */
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
  // More repetitions, or nested ones, may take forever to match; no version test needs them.
  if (/[*+}]\)?[*+{]/.test(source) || (source.match(/[*+{]/g)?.length ?? 0) > 3) throw new NotKnown();
  try {
    return new RegExp(source, flags);
  } catch {
    throw new NotKnown();
  }
}

/** The lines of a text. Gives up if one is too long to be matched quickly. */
function shortLines(text: string): string[] {
  const lines = linesOf(text);
  if (lines.some((line) => line.length > 500)) throw new NotKnown();
  return lines;
}

const grep: (always: string) => ShellCommand = (always) => (args, input, state) => {
  let options = always;
  let given: string | undefined;
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-e') given = args[++i];
    else if (/^-./.test(args[i]!)) options += args[i]!.slice(1);
    else rest.push(args[i]!);
  }
  const pattern = given ?? rest.shift();
  if (pattern === undefined || /[^qscEFihHvwxlo]/.test(options)) throw new NotKnown();
  const fixed = options.includes('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern;
  const word = options.includes('w') ? `\\b${fixed}\\b` : fixed;
  const body = options.includes('x') ? `^${word}$` : word;
  const matches = expression(body, /[EF]/.test(options), options.includes('i') ? 'i' : '');
  const isWanted = (line: string): boolean => matches.test(line) !== options.includes('v');
  const inputs = rest.length === 0 ? [{ path: '', text: input }] : rest.map((path) => ({ path, text: textOf([path], '', state) }));
  const isNamed = (rest.length > 1 || options.includes('H')) && !options.includes('h');
  const found = inputs.map(({ path, text = '' }) => ({ path, lines: shortLines(text).filter(isWanted) }));
  const matched = found.filter(({ lines }) => lines.length > 0);
  const isMissing = inputs.some(({ text }) => text === undefined);
  const isQuiet = options.includes('q');
  const status = isMissing && !(isQuiet && matched.length > 0) ? 2 : matched.length > 0 ? 0 : 1;
  const ends = { status, complains: isMissing && !options.includes('s') };
  if (isQuiet) return { out: '', ...ends };
  if (options.includes('l')) return { out: output(matched.map(({ path }) => path)).out, ...ends };
  if (options.includes('o')) throw new NotKnown();
  const shown = found.flatMap(({ path, lines }) =>
    (options.includes('c') ? [String(lines.length)] : lines).map((line) => (isNamed ? `${path}:${line}` : line)),
  );
  return { out: output(shown).out, ...ends };
};

/** One command of a sed script: substitutes in a line, prints it or deletes it. */
type SedCommand = (line: string) => { line: string; isPrinted?: boolean; isDeleted?: boolean };

/** sed with substitutions, `/x/d` and `-n '/x/p'`. */
const sed: ShellCommand = (args, input, state) => {
  const scripts: string[] = [];
  const rest: string[] = [];
  let isExtended = false;
  let isQuiet = false;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-e') scripts.push(args[++i] ?? '');
    else if (/^-[Ern]+$/.test(args[i]!)) {
      isExtended ||= /[Er]/.test(args[i]!);
      isQuiet ||= args[i]!.includes('n');
    } else if (/^-./.test(args[i]!)) throw new NotKnown();
    else rest.push(args[i]!);
  }
  if (scripts.length === 0) scripts.push(rest.shift() ?? '');
  const steps = scripts.flatMap((script) => sedCommands(script, isExtended));
  const text = textOf(rest, input, state);
  if (text === undefined) return { out: '', status: 2, complains: true };
  const result: string[] = [];
  for (const before of shortLines(text)) {
    let line = before;
    let isDeleted = false;
    for (const step of steps) {
      if (isDeleted) break;
      const done = step(line);
      line = done.line;
      if (done.isPrinted) result.push(line);
      isDeleted = done.isDeleted === true;
    }
    if (!isQuiet && !isDeleted) result.push(line);
  }
  return output(result);
};

function sedCommands(script: string, isExtended: boolean): SedCommand[] {
  const steps: SedCommand[] = [];
  let rest = script.trim();
  while (rest !== '') {
    const match =
      /^(?:\/((?:[^/\\]|\\.)*)\/\s*)?(?:s([^\w\s\\])((?:(?!\2)[^\\]|\\.)*)\2((?:(?!\2)[^\\]|\\.)*)\2([gp]*)|([dp]))\s*(?:;\s*|$)/s.exec(rest);
    if (!match) throw new NotKnown();
    const [whole, address, mark, pattern, replacement, flags = '', command] = match;
    const isHere = address === undefined ? undefined : expression(address.replace(/\\\//g, '/'), isExtended);
    const there = (line: string): boolean => isHere === undefined || isHere.test(line);
    if (command === 'd') steps.push((line) => ({ line, isDeleted: there(line) }));
    else if (command === 'p') steps.push((line) => ({ line, isPrinted: there(line) }));
    else {
      const change = substitution(pattern!.replaceAll(`\\${mark}`, mark!), replacement!, flags.includes('g'), isExtended);
      steps.push((line) => {
        const changed = there(line) ? change(line) : undefined;
        return { line: changed ?? line, isPrinted: changed !== undefined && flags.includes('p') };
      });
    }
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** What a line is changed to; undefined if the pattern does not match. */
function substitution(
  pattern: string,
  replacement: string,
  isGlobal: boolean,
  isExtended: boolean,
): (line: string) => string | undefined {
  if (/\\[^0-9./&\\-]/.test(replacement)) throw new NotKnown();
  const matches = expression(pattern, isExtended, isGlobal ? 'g' : '');
  const text = replacement
    .replace(/\$/g, '$$$$')
    .replace(/\\(\d)|\\(.)|&/g, (mark, digit?: string, escaped?: string) => (digit !== undefined ? (digit === '0' ? '$&' : `$${digit}`) : (escaped ?? (mark === '&' ? '$&' : mark))));
  return (line) => {
    matches.lastIndex = 0;
    if (!matches.test(line)) return undefined;
    matches.lastIndex = 0;
    return line.replace(matches, text);
  };
}

/** awk that prints one field. */
const awk: ShellCommand = (args, input) => {
  const match = /^(?:-F ?(\S+) )?\{ ?print \$(\d+);? ?\}$/.exec(args.join(' ').replace(/\s+/g, ' '));
  if (!match) throw new NotKnown();
  const separator =
    match[1] === undefined ? /\s+/ : expression(match[1].length === 1 ? `[${match[1]}]` : match[1], true);
  const index = Number(match[2]) - 1;
  const fields = (line: string): string[] => (match[1] === undefined ? line.trim() : line).split(separator);
  return output(shortLines(input).map((line) => (index < 0 ? line : (fields(line)[index] ?? ''))));
};

/** The filters by name. */
export const textFilters: readonly [string, ShellCommand][] = [
  ['grep', grep('')],
  ['fgrep', grep('F')],
  ['egrep', grep('E')],
  ['sed', sed],
  ['awk', awk],
];
