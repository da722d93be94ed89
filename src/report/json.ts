/** The report as JSON. */
import type { Diagnostic, Location, Outcome, Report } from '../diagnostic';
import { gapWords } from '../model/gaps';
import { stepWords } from '../findings/viaText';
import { jsonDocument, jsonText, withPath, type JsonStyle } from './jsonDocument';

/** Formats the report. */
export function jsonReport(report: Report, style: JsonStyle): string {
  const { kernels, releases, diagnostics, summary, missingHeaders, problems } = report;
  return jsonText(jsonDocument(style, {
    kernels,
    releases: Object.fromEntries(kernels.map((kernel, index) => [kernel, releases[index]])),
    findings: diagnostics.map((each) => finding(each, style)),
    modules: report.modules.map(({ module, directory, isUnreached, outcomes }) => ({
      module,
      directory,
      path: style.name(directory),
      unreached: isUnreached,
      kernels: Object.fromEntries(kernels.map((kernel, index) => [kernel, counts(outcomes[index])])),
    })),
    summary,
    incomplete: report.incomplete.map(({ module, directory, severity, isUnreached, gaps, kernels: on }) => ({
      module,
      directory,
      path: style.name(directory),
      severity,
      unreached: isUnreached,
      reasons: gapWords(gaps),
      kernels: on,
    })),
    missingHeaders,
    problems: problems.map(({ file, ...each }) => ({ ...each, ...(file !== undefined && withPath({ file }, style)) })),
  }));
}

function counts(outcome: Outcome | undefined): object | undefined {
  return outcome && { errors: outcome.errors, warnings: outcome.warnings, incomplete: outcome.incomplete };
}

function finding(diagnostic: Diagnostic, style: JsonStyle): object {
  const { rule, severity, certainty, message, help, module, symbol, namespace, kernels, related } = diagnostic;
  const { via, viaOn, fix, isUnreached } = diagnostic;
  return {
    rule,
    severity,
    certainty,
    message,
    help,
    module,
    unreached: isUnreached,
    symbol,
    namespace,
    kernels,
    ...location(diagnostic, style),
    related: related.map((place) => ({ ...location(place, style), message: place.message })),
    via: via?.map(stepWords),
    fix: fix && {
      title: fix.title,
      safety: fix.safety,
      edits: fix.edits.map((edit) => ({ ...location(edit, style), text: edit.text })),
    },
    viaOn: viaOn && Object.fromEntries(Object.entries(viaOn).map(([kernel, steps]) => [kernel, steps.map(stepWords)])),
  };
}

function location({ file, line, column, endLine, endColumn }: Location, style: JsonStyle): Location & { path: string } {
  return { ...withPath({ file }, style), line, column, endLine, endColumn };
}
