import type { ArgumentsCamelCase } from 'yargs';
import { InputError } from '../read/error';
import type { Command, Destination, FixOptions, GraphOptions, InputOptions } from './command';

/** What yargs makes of a command line: it knows the names, and leaves the values to be checked here. */
type Arguments = ArgumentsCamelCase<Record<string, unknown>>;

export function lintOf(args: Arguments): Command {
  const maxWarnings = args.maxWarnings ?? Infinity;
  if (typeof maxWarnings !== 'number' || !(maxWarnings >= 0)) throw wrong('--max-warnings is not a number');
  const fix = fixOf(args);
  return {
    name: 'lint',
    options: {
      ...inputOf(args, args._),
      destinations: destinationsOf(args, fix),
      ...(fix && { fix }),
      maxWarnings,
      exitZero: args.exitZero === true,
      quiet: args.quiet === true,
      ...(typeof args.color === 'boolean' && { color: args.color }),
    },
  };
}

export function modulesOf(args: Arguments): Command {
  return { name: 'modules', options: { ...inputOf(args, args._.slice(1)), format: textOrJson(args) } };
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

export function kernelDiffOf(args: Arguments): Command {
  const paths = pathsOf(args, args._.slice(2));
  return { name: 'kernel diff', from: String(args.from), to: String(args.to), paths, format: textOrJson(args) };
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

/** `rest` is what stands behind `--`, which yargs does not count among the paths. */
function pathsOf(args: Arguments, rest: Arguments['_']): string[] {
  const paths = [...((args.paths as string[] | undefined) ?? []), ...rest.map(String)];
  if (paths.includes('')) throw wrong('a path is empty');
  return paths;
}

/** --fix-unsafe makes the safe fixes, too. */
function fixOf(args: Arguments): FixOptions | undefined {
  const dryRun = args.fixDryRun === true;
  if (args.fix !== true && args.fixUnsafe !== true && !dryRun) return undefined;
  return { safety: args.fixUnsafe === true ? 'unsafe' : 'safe', dryRun };
}

/** What would be fixed takes the place of a report on stdout. */
function destinationsOf(args: Arguments, fix: FixOptions | undefined): Destination[] {
  const formats = list(args, 'format') as Destination['format'][];
  const files = list(args, 'output');
  if (!fix?.dryRun) return pairOutputs(formats, files);
  if (formats.length !== files.length) throw wrong('--fix-dry-run goes to stdout: give each --format an --output');
  return formats.length > 0 ? pairOutputs(formats, files) : [];
}

/** Pairs formats and files, the n-th with the n-th. Only one report can go to stdout. */
function pairOutputs(formats: readonly Destination['format'][], files: readonly string[]): Destination[] {
  const wanted = formats.length > 0 ? formats : (['text'] as const);
  if (files.length > wanted.length) throw wrong('there are more --output than --format');
  if (wanted.length - files.length > 1) throw wrong('only one --format can go to stdout: give the others an --output');
  return wanted.map((format, index) => ({ format, ...(files[index] !== undefined && { file: files[index] }) }));
}

function list(args: Arguments, name: string): string[] {
  const values = (args[name] ?? []) as unknown[];
  if (!values.every((value) => typeof value === 'string' && value !== '')) throw wrong(`--${name} needs a value`);
  return values as string[];
}

function single(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw wrong(`--${name} is given more than once`);
  if (typeof value !== 'string' || value === '') throw wrong(`--${name} needs a value`);
  return value;
}

/** What is wrong with the command line, in one line. */
export function wrong(message: string): InputError {
  return new InputError(`${message} (see kmodlint --help)`);
}
