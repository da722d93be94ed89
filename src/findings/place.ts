import type { Location } from '../diagnostic';
import { lineMap, type LineMap } from '../util/lineMap';
import type { Span, Tree } from '../model';

/** Where a span stands, as people and SARIF count it, and the text of its first line. */
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
