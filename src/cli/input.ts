/** What the commands that read a driver have in common: input, problems and the names of files. */
import path from 'node:path';
import type { Config } from '../read/configuration';
import { InputError } from '../read/inputError';
import { readKernelSymvers, readSymvers, type LoadedKernel } from '../read/readKernel';
import { readPackage } from '../read/package';
import { findScope, type Scope } from '../read/scope';
import { shippedSuccessors } from '../read/successorsFile';
import type { Compiler } from '../compile';
import type { LintInput } from '../lint';
import type { Kernel, KernelExport, Problem } from '../model';
import type { DiskTree } from '../read/tree';
import type { JsonStyle } from '../report/jsonDocument';
import { problemLine } from '../report/summary';
import type { Settings } from '../settings';
import { threadedCompiler } from '../threads/compileInThreads';
import type { InputOptions } from './command';
import { readSettings } from './configuredTrees';

/** Everything that is read before linting. */
export interface Input {
  scope: Scope;
  lint: LintInput;
  /** Problems of what was read so far; those of the tree are added while it is read. */
  problems: readonly Problem[];
  /** The configuration of each of the settings that lint.settingsOf() returns, if it has one. */
  configs: ReadonlyMap<Settings, Config | undefined>;
}

/**
 * Reads the input that a command line names. Throws an InputError if it is unusable.
 * @param worker the script of a thread to share the work with
 */
export async function readInput(options: InputOptions, cwd: string, worker?: string): Promise<Input> {
  const scope = readScope(options.paths, cwd);
  const replaced = options.symvers === undefined ? undefined : await readKernelSymvers(options.symvers);
  const extras = await Promise.all(options.extraSymvers.map((file) => readSymvers(file)));
  const withExports = (kernel: Kernel): Kernel => ({ ...kernel, ...(replaced && { exports: replaced.exports }) });
  const { loaded, kernels, settingsOf, configs } = await readSettings(options, scope, cwd, withExports);
  const compile = worker === undefined ? undefined : compilerOf(worker, scope.tree, loaded, replaced?.exports);
  const { tree, files, named, isReported } = scope;
  return {
    scope,
    configs,
    lint: {
      tree, files, named, isReported, kernels, settingsOf, compile,
      extraExports: merge(extras),
      successors: shippedSuccessors(),
    },
    problems: [...scope.problems, ...[...loaded, ...extras, ...(replaced ? [replaced] : [])].flatMap(outsideTheTree)],
  };
}

/** The files that paths lead to. Throws an InputError if there are none. */
export function readScope(paths: readonly string[], cwd: string): Scope {
  const scope = findScope(paths, cwd);
  if (scope.files.length > 0) return scope;
  throw new InputError(scope.problems[0] ? problemLine(scope.problems[0]) : 'nothing to lint: there are no files');
}

/** All problems of the input, once it has been read: the same problem for several kernels counts once. */
export function allProblems(input: Pick<Input, 'scope' | 'problems'>, further: readonly Problem[]): Problem[] {
  const lines = new Map([...input.problems, ...input.scope.tree.problems, ...further].map((problem) => [
    problemLine(problem),
    problem,
  ]));
  return [...lines.values()];
}

/** Names a file or a directory of the tree relative to the working directory. */
export function fileName({ scope }: Pick<Input, 'scope'>, cwd: string): (file: string) => string {
  return (file) => path.relative(cwd, path.join(scope.tree.root, file)) || '.';
}

/** How JSON names files: by the root of the tree as well; without a scope, no driver was read. */
export function jsonStyle(scope: Scope | undefined, cwd: string): JsonStyle {
  const tool = readPackage();
  if (!scope) return { tool, name: String };
  const name = fileName({ scope }, cwd);
  return { tool, root: name('.'), name };
}

/** Why nothing was linted: there is no module, or none can be read, as the problems say. */
export function noModule({ paths }: Pick<InputOptions, 'paths'>, problems: readonly Problem[]): InputError {
  const hidden = problems.filter(({ hidesModules }) => hidesModules).map(({ file }) => path.basename(file!));
  if (hidden.length > 0) {
    const template = hidden[0]!;
    return new InputError(
      `no module can be read in ${paths.join(', ')}: run configure first, ` +
        `which makes ${path.parse(template).name} from ${template}`,
    );
  }
  return new InputError(`no module found in ${paths.join(', ')}: no Kbuild file names one`);
}

/**
 * A compiler that uses threads; undefined if the data of a kernel is only in memory, where other threads could not read
 * it.
 */
function compilerOf(
  worker: string,
  tree: DiskTree,
  loaded: readonly LoadedKernel[],
  exports: ReadonlyMap<string, KernelExport> | undefined,
): Compiler | undefined {
  const kernels = loaded.flatMap(({ file }) => (file === undefined ? [] : [{ file, exports }]));
  return kernels.length < loaded.length ? undefined : threadedCompiler(worker, tree, kernels);
}

function merge(extras: readonly { exports: ReadonlyMap<string, KernelExport> }[]): Map<string, KernelExport> {
  return new Map(extras.flatMap(({ exports }) => [...exports]));
}

/** The file of a problem is one of the tree; any other file is named in the message instead. */
function outsideTheTree({ problems }: { problems: readonly Problem[] }): Problem[] {
  return problems.map((problem) => ({ message: problemLine(problem) }));
}
