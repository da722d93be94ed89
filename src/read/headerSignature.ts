import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { statOf } from './stat';

/** Headers that say no more than the configuration (up to 5.14): one an option. */
const CONFIGURATION = 'include/config';

/**
 * Tells headers that have changed from those that have not, without reading them: path, size in bytes and time of last
 * change of each file below the directories, a line each. Paths are relative to the directories, so that what is merely
 * moved has not changed. Linked directories are entered, each once.
 */
export function headerSignature(directories: readonly string[]): string {
  const lines: string[] = [];
  const entered = new Set<string>();

  function enter(directory: string, path: string): void {
    const real = realpathOf(directory);
    if (real === undefined) return;
    if (entered.has(real)) {
      lines.push(`${path} is ${real}`);
      return;
    }
    entered.add(real);
    for (const name of namesIn(real)) {
      const below = join(real, name);
      const stat = statOf(below);
      if (stat?.isFile()) lines.push(`${path}/${name} ${stat.size} ${stat.mtimeMs}`);
      else if (stat?.isDirectory() && !below.endsWith(CONFIGURATION)) enter(below, `${path}/${name}`);
    }
  }

  for (const [index, directory] of directories.entries()) enter(directory, String(index));
  return lines.join('\n');
}

function realpathOf(directory: string): string | undefined {
  try {
    return realpathSync(directory);
  } catch {
    return undefined;
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
