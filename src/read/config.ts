import fs from 'node:fs';
import path from 'node:path';
import { lineMap } from '../lines';
import { InputError } from './error';

/** What a `.kmodlintrc.json` says. */
export interface Config {
  /** The kernels linted for, as --kernel takes them; empty where it names none. */
  kernels: readonly string[];
  /** The directory that it is in, which a kernel's directory is relative to. */
  directory: string;
}

const NAME = '.kmodlintrc.json';

/**
 * Finds and reads the nearest configuration file of a directory and those above it; undefined where there is none.
 * Throws an InputError, with its place, for a file that is not a configuration.
 */
export function findConfig(directory: string): Config | undefined {
  const file = path.join(directory, NAME);
  if (fs.existsSync(file)) return { kernels: readConfig(file), directory };
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findConfig(parent);
}

function readConfig(file: string): string[] {
  const text = readText(file);
  const settings = parseObject(file, text);
  const unknown = Object.keys(settings).find((key) => key !== 'kernel' && key !== '$schema');
  if (unknown !== undefined) throw faultAt(file, text, unknown, `unknown setting '${unknown}' (there is 'kernel')`);
  const { kernel = [] } = settings;
  const kernels: unknown[] = Array.isArray(kernel) ? kernel : [kernel];
  if (!kernels.every((name) => typeof name === 'string' && name !== '')) {
    throw faultAt(file, text, 'kernel', "'kernel' is neither a name nor a list of names");
  }
  return kernels as string[];
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parseObject(file: string, text: string): Record<string, unknown> {
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch (error) {
    const message = (error as SyntaxError).message.replace(/\s+/g, ' ');
    const offset = /at position (\d+)/.exec(message)?.[1];
    throw new InputError(`${place(file, text, offset === undefined ? undefined : Number(offset))}: ${message}`);
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new InputError(`${file}:1:1: is not a JSON object`);
  }
  return settings as Record<string, unknown>;
}

function faultAt(file: string, text: string, key: string, message: string): InputError {
  const offset = text.indexOf(JSON.stringify(key));
  return new InputError(`${place(file, text, offset < 0 ? undefined : offset)}: ${message}`);
}

function place(file: string, text: string, offset: number | undefined): string {
  if (offset === undefined) return file;
  const { line, column } = lineMap(text).locate(offset);
  return `${file}:${line}:${column}`;
}
