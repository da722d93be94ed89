/** Symbolic links in a report. */
import type { Diagnostic, Report, Step } from '../diagnostic';
import { unique } from '../util/unique';

/**
 * The report with the targets of symbolic links instead of the links: GitHub does not show a file by the name of a
 * link. A finding in a file and the same one found through a link become one.
 * @param target the path of a file of the tree with links followed
 */
export function withLinkTargets(report: Report, target: (file: string) => string): Report {
  const placed = <T extends { file?: string }>(each: T): T =>
    each.file === undefined ? each : { ...each, file: target(each.file) };
  const step = (each: Step): Step => (each.isOwn ? placed(each) : each);
  const diagnostic = (each: Diagnostic): Diagnostic => ({
    ...placed(each),
    related: each.related.map(placed),
    ...(each.via && { via: each.via.map(step) }),
    ...(each.viaOn && {
      viaOn: Object.fromEntries(Object.entries(each.viaOn).map(([kernel, steps]) => [kernel, steps.map(step)])),
    }),
    ...(each.fix && { fix: { ...each.fix, edits: each.fix.edits.map(placed) } }),
  });
  return {
    ...report,
    diagnostics: unique(report.diagnostics.map(diagnostic)),
    problems: unique(report.problems.map(placed)),
  };
}
