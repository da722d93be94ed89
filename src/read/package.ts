/** kmodlint's own package. */
import fs from 'node:fs';
import path from 'node:path';

/** The directory of kmodlint's own package, wherever in it this file was compiled to. */
export function packageRoot(directory = __dirname): string {
  return fs.existsSync(path.join(directory, 'package.json')) ? directory : packageRoot(path.dirname(directory));
}

/** The name and version of this package. */
export function readPackage(): { name: string; version: string } {
  return JSON.parse(fs.readFileSync(path.join(packageRoot(), 'package.json'), 'utf8'));
}

/** The documentation page of a rule, in Markdown. */
export function readRulePage(id: string): string {
  return fs.readFileSync(path.join(packageRoot(), 'rules', `${id}.md`), 'utf8');
}
