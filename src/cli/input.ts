import path from 'node:path';
import type { Config } from '../read/configuration';
import { InputError } from '../read/inputError';
import { readKernelSymvers, readSymvers, type LoadedKernel } from '../read/readKernel';
import { readPackage } from '../read/package';
import { findScope, type Scope } from '../read/scope';
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

/** All that is read before there is anything to say about it. */
export interface Input {
  scope: Scope;
  lint: LintInput;
  /** Of what was read so far; the tree's own grow as it is asked. */
  problems: readonly Problem[];
  /** Those of lint.settingsOf(), each with the configuration that it is from, if there is one. */
  configs: ReadonlyMap<Settings, Config | undefined>;
}

/**
 * Reads what a command line asks for. Throws an InputError where nothing of it can be used.
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
    lint: { tree, files, named, isReported, kernels, settingsOf, extraExports: merge(extras), compile },
    problems: [...scope.problems, ...[...loaded, ...extras, ...(replaced ? [replaced] : [])].flatMap(outsideTheTree)],
  };
}

/** The files that paths lead to. Throws an InputError where there are none. */
export function readScope(paths: readonly string[], cwd: string): Scope {
  const scope = findScope(paths, cwd);
  if (scope.files.length > 0) return scope;
  throw new InputError(scope.problems[0] ? problemLine(scope.problems[0]) : 'nothing to lint: there are no files');
}

/** All that was wrong with the input, once it is read: what is wrong for several kernels is said once. */
export function allProblems(input: Pick<Input, 'scope' | 'problems'>, further: readonly Problem[]): Problem[] {
  const lines = new Map([...input.problems, ...input.scope.tree.problems, ...further].map((problem) => [
    problemLine(problem),
    problem,
  ]));
  return [...lines.values()];
}

/** How a file or a directory of the tree is called from the working directory. */
export function fileName({ scope }: Pick<Input, 'scope'>, cwd: string): (file: string) => string {
  return (file) => path.relative(cwd, path.join(scope.tree.root, file)) || '.';
}

/** How JSON names files, which it names by the root as well; without a scope no driver was read. */
export function jsonStyle(scope: Scope | undefined, cwd: string): JsonStyle {
  const tool = readPackage();
  if (!scope) return { tool, name: String };
  const name = fileName({ scope }, cwd);
  return { tool, root: name('.'), name };
}

/** What is wrong where nothing was linted: there is nothing, or it cannot be read as the problems say. */
export function noModule({ paths }: Pick<InputOptions, 'paths'>, problems: readonly Problem[]): InputError {
  const hidden = problems.filter(({ hidesModules }) => hidesModules).map(({ file }) => path.basename(file!));
  if (hidden.length > 0) {
    const template = hidden[0]!;
    return new InputError(
      `no module can be read in ${paths.join(', ')}: run configure first, ` +
        `which makes ${path.parse(template).name} of ${template}`,
    );
  }
  return new InputError(`no module found in ${paths.join(', ')}: no Kbuild file names one`);
}

/** Nobody where the data of a kernel is in memory alone: no other thread could read it. */
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

/** A problem's file is one of the tree; that of any other file is in the message. */
function outsideTheTree({ problems }: { problems: readonly Problem[] }): Problem[] {
  return problems.map((problem) => ({ message: problemLine(problem) }));
}
