/** The report as text. */
import colors from 'picocolors';
import type { Diagnostic, Location, Report, Severity } from '../diagnostic';
import { stepWords } from '../findings/viaText';
import { codeFrame } from './frame';
import { missingHeaderWords, otherReasons } from './incomplete';
import { matrixLines } from './matrix';
import type { Paint } from './paint';
import { printable } from './printable';

/** How the report is shown. */
export interface TextStyle {
  color: boolean;
  /** Names a file of the tree, for example relative to the working directory. */
  name(file: string): string;
  /** Whether the table of modules by kernels is shown, if there are several kernels. */
  matrix: boolean;
}

const UNREACHED = 'modules to which no makefile or dkms.conf at the top leads: these findings do not affect the exit code';

/**
 * Findings grouped by file, each with its line and its notes, those of unreached modules last; then the incomplete
 * modules, and the table of modules by kernels.
 */
export function textReport(report: Report, style: TextStyle): string {
  const paint = colors.createColors(style.color);
  const fileLines = ([file, diagnostics]: [string, Diagnostic[]]): string[] => {
    const findings = diagnostics.map((diagnostic) => findingLines(diagnostic, report.kernels, style, paint));
    return [paint.underline(printable(style.name(file))), ...findings.flatMap((lines) => ['', ...lines])];
  };
  const sections = [...byFile(report.diagnostics.filter(({ isUnreached }) => !isUnreached))].map(fileLines);
  const unreached = [...byFile(report.diagnostics.filter(({ isUnreached }) => isUnreached))].map(fileLines);
  if (unreached.length > 0) sections.push([paint.underline(UNREACHED)], ...unreached);
  if (report.incomplete.length > 0) sections.push(incompleteLines(report, style, paint));
  if (style.matrix && report.kernels.length > 1) sections.push(matrixLines(report, paint));
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    files.set(diagnostic.file, [...(files.get(diagnostic.file) ?? []), diagnostic]);
  }
  return files;
}

function findingLines(finding: Diagnostic, kernels: readonly string[], style: TextStyle, paint: Paint): string[] {
  const { line, column, severity, certainty, message, rule, help, related, via = [], fix } = finding;
  const mark = severityPaint(severity, paint);
  const label = certainty === 'possible' ? `${severity} (possible)` : severity;
  const width = Math.max(line, ...related.map((place) => place.line)).toString().length + 1;
  const margin = ' '.repeat(width);
  // In the headers of other kernels, the steps are on other lines.
  const way = finding.viaOn ? `via (${printable(finding.kernels[0]!)})` : 'via';
  const note = (name: string, text: string): string => `${margin} ${paint.blue('=')} ${name}: ${printable(text)}`;

  return [
    `${line}:${column} ${mark(paint.bold(label))}: ${paint.bold(printable(message))} ${paint.dim(`[${rule}]`)}`,
    `${margin} ${paint.blue('|')}`,
    ...frameLines(finding, finding.sourceLine, width, mark, paint),
    ...related.flatMap((place) => [
      note(`${printable(style.name(place.file))}:${place.line}:${place.column}`, place.message),
      ...frameLines(place, place.sourceLine, width, paint.blue, paint),
    ]),
    ...via.map((step) => note(way, stepWords(step.isOwn ? { ...step, file: style.name(step.file!) } : step))),
    ...(help === undefined ? [] : [note('help', help)]),
    ...(fix ? [note('fix', `${fix.title} (${fix.safety === 'safe' ? '--fix' : '--fix-unsafe'})`)] : []),
    note('module', finding.module),
    ...(finding.kernels.length < kernels.length ? [note('kernel', `only ${finding.kernels.join(', ')}`)] : []),
  ];
}

/** The line with its number, and the carets below it; nothing for a blank line, such as that of an empty file. */
function frameLines(
  place: Location,
  sourceLine: string,
  width: number,
  mark: (text: string) => string,
  paint: Paint,
): string[] {
  if (sourceLine.trim() === '') return [];
  const { source, carets } = codeFrame(place, sourceLine);
  const number = place.line.toString().padStart(width);
  const bar = paint.blue('|');
  const indent = /^\s*/.exec(carets)![0];
  return [
    `${paint.blue(number)} ${bar} ${source}`,
    `${' '.repeat(width)} ${bar} ${indent}${mark(carets.slice(indent.length))}`,
  ];
}

/** First the missing headers, each once, then what else is missing, by module. */
function incompleteLines({ incomplete, missingHeaders, kernels }: Report, style: TextStyle, paint: Paint): string[] {
  const notes = (severity: Severity, title: string, lines: readonly string[]): string[] => [
    '',
    severity === 'note' ? title : `${severityPaint(severity, paint)(paint.bold(severity))}: ${title}`,
    ...lines.map((line) => `  ${paint.blue('=')} ${printable(line)}`),
  ];
  return [
    paint.underline('incomplete modules: nothing is reported that depends on what is missing'),
    ...missingHeaders.flatMap((each) =>
      notes(each.severity, `${paint.bold(printable(each.header))} is not there`, [
        ...missingHeaderWords(each, style.name),
        `module${each.modules.length === 1 ? '' : 's'}: ${each.modules.join(', ')}`,
        ...(each.kernels.length < kernels.length ? [`kernel: only ${each.kernels.join(', ')}`] : []),
      ]),
    ),
    ...incomplete.flatMap((each) => {
      const reasons = otherReasons(each);
      const title = `${paint.bold(printable(each.module))} (${printable(each.directory)})`;
      return reasons.length > 0 ? notes(each.severity, title, reasons) : [];
    }),
  ];
}

function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, note: paint.cyan }[severity];
}
