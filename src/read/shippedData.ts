import { join } from 'node:path';
import { packageRoot } from './package';

/** A file of the package's `data`. */
export function shippedData(path: string): string {
  return join(packageRoot(), 'data', path);
}
