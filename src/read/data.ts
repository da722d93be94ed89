import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A file of `data`, which lies beside `src`, and beside `dist` when compiled. */
export function shippedData(path: string): string {
  const beside = join(__dirname, '../../data');
  return join(existsSync(beside) ? beside : join(__dirname, '../../../data'), path);
}
