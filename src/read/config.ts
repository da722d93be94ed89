import fs from 'node:fs';
import path from 'node:path';
import type { Severity } from '../diagnostic';
import { lineMap } from '../lines';
import { InputError } from './error';

/** What a `.kmodlintrc.json` says. */
export interface Config {
  /** The kernels linted for, as --kernel takes them; empty where it names none. */
  kernels: readonly string[];
  /** What is set for rules, by their ids, which are not checked here. */
  rules: ReadonlyMap<string, RuleSetting>;
  /** The directory that it is in, which a kernel's directory is relative to. */
  directory: string;
  /** That something is wrong with it, with the place where a name stands. */
  fault(name: string, message: string): InputError;
}

/** How severe the findings of a rule are to be, or that it is not to be asked. */
export type RuleSetting = Severity | 'off';

const RULE_SETTINGS: readonly unknown[] = ['off', 'note', 'warning', 'error'] satisfies RuleSetting[];

const SETTINGS = ['kernel', 'rules', '$schema'];

const NAME = '.kmodlintrc.json';

/**
 * Finds and reads the nearest configuration file of a directory and those above it; undefined where there is none.
 * Throws an InputError, with its place, for a file that is not a configuration.
 */
export function findConfig(directory: string): Config | undefined {
  const file = path.join(directory, NAME);
  if (fs.existsSync(file)) return { ...readConfig(file), directory };
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findConfig(parent);
}

function readConfig(file: string): Omit<Config, 'directory'> {
  const text = readText(file);
  const settings = parseObject(file, text);
  const fault = (name: string, message: string): InputError => faultAt(file, text, name, message);
  const unknown = Object.keys(settings).find((key) => !SETTINGS.includes(key));
  if (unknown !== undefined) throw fault(unknown, `unknown setting '${unknown}' (there are 'kernel' and 'rules')`);
  const { kernel = [], rules = {} } = settings;
  const kernels: unknown[] = Array.isArray(kernel) ? kernel : [kernel];
  if (!kernels.every((name) => typeof name === 'string' && name !== '')) {
    throw fault('kernel', "'kernel' is neither a name nor a list of names");
  }
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) {
    throw fault('rules', "'rules' is no object of rules and severities");
  }
  for (const [id, setting] of Object.entries(rules)) {
    if (!RULE_SETTINGS.includes(setting)) throw fault(id, `'${id}' is set to none of ${RULE_SETTINGS.join(', ')}`);
  }
  return { kernels: kernels as string[], rules: new Map(Object.entries(rules)), fault };
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
