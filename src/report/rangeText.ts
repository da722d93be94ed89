/** `kmodlint range` as text. */
import type { Exclusion, ModuleOutcomes, Outcome, Report } from '../diagnostic';
import { releaseWords } from '../model';
import type { Paint } from './paint';
import { printable } from './printable';
import { missingWords, verdictOf, type Verdict } from './range';
import type { TextStyle } from './text';

/** No line is longer, but for a word that is. */
const WIDTH = 100;
const KEY_WIDTH = '  not built  '.length;
const UNREACHED = 'nothing at the top builds it';

/** What is shown of a kernel: the word in front, and the lines below it. */
interface Shown {
  key: Verdict | 'excluded';
  because: readonly string[];
}

/** The kernels with their releases, then each module with its verdicts; kernels with the same one share a line. */
export function rangeText(report: Report, style: Pick<TextStyle, 'name'>, paint: Paint): string {
  const { kernels, releases, modules } = report;
  const width = Math.max(...kernels.map((name) => printable(name).length));
  const heading = [
    paint.underline(`${kernels.length} kernel${kernels.length === 1 ? '' : 's'}`),
    ...kernels.map((name, index) => `  ${printable(name).padEnd(width)}  ${printable(releaseWords(releases[index]!))}`),
  ];
  const sections = [heading, ...modules.map((module) => moduleLines(module, kernels, style, paint))];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function moduleLines(
  { module, directory, isUnreached, outcomes }: ModuleOutcomes,
  kernels: readonly string[],
  style: Pick<TextStyle, 'name'>,
  paint: Paint,
): string[] {
  const groups = new Map<string, { shown: Shown; names: string[] }>();
  for (const [index, kernel] of kernels.entries()) {
    const shown = shownOf(outcomes[index], style);
    const key = JSON.stringify(shown);
    const group = groups.get(key) ?? { shown, names: [] };
    group.names.push(kernel);
    groups.set(key, group);
  }
  const title = `${module} (${style.name(directory)})${isUnreached ? `, ${UNREACHED}` : ''}`;
  return [paint.underline(printable(title)), ...[...groups.values()].flatMap(({ shown: { key, because }, names }) => {
    const [first = '', ...more] = wrapped(names.join(', '));
    return [
      `  ${painted(key, paint)}${' '.repeat(KEY_WIDTH - 2 - key.length)}${first}`,
      ...[...more, ...because.flatMap(wrapped)].map((line) => ' '.repeat(KEY_WIDTH) + line),
    ];
  })];
}

function shownOf(outcome: Outcome | undefined, style: Pick<TextStyle, 'name'>): Shown {
  const key = verdictOf(outcome);
  if (!outcome) return { key, because: [] };
  const found = becauseOf(key, outcome, style);
  const { exclusion } = outcome;
  if (!exclusion) return { key, because: found };
  const place = exclusionWords(exclusion, style);
  if (exclusion.certainty === 'possible') return { key, because: [...found, `dkms may not build it there: ${place}`] };
  return { key: 'excluded', because: [place, WITHOUT[key], ...found] };
}

/** What would become of a module on a kernel that dkms.conf excludes. */
const WITHOUT: Record<Verdict, string> = {
  'builds': 'it would build there',
  'fails': 'it would fail there:',
  'unknown': 'whether it would build there is unknown:',
  'not built': 'no makefile names it there',
};

function becauseOf(verdict: Verdict, outcome: Outcome, { name }: Pick<TextStyle, 'name'>): string[] {
  if (verdict === 'unknown') return missingWords(outcome);
  const { first, errors } = outcome;
  if (!first) return [];
  const more = errors > 1 ? [`and ${errors - 1} more`] : [];
  return [`${name(first.file)}:${first.line}: ${first.message} [${first.rule}]`, ...more];
}

function exclusionWords({ file, line, variable, value }: Exclusion, { name }: Pick<TextStyle, 'name'>): string {
  return `${name(file)}:${line}: ${variable}${value === undefined ? ' is not known' : `="${value}"`}`;
}

function painted(key: Shown['key'], paint: Paint): string {
  if (key === 'fails') return paint.red(key);
  if (key === 'unknown') return paint.yellow(key);
  return key === 'builds' ? paint.green(key) : paint.dim(key);
}

/** A text in lines that fit behind the key. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of printable(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && KEY_WIDTH + last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
