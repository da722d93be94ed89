/** The configuration files, `.kmodlintrc.json`. */
import fs from 'node:fs';
import path from 'node:path';
import type { Node } from 'jsonc-parser';
import type { Severity } from '../diagnostic';
import { nearMisses } from '../util/nearMisses';
import type { InputError } from './inputError';
import { readJson, type JsonFile } from './jsonFile';

/** The contents of a `.kmodlintrc.json`. */
export interface Config {
  /** The kernels to lint for, as --kernel takes them; empty if it names none. */
  kernels: readonly Configured[];
  /** The settings of rules, whose ids are not checked here. */
  rules: readonly RuleConfig[];
  /** How severe it is that a module is incomplete. */
  incomplete?: RuleSetting;
  /** Its directory, absolute: a kernel's directory is relative to it. */
  directory: string;
}

/** A name in a configuration. */
interface Configured {
  name: string;
  /** Makes an error about it, with its place in the file. */
  fault(message: string): InputError;
}

interface RuleConfig extends Configured {
  setting: RuleSetting;
}

/** The severity of what is reported, or that it is not. */
type RuleSetting = Severity | 'off';

const RULE_SETTINGS: readonly unknown[] = ['off', 'note', 'warning', 'error'] satisfies RuleSetting[];

/** Finds the nearest configuration, in a directory (absolute) or above it. */
type FindConfig = (directory: string) => Config | undefined;

const SETTINGS = ['$schema', 'kernel', 'rules', 'incomplete'];

const NAME = '.kmodlintrc.json';

/**
 * Makes a FindConfig that reads each configuration once. It throws an InputError with file, line and column for a file
 * that is not a configuration. Configurations are not merged: only the nearest one counts.
 * @param cwd the directory to which file names in messages are relative
 */
export function configFinder(cwd: string): FindConfig {
  const found = new Map<string, Config | undefined>();

  function nearest(directory: string): Config | undefined {
    if (found.has(directory)) return found.get(directory);
    const parent = path.dirname(directory);
    const config = configIn(directory, cwd) ?? (parent === directory ? undefined : nearest(parent));
    found.set(directory, config);
    return config;
  }

  return nearest;
}

function configIn(directory: string, cwd: string): Config | undefined {
  const file = path.join(directory, NAME);
  return fs.existsSync(file) ? { ...readConfig(file, path.relative(cwd, file)), directory } : undefined;
}

function readConfig(file: string, name: string): Omit<Config, 'directory'> {
  const json = readJson(file, name);
  const { root, fault } = json;
  const settings = propertiesOf(root, json, 'a configuration is an object: { "kernel": …, "rules": { … } }');
  for (const [setting, { key }] of settings) {
    if (SETTINGS.includes(setting)) continue;
    const [near] = nearMisses(setting, SETTINGS);
    throw fault(key, `unknown setting '${setting}': ${near ? `did you mean '${near}'?` : "there are 'kernel', 'rules' and 'incomplete'"}`);
  }
  const schema = settings.get('$schema')?.value;
  if (schema && schema.type !== 'string') throw fault(schema, "'$schema' is not a string");
  const incomplete = settings.get('incomplete')?.value;
  return {
    kernels: kernelsOf(settings.get('kernel')?.value, json),
    rules: rulesOf(settings.get('rules')?.value, json),
    ...(incomplete && { incomplete: settingOf('incomplete', incomplete, json) }),
  };
}

function kernelsOf(node: Node | undefined, { fault }: JsonFile): Configured[] {
  if (!node) return [];
  const names = node.type === 'array' ? node.children! : [node];
  if (names.length === 0) throw fault(node, "'kernel' is an empty list: name a kernel, or leave it out");
  return names.map((each) => {
    if (typeof each.value !== 'string') throw fault(each, "'kernel' is neither a name nor a list of names");
    if (each.value === '') throw fault(each, 'the name of a kernel is empty');
    return { name: each.value, fault: (message) => fault(each, message) };
  });
}

function rulesOf(node: Node | undefined, json: JsonFile): RuleConfig[] {
  if (!node) return [];
  const rules = propertiesOf(node, json, "'rules' is not an object of rules and severities");
  return [...rules].map(([name, { key, value }]) => ({
    name,
    setting: settingOf(name, value, json),
    fault: (message) => json.fault(key, message),
  }));
}

function settingOf(name: string, node: Node, { fault }: JsonFile): RuleSetting {
  if (!RULE_SETTINGS.includes(node.value)) throw fault(node, `'${name}' must be one of ${RULE_SETTINGS.join(', ')}`);
  return node.value;
}

/**
 * The properties of an object, in order. Throws an InputError if the node is not an object, or if a name occurs twice.
 */
function propertiesOf(node: Node, { fault }: JsonFile, expected: string): Map<string, { key: Node; value: Node }> {
  if (node.type !== 'object') throw fault(node, expected);
  const properties = new Map<string, { key: Node; value: Node }>();
  for (const { children } of node.children!) {
    const [key, value] = children as [Node, Node];
    if (properties.has(key.value)) throw fault(key, `'${key.value}' is set twice`);
    properties.set(key.value, { key, value });
  }
  return properties;
}
