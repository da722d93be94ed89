/** Commands that are mistyped. */
import { resolve } from 'node:path';
import { nearMisses } from '../util/nearMisses';
import { InputError } from '../read/inputError';
import { statOf } from '../read/stat';
import { ROOT } from './commands';
import { wordOf } from './definition';

/** Throws an InputError if the first path does not exist, and is similar to a command: `kmodlint explian f`. */
export function refuseMistypedCommand([path]: readonly string[], cwd: string): void {
  const [near] = nearMisses(path ?? '', ROOT.commands!.map(wordOf));
  if (near === undefined || statOf(resolve(cwd, path!))) return;
  throw new InputError(`${path}: neither a command, nor a file or directory: did you mean 'kmodlint ${near}'?`);
}
