import fs from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

const SCHEMAS = path.join(__dirname, '../../schema');

interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
}

export function readSchema(name: string): Schema {
  return JSON.parse(fs.readFileSync(path.join(SCHEMAS, `${name}.schema.json`), 'utf8'));
}

/** The schemas that there are, by name. */
export function schemaNames(): string[] {
  return fs.readdirSync(SCHEMAS).map((file) => file.replace(/\.schema\.json$/, '')).sort();
}

/** Compiled once each: a property asks a hundred times. */
const validators = new Map<string, ValidateFunction>();

/**
 * What a schema has against a document; nothing if it is valid. Others may meet fields that were added since; here
 * nothing is to be there that the schema does not name.
 */
export function faultsOf(name: string, document: unknown): string[] {
  const validate = validators.get(name) ?? compile(name);
  validators.set(name, validate);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`);
}

function compile(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
  ajv.addVocabulary(['allowComments', 'allowTrailingCommas']);
  return ajv.compile(closed(readSchema(name)) as object);
}

/** The schema with each object closed to what it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject = (schema as Schema).type === 'object' && (schema as Schema).additionalProperties === undefined;
  return isObject ? { ...inner, additionalProperties: false } : inner;
}
