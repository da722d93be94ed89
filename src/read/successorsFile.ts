import { readFileSync } from 'node:fs';
import { parseSuccessors } from '../kernel/successors';
import type { Successor, Successors } from '../model';
import { cannotRead, InputError } from './inputError';
import { shippedData } from './shippedData';

let shipped: Successors | undefined;

/** What is known to have replaced what kernels no longer have. Throws an InputError where the data are broken. */
export function shippedSuccessors(): Successors {
  return (shipped ??= readSuccessors(shippedData('successors.tsv')));
}

/** The rows of such a file, by name. Throws an InputError, in one line, for the first one that is broken. */
export function readSuccessors(file: string): Successors {
  const { rows, problems } = parseSuccessors(contentOf(file), file);
  const [problem] = problems;
  if (problem) throw new InputError(`${file}:${problem.line}: ${problem.message}`);
  const byName = new Map<string, Successor[]>();
  for (const row of rows) byName.set(row.went.name, [...(byName.get(row.went.name) ?? []), row]);
  return byName;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw cannotRead(file, error);
  }
}
