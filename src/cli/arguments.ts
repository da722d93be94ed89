/** Makes commands of the values that yargs parsed. */
import { basename } from 'node:path';
import type { Command, Destination, FixOptions, GraphOptions, InputOptions } from './command';
import type { Arguments } from './definition';

/** A command line that cannot be understood. The message is one line. */
export class UsageError extends Error {}

export function lintOf(args: Arguments): Command {
  const maxWarnings = single(args, 'max-warnings');
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) {
    throw new UsageError(`--max-warnings is '${maxWarnings}', not a whole number from 0 on`);
  }
  const fix = fixOf(args);
  return {
    name: 'lint',
    options: {
      ...inputOf(args, args._),
      destinations: destinationsOf(args, fix),
      ...(fix && { fix }),
      maxWarnings: maxWarnings === undefined ? Infinity : Number(maxWarnings),
      exitZero: args['exit-zero'] === true,
      quiet: args.quiet === true,
      ...colorOf(args),
    },
  };
}

export function modulesOf(args: Arguments): Command {
  return { name: 'modules', options: { ...inputOf(args, args._.slice(1)), format: textOrJson(args) } };
}

export function rangeOf(args: Arguments): Command {
  const options = { ...inputOf(args, args._.slice(1)), format: textOrJson(args), ...colorOf(args) };
  return { name: 'range', options };
}

export function graphOf(args: Arguments): Command {
  const format = (single(args, 'format') ?? 'text') as GraphOptions['format'];
  const output = single(args, 'output');
  return { name: 'graph', options: { ...inputOf(args, args._.slice(1)), format, output } };
}

export function explainOf(args: Arguments): Command {
  const paths = pathsOf(args, args._.slice(1));
  return { name: 'explain', options: { name: String(args.name), paths, kernels: list(args, 'kernel') } };
}

export function kernelShowOf(args: Arguments): Command {
  return { name: 'kernel show', kernel: String(args.name) };
}

export function kernelBuildOf(args: Arguments): Command {
  return { name: 'kernel build', directory: String(args.directory), output: single(args, 'output') };
}

export function kernelShareOf(args: Arguments): Command {
  return { name: 'kernel share', directory: String(args.directory) };
}

export function kernelDiffOf(args: Arguments): Command {
  const paths = pathsOf(args, args._.slice(2));
  return { name: 'kernel diff', from: String(args.from), to: String(args.to), paths, format: textOrJson(args) };
}

/** A shell with another syntax, such as fish, could not run the script. */
export function completionOf(): Command {
  const shell = basename(process.env.SHELL || 'bash');
  if (!/^(ba|da|z|)sh$/.test(shell)) {
    throw new UsageError(`there is no completion for ${shell}: SHELL=bash or SHELL=zsh chooses one`);
  }
  return { name: 'completion' };
}

function colorOf({ color }: Arguments): { color?: boolean } {
  return typeof color === 'boolean' ? { color } : {};
}

function textOrJson(args: Arguments): 'text' | 'json' {
  return single(args, 'format') === 'json' ? 'json' : 'text';
}

function inputOf(args: Arguments, rest: Arguments['_']): InputOptions {
  const paths = pathsOf(args, rest);
  return {
    paths: paths.length > 0 ? paths : ['.'],
    kernels: list(args, 'kernel'),
    symvers: single(args, 'symvers'),
    extraSymvers: list(args, 'extra-symvers'),
  };
}

/** `rest` are the words after `--`, which yargs does not count as paths. */
function pathsOf(args: Arguments, rest: Arguments['_']): string[] {
  const paths = [...((args.paths as string[] | undefined) ?? []), ...rest.map(String)];
  if (paths.includes('')) throw new UsageError('a path is empty');
  return paths;
}

/** --fix-unsafe makes the safe fixes as well. */
function fixOf(args: Arguments): FixOptions | undefined {
  const dryRun = args['fix-dry-run'] === true;
  if (args.fix !== true && args['fix-unsafe'] !== true && !dryRun) return undefined;
  return { safety: args['fix-unsafe'] === true ? 'unsafe' : 'safe', dryRun };
}

/** With --fix-dry-run, the diff goes to stdout instead of a report. */
function destinationsOf(args: Arguments, fix: FixOptions | undefined): Destination[] {
  const formats = list(args, 'format') as Destination['format'][];
  const files = list(args, 'output');
  if (!fix?.dryRun) return pairOutputs(formats, files);
  if (formats.length !== files.length) throw new UsageError('--fix-dry-run goes to stdout: give each --format an --output');
  return formats.length > 0 ? pairOutputs(formats, files) : [];
}

/** Pairs the n-th format with the n-th file. Only one report can go to stdout. */
function pairOutputs(formats: readonly Destination['format'][], files: readonly string[]): Destination[] {
  const wanted = formats.length > 0 ? formats : (['text'] as const);
  if (files.length > wanted.length) throw new UsageError('there are more --output than --format');
  if (wanted.length - files.length > 1) throw new UsageError('only one --format can go to stdout: give the others an --output');
  return wanted.map((format, index) => ({ format, ...(files[index] !== undefined && { file: files[index] }) }));
}

function list(args: Arguments, name: string): string[] {
  return [args[name] ?? []].flat().map((value) => checked(value, name));
}

function single(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (Array.isArray(value)) throw new UsageError(`--${name} is given more than once`);
  return value === undefined ? undefined : checked(value, name);
}

function checked(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} needs a value`);
  return value;
}
