import type { Diagnostic, Report, Step } from '../diagnostic';
import { unique } from '../util/unique';

/**
 * The report with what links lead to in place of the links: GitHub shows no file by the name of a link to it. What is
 * found in a file and, by a link, once more is one finding then.
 * @param target the file that a file of the tree is, links followed
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
