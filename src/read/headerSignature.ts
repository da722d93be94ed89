/** Whether headers have changed, found out without reading them. */
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { statOf } from './stat';

/** Up to 5.14 this has one header per option, which say the same as the configuration. */
const CONFIGURATION = 'include/config';

/**
 * Identifies a state of headers without reading them: path, size in bytes and time of last change of each file below
 * the directories, one per line. Paths are relative to the directories, so that moving them changes nothing. Linked
 * directories are entered, each once.
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
