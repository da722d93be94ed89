import * as fs from 'fs';
import * as path from 'path';

/** What the templates of `npm run new-rule` have where something is to be written. */
const BLANK = 'FILL IN';

/** What is left to be filled in of the rules, their pages and fixtures of a project: `file:line: what to write`. */
export function blanksIn(root: string): string[] {
  const files = ['rules', 'test/fixtures'].flatMap((directory) =>
    fs
      .readdirSync(path.join(root, directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)))
      .sort(),
  );
  return files.flatMap((file) =>
    fs
      .readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.includes(BLANK) ? [`${file}:${index + 1}: ${line.slice(line.indexOf(BLANK))}`] : [])),
  );
}
