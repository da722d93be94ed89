/** The entry point of the command and of its threads. */
import type { Command } from './cli/command';
import { parseCommand } from './cli/parseCommandLine';
import { print, say, watchStreams, writeFaults } from './cli/terminal';
import { KernelDataError } from './kernel/kernelDataError';
import { InputError } from './read/inputError';

/**
 * Runs the command `kmodlint` with its arguments. Resolves to the exit code: 0 no error, 1 errors (or more warnings
 * than allowed), 2 unusable input, or a bug in kmodlint; never rejects.
 * @param worker the script of a thread to share the work with; without one, this thread does everything
 */
export async function main(argv: string[], worker?: string): Promise<number> {
  watchStreams();
  const code = await exitCode(argv, worker);
  const faults = await writeFaults();
  for (const fault of faults) say(`kmodlint: error: ${fault}`);
  return faults.length > 0 ? 2 : code;
}

async function exitCode(argv: string[], worker: string | undefined): Promise<number> {
  try {
    return await run(parseCommand(argv), worker);
  } catch (error) {
    if (error instanceof InputError || error instanceof KernelDataError) say(`kmodlint: error: ${error.message}`);
    else sayBug(error);
    return 2;
  }
}

/** Each command is loaded on demand: loading takes most of the time to start. */
async function run(command: Command, worker: string | undefined): Promise<number> {
  const cwd = process.cwd();
  if (!READING_NO_C.has(command.name)) await prepareToRead();
  switch (command.name) {
    case 'print':
      print(command.text);
      return 0;
    case 'completion': {
      const { completionScript } = await import('./cli/completion');
      print(completionScript());
      return 0;
    }
    case 'complete': {
      const { completions } = await import('./cli/completion');
      // The script for zsh exports COMP_CWORD; bash does not export it.
      print(completions(command.words, process.env.COMP_CWORD !== undefined));
      return 0;
    }
    case 'lint': {
      const { lintCommand } = await import('./cli/lintCommand');
      return lintCommand(command.options, { cwd, worker, seconds: () => performance.now() / 1000 });
    }
    case 'modules': {
      const { modulesCommand } = await import('./cli/modulesCommand');
      return modulesCommand(command.options, cwd, worker);
    }
    case 'range': {
      const { rangeCommand } = await import('./cli/rangeCommand');
      return rangeCommand(command.options, cwd, worker);
    }
    case 'graph': {
      const { graphCommand } = await import('./cli/graphCommand');
      return graphCommand(command.options, cwd, worker);
    }
    case 'explain': {
      const { explainCommand } = await import('./cli/explainCommand');
      return explainCommand(command.options, cwd);
    }
    case 'kernel diff': {
      const { diffCommand } = await import('./cli/diffCommand');
      return diffCommand(command, cwd);
    }
    default: {
      const { kernelCommand } = await import('./cli/kernelCommand');
      return kernelCommand(command, cwd);
    }
  }
}

const READING_NO_C: ReadonlySet<Command['name']> = new Set(['print', 'kernel list']);

/** Loads the parser for C. */
async function prepareToRead(): Promise<void> {
  const { loadParser, NoParserError } = await import('./lint');
  try {
    await loadParser();
  } catch (error) {
    throw error instanceof NoParserError ? new InputError(error.message) : error;
  }
}

/** Runs in a thread that shares the work of main(). */
export async function work(): Promise<void> {
  const { compileInWorker } = await import('./threads/worker');
  await compileInWorker();
}

function sayBug(error: unknown): void {
  say(`kmodlint: internal error: ${String(error)}: please report this (KMODLINT_DEBUG=1 shows where it happened)`);
  if (process.env.KMODLINT_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
