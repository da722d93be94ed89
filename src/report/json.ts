import type { Diagnostic, Location, Report } from '../diagnostic';
import { stepWords } from '../via';

/** The report as JSON, `formatVersion` 1: fields are only ever added within a version. */
export function jsonReport(report: Report): string {
  const { kernels, diagnostics, summary, incomplete, problems } = report;
  const document = {
    formatVersion: 1,
    kernels,
    findings: diagnostics.map(finding),
    modules: report.modules.map(({ module, directory, outcomes }) => ({
      module,
      directory,
      kernels: Object.fromEntries(kernels.map((kernel, index) => [kernel, outcomes[index]])),
    })),
    summary,
    incomplete,
    problems,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is undefined is left out by JSON.stringify. */
function finding(diagnostic: Diagnostic): object {
  const { rule, severity, certainty, message, help, module, symbol, namespace, kernels, related } = diagnostic;
  const { via, viaOn, fix } = diagnostic;
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
    via: via?.map(stepWords),
    fix: fix && {
      title: fix.title,
      safety: fix.safety,
      edits: fix.edits.map((edit) => ({ ...location(edit), text: edit.text })),
    },
    viaOn: viaOn && Object.fromEntries(Object.entries(viaOn).map(([kernel, steps]) => [kernel, steps.map(stepWords)])),
  };
}

function location({ file, line, column, endLine, endColumn }: Location): Location {
  return { file, line, column, endLine, endColumn };
}
