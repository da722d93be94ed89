/** The files of the package's `data` directory. */
import { join } from 'node:path';
import { packageRoot } from './package';

/** The path of a file in the package's `data` directory. */
export function shippedData(path: string): string {
  return join(packageRoot(), 'data', path);
}
