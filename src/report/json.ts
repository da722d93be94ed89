import type { Diagnostic, Location, Report } from '../diagnostic';

/** The report as JSON, `formatVersion` 1: fields are only ever added within a version. */
export function jsonReport(report: Report): string {
  const { kernels, diagnostics, summary, incomplete, problems } = report;
  const document = { formatVersion: 1, kernels, findings: diagnostics.map(finding), summary, incomplete, problems };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is undefined is left out by JSON.stringify. */
function finding(diagnostic: Diagnostic): object {
  const { rule, severity, certainty, message, help, module, symbol, namespace, kernels, related } = diagnostic;
  return {
    rule,
    severity,
    certainty,
    message,
    help,
    module,
    symbol,
    namespace,
    kernels,
    ...location(diagnostic),
    related: related.map((place) => ({ ...location(place), message: place.message })),
  };
}

function location({ file, line, column, endLine, endColumn }: Location): Location {
  return { file, line, column, endLine, endColumn };
}
