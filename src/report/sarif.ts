import type { Location as Place, Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { Diagnostic, Location, Report, Severity } from '../diagnostic';
import { fingerprints } from './fingerprint';

/** What a report says about its rules, whether they found something or not. */
export interface RuleText {
  id: string;
  summary: string;
  severity: Severity;
  /** Its page, in Markdown. */
  page: string;
}

/** What made the report: the npm package. */
export interface Tool {
  name: string;
  version: string;
  rules: readonly RuleText[];
}

/** What the uris of a log are relative to: the root of the repository. */
const ROOT = '%SRCROOT%';

/** GitHub takes no more of it. */
const LONGEST_DESCRIPTION = 1024;

/**
 * The report as SARIF 2.1.0, as GitHub code scanning wants it: one run for each kernel, regions of one line, and the
 * rules with their pages. `severity` of the findings is the level; what is related is linked in the message.
 */
export function sarifReport(report: Report, tool: Tool): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: report.kernels.map((kernel) => run(kernel, report, tool)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function run(kernel: string, report: Report, tool: Tool): Run {
  const diagnostics = report.diagnostics.filter(({ kernels }) => kernels.includes(kernel));
  const prints = fingerprints(diagnostics);
  return {
    tool: {
      driver: {
        name: tool.name,
        semanticVersion: tool.version,
        informationUri: `https://www.npmjs.com/package/${tool.name}`,
        rules: tool.rules.map(descriptor),
      },
    },
    automationDetails: { id: `kmodlint/${kernel}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
    results: diagnostics.map((diagnostic, index) => result(diagnostic, prints[index]!, tool)),
  };
}

function descriptor({ id, summary, severity, page }: RuleText): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary.slice(0, LONGEST_DESCRIPTION) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: severity },
    properties: {
      tags: ['linux-kernel', 'modpost'],
      precision: 'high',
      'problem.severity': severity === 'note' ? 'recommendation' : severity,
    },
  };
}

function result(diagnostic: Diagnostic, fingerprint: string, tool: Tool): Result {
  const { rule, severity, certainty, module, symbol, namespace, related } = diagnostic;
  return {
    ruleId: rule,
    ruleIndex: tool.rules.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: messageText(diagnostic) },
    locations: [place(diagnostic)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => ({
        id: index + 1,
        ...place(other),
        message: { text: other.message },
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    properties: { certainty, module, ...(symbol && { symbol }), ...(namespace && { namespace }) },
  };
}

/** A related location is shown only where the message links it. */
function messageText({ message, help, related }: Diagnostic): string {
  const sentences = [
    message,
    ...related.map((other, index) => `[${escaped(other.message)}](${index + 1})`),
    ...(help === undefined ? [] : [help]),
  ];
  return sentences.join('.\n');
}

/** Brackets make a link in a message. */
function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function place(location: Location): Place {
  const { line, column, endLine, endColumn } = location;
  // An alert shows in a pull request only when all of its lines are in the diff.
  const end = endLine === line ? endColumn : column + 1;
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(location.file), uriBaseId: ROOT },
      region: { startLine: line, startColumn: column, endLine: line, endColumn: Math.max(end, column + 1) },
    },
  };
}

function uri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function notifications({ problems, incomplete }: Report): Notification[] {
  return [
    ...problems.map(({ file, line, message }): Notification => ({
      level: 'warning',
      message: { text: message },
      ...(file !== undefined && {
        locations: [{
          physicalLocation: {
            artifactLocation: { uri: uri(file), uriBaseId: ROOT },
            ...(line !== undefined && { region: { startLine: line } }),
          },
        }],
      }),
    })),
    ...incomplete.map(({ module, directory, reasons }): Notification => ({
      level: 'note',
      message: { text: `module '${module}' (${directory}) is incomplete: ${reasons.join(', ')}` },
    })),
  ];
}
