/** `kmodlint --fix` and its variants. */
import path from 'node:path';
import type { Report } from '../diagnostic';
import { fixTree } from '../fix/fixTree';
import type { RuleInput } from '../lint';
import { InputError } from '../read/inputError';
import { replaceFile, rewritten, unwritable } from '../read/rewrite';
import { printable } from '../report/printable';
import { problemLine } from '../report/summary';
import { unifiedDiff } from '../report/unifiedDiff';
import type { FixOptions } from './command';
import { fileName, type Input } from './input';
import { print, printBytes, say } from './terminal';

/** The remaining findings, and whether fixing a file has failed. */
export interface FixOutcome {
  report: Report;
  hasFailed: boolean;
}

/** Lints and fixes, and writes the changed files, or prints the changes. */
export async function lintAndFix(
  lint: (input: RuleInput) => Promise<Report>,
  input: Input,
  ruleInput: RuleInput,
  { safety, dryRun }: FixOptions,
  cwd: string,
): Promise<FixOutcome> {
  const { tree } = input.scope;
  const name = fileName(input, cwd);
  const place = (file: string): string => path.join(tree.root, file);
  let hasFailed = false;
  function fail(file: string, message: string): void {
    hasFailed = true;
    say(`kmodlint: error: ${problemLine({ file: name(file), message })}`);
  }

  const { report, fixed, files } = await fixTree(lint, {
    ...ruleInput,
    safety,
    canWrite(file) {
      const reason = dryRun ? undefined : unwritable(place(file));
      if (reason !== undefined) fail(file, reason);
      return reason === undefined;
    },
  });
  for (const { file, edits } of files) {
    try {
      const { before, after } = rewritten(place(file), tree.text(file)!, edits);
      if (dryRun) printDiff(unifiedDiff(patchName(file, name(file)), before, after));
      else replaceFile(place(file), after);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(file, error.message);
    }
  }
  return { report: { ...report, summary: { ...report.summary, fixed } }, hasFailed };
}

/** A patch is applied in the working directory if the file is below it, else in the root of the tree. */
function patchName(file: string, name: string): string {
  return name.startsWith('../') ? file : name;
}

/** Prints a diff byte for byte, except to a terminal, which control characters could manipulate. */
function printDiff(diff: Buffer): void {
  if (!process.stdout.isTTY) printBytes(diff);
  else print(diff.toString('utf8').split('\n').map(printable).join('\n'));
}
