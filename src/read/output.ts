import fs from 'node:fs';
import { InputError } from './inputError';

/** Writes a report to the file that was asked for. Throws an InputError where that cannot be written. */
export function writeOutput(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
