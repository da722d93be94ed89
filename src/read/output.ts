/** Reports that go to a file. */
import fs from 'node:fs';
import { cannotWrite } from './inputError';

/** Writes a report to a file. Throws an InputError if the file cannot be written. */
export function writeOutput(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}
