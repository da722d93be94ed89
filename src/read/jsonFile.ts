/** JSON files that people write. */
import fs from 'node:fs';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { lineMap } from '../util/lineMap';
import { cannotRead, InputError } from './inputError';

/** A JSON file, with the place of each value. */
export interface JsonFile {
  root: Node;
  /** Makes an error about a node of the file. */
  fault(node: Node, message: string): InputError;
}

/**
 * Reads JSON in which comments and trailing commas are allowed.
 * @param name the name of the file in messages
 * @throws InputError with line and column if the file is not such JSON
 */
export function readJson(file: string, name: string): JsonFile {
  const text = readText(file, name);
  const faultAt = (offset: number, message: string): InputError => {
    const { line, column } = lineMap(text).locate(offset);
    return new InputError(`${name}:${line}:${column}: ${message}`);
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw faultAt(first.offset, `this is not JSON: ${wordsOf(first)}`);
  return { root: root!, fault: ({ offset }, message) => faultAt(offset, message) };
}

/** `comma expected` for CommaExpected. */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error).replace(/\B[A-Z]/g, ' $&').toLowerCase();
}

function readText(file: string, name: string): string {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw cannotRead(name, error);
  }
}
