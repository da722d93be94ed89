import type { Diagnostic, Location } from '../diagnostic';
import type { Span, Tree } from '../model';
import { lineMap, type LineMap } from '../util/lineMap';
import type { FixedFinding } from './attachFixes';
import { chainWords, stepOf } from './viaText';

/** Where a span is, as people and SARIF count it, and the text of its first line. */
export type Place = (span: Span) => Location & { sourceLine: string };

/** Turns offsets into lines and columns; what goes on beyond its first line ends with that line. */
export function placer(tree: Tree): Place {
  const maps = new Map<string, LineMap>();
  return ({ file, start, end }) => {
    let map = maps.get(file);
    if (!map) maps.set(file, (map = lineMap(tree.text(file) ?? '')));
    const { line, column } = map.locate(start);
    const last = map.locate(end);
    const sourceLine = map.lineText(line);
    const endColumn =
      last.line === line ? Math.max(last.column, column + 1) : Math.max(sourceLine.length + 1, column + 1);
    return { file, line, column, endLine: line, endColumn, sourceLine };
  };
}

/** Findings as a report has them, in reading order. */
export function placeFindings(findings: readonly FixedFinding[], tree: Tree): Diagnostic[] {
  const place = placer(tree);
  return findings.map((finding) => placed(finding, place, tree)).sort(inReadingOrder);
}

function placed(finding: FixedFinding, place: Place, tree: Tree): Diagnostic {
  const { span, related, via = [], viaOn, isUnreached, ...rest } = finding;
  const steps = via.map((step) => stepOf(step, tree));
  const others = Object.entries(viaOn ?? {}).map(([kernel, way]) => [kernel, way.map((step) => stepOf(step, tree))]);
  return {
    ...rest,
    ...(isUnreached && { isUnreached }),
    message: rest.message + chainWords(steps),
    ...place(span),
    related: related.map(({ span: other, message }) => ({ ...place(other), message })),
    ...(steps.length > 0 && { via: steps }),
    ...(others.length > 0 && { viaOn: Object.fromEntries(others) }),
  };
}

function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  const key = (each: Diagnostic): string => JSON.stringify([each.rule, each.module, each.symbol ?? '', each.message]);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (key(a) < key(b) ? -1 : 1);
}
