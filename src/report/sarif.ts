/** The report as SARIF. */
import type { Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { Diagnostic, Report, Severity, Step } from '../diagnostic';
import { codeFlow } from './codeFlow';
import { fingerprints } from './fingerprint';
import { missingHeaderWords, otherReasons } from './incomplete';
import { sarifFix } from './sarifFix';
import { artifact, place, uriBases } from './sarifPlace';

/** What a report says about each rule, with or without findings. */
interface RuleText {
  id: string;
  summary: string;
  severity: Severity;
  /** Its documentation page, in Markdown. */
  page: string;
}

/** The program that made the report: the npm package. */
interface Tool {
  name: string;
  version: string;
  rules: readonly RuleText[];
}

/** GitHub's limit. */
const LONGEST_DESCRIPTION = 1024;

/**
 * The report as SARIF 2.1.0, as GitHub code scanning expects it: one run for each kernel, regions of one line, and the
 * rules with their pages. The `severity` of a finding is its level; related places are linked in the message, and the
 * way through headers is a code flow.
 * @param root what the directory is that the files' paths are relative to, as a sentence
 */
export function sarifReport(report: Report, tool: Tool, root: string): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: report.kernels.map((kernel) => run(kernel, report, tool, root)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function run(kernel: string, report: Report, tool: Tool, root: string): Run {
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
    properties: { kernel: report.releases[report.kernels.indexOf(kernel)] },
    automationDetails: { id: `kmodlint/${kernel}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: uriBases(root, diagnostics.flatMap((each) => stepsOn(kernel, each))),
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
    results: diagnostics.map((each, index) => result(each, stepsOn(kernel, each), prints[index]!, tool)),
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

/** The way of a finding through the headers of one of its kernels. */
function stepsOn(kernel: string, { via = [], viaOn }: Diagnostic): readonly Step[] {
  return viaOn?.[kernel] ?? via;
}

function result(diagnostic: Diagnostic, steps: readonly Step[], fingerprint: string, tool: Tool): Result {
  const { rule, severity, certainty, module, isUnreached, symbol, namespace, related, fix } = diagnostic;
  return {
    ruleId: rule,
    ruleIndex: tool.rules.findIndex(({ id }) => id === rule),
    // An error would make GitHub block a pull request.
    level: isUnreached && severity === 'error' ? 'warning' : severity,
    message: { text: messageText(diagnostic) },
    locations: [place(diagnostic)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => ({
        id: index + 1,
        ...place(other),
        message: { text: other.message },
      })),
    }),
    ...(fix && { fixes: [sarifFix(fix)] }),
    ...(steps.length > 0 && { codeFlows: [codeFlow(diagnostic, steps)] }),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    properties: {
      certainty,
      module,
      ...(isUnreached && { unreached: true }),
      ...(symbol && { symbol }),
      ...(namespace && { namespace }),
    },
  };
}

/** GitHub shows a related location only if the message links to it. */
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

function notifications({ problems, incomplete, missingHeaders }: Report): Notification[] {
  return [
    ...problems.map(({ file, line, message }): Notification => ({
      level: 'warning',
      message: { text: message },
      ...(file !== undefined && {
        locations: [{
          physicalLocation: {
            artifactLocation: artifact(file),
            ...(line !== undefined && { region: { startLine: line } }),
          },
        }],
      }),
    })),
    ...missingHeaders.map((each): Notification => ({
      level: each.severity,
      message: { text: [`modules ${each.modules.join(', ')} are incomplete: ${each.header} is not there`,
        ...missingHeaderWords(each)].join('; ') },
    })),
    ...incomplete.map((each) => ({ ...each, reasons: otherReasons(each) })).filter(({ reasons }) => reasons.length > 0)
      .map(({ module, directory, severity, reasons }): Notification => ({
        level: severity,
        message: { text: `module '${module}' (${directory}) is incomplete: ${reasons.join(', ')}` },
      })),
  ];
}
