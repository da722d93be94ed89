import * as fs from 'fs';
import * as path from 'path';
import type { Report } from '../../src/diagnostic';
import { lint } from '../../src/lint';
import type { Tree } from '../../src/model';
import { loadKernel } from '../../src/read/readKernel';
import { shippedSuccessors } from '../../src/read/successorsFile';
import { rules } from '../../rules';

const ROOT = path.join(__dirname, '../fixtures');
const CONFIG = '.kmodlintrc.json';
const DEFAULT_KERNEL = '6.12';

/** The texts of a fixture by path. */
export type Files = ReadonlyMap<string, string>;

/** Something that a line of a fixture wants said, in the form that an unwanted finding is shown in. */
export interface Want {
  file: string;
  line: number;
  rule: string;
  pattern: RegExp;
}

/** Every `<rule>/<case>`, sorted. */
export function fixtureNames(): string[] {
  const directories = (of: string): string[] =>
    fs
      .readdirSync(of, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  return directories(ROOT).flatMap((rule) => directories(path.join(ROOT, rule)).map((name) => `${rule}/${name}`));
}

export function readFixture(name: string): Files {
  const root = path.join(ROOT, name);
  const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map(({ parentPath, name: file }) => path.join(parentPath, file))
      .sort()
      .map((file) => [path.relative(root, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')]),
  );
}

export function lintFixture(files: Files): Promise<Report> {
  const { kernel = DEFAULT_KERNEL } = JSON.parse(files.get(CONFIG) ?? '{}') as { kernel?: string | string[] };
  const sources = [...files.keys()].filter((file) => file !== CONFIG);
  const kernels = [kernel].flat().map((name) => loadKernel(name, ROOT).kernel);
  const settings = { kernels, rules };
  return lint({
    tree: mapTree(files),
    files: sources,
    kernels,
    extraExports: new Map(),
    successors: shippedSuccessors(),
    settingsOf: () => settings,
    isReported: () => true,
  });
}

/** The wants of all lines, in order. */
export function wants(files: Files): Want[] {
  return [...files].flatMap(([file, text]) =>
    text.split('\n').flatMap((content, index) =>
      [...content.matchAll(/(?:\/\*|#) want ([a-z-]+): "([^"]*)"/g)].map(([, rule, pattern]) => ({
        file,
        line: index + 1,
        rule: rule!,
        pattern: new RegExp(pattern!),
      })),
    ),
  );
}

/** A tree that is in memory alone. */
export function mapTree(files: Files): Tree {
  return {
    text: (file) => files.get(path.posix.normalize(file)),
    list(directory) {
      const prefix = directory === '.' ? '' : `${path.posix.normalize(directory)}/`;
      const below = [...files.keys()].filter((file) => file.startsWith(prefix));
      return [...new Set(below.map((file) => file.slice(prefix.length).replace(/\/.*/, '/')))].sort();
    },
  };
}
