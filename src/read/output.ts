import fs from 'node:fs';
import { cannotWrite } from './inputError';

/** Writes a report to the file that was asked for. Throws an InputError where that cannot be written. */
export function writeOutput(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}
