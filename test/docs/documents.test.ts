import { spawnSync } from 'child_process';
import glob from 'fast-glob';
import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '../..');
const DOCUMENTS = glob.sync('**/*.md', { cwd: ROOT, ignore: ['**/node_modules/**'] }).sort();
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(file: string): string[] {
  const headings = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!);
  return headings.map((heading) => heading.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-'));
}

test('every generated part is as the program would write it', () => {
  const run = spawnSync(process.execPath, ['test/docs/generate.js', '--check'], { cwd: ROOT, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

test('the documents are found, those of every room among them', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining([
    'CONTRIBUTING.md', 'README.md', 'docs/usage.md', 'rules/README.md', 'src/README.md', 'test/README.md',
  ]));
});

test.each(DOCUMENTS)('the links of %s lead to files, and to headings in them', (file) => {
  const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const dead = links.filter((link) => !/^https?:/.test(link)).filter((link) => {
    const [target, anchor] = link.split('#');
    const to = target ? path.join(path.dirname(file), target) : file;
    return !fs.existsSync(path.join(ROOT, to)) || (anchor !== undefined && !anchorsOf(to).includes(anchor));
  });
  expect(dead).toEqual([]);
});

/** The rooms of a directory: its folders. */
function roomsIn(directory: string): string[] {
  const entries = fs.readdirSync(path.join(ROOT, directory), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

/** The rooms in the table below a heading of src/README.md. */
function roomsBelow(heading: string): string[] {
  const section = read('src/README.md').split('\n## ').find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z]+)\/` \|/gm)].map(([, room]) => room!).sort();
}

test.each([
  ['The rooms', 'src'],
  ['The front end, room by room', 'src/c'],
])("the table of src/README.md below '%s' has the rooms of %s", (heading, directory) => {
  expect(roomsBelow(heading)).toEqual(roomsIn(directory));
});

test('the sources that src/README.md names are there', () => {
  const files = glob.sync('**/*.{ts,js}', { cwd: ROOT, ignore: ['**/node_modules/**', 'dist/**'] });
  const named = [...read('src/README.md').matchAll(/`([\w./-]+\.[tj]s)`/g)].map(([, file]) => `/${file}`);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !files.some((each) => `/${each}`.endsWith(file)))).toEqual([]);
});

test('test/README.md says where the tests of every room are', () => {
  const map = read('test/README.md');
  expect(roomsIn('src').filter((room) => !map.includes(`\`src/${room}\``))).toEqual([]);
});

test('the first two commands of README are those that .ci/run takes from it', () => {
  const blocks = [...read('README.md').matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands]) => commands!.trim());
  expect(blocks.slice(0, 2)).toEqual([
    expect.stringMatching(/^npm ci && node bin\/kmodlint\.js samples\/\S+$/),
    'npm ci --workspaces && npm test',
  ]);
});

test('every option of the command is explained in docs, in words as well as in its help', () => {
  const help = /<!-- begin options -->([^]*)<!-- end options -->/.exec(read('docs/usage.md'))?.[1] ?? '';
  const prose = read('docs/usage.md').replace(help, '') + read('docs/output.md');
  const options = [...help.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
  const named = new Set(options.filter((option) => !['--help', '--version', '--no-color'].includes(option)));
  expect(named.size).toBeGreaterThan(5);
  expect([...named].filter((option) => !prose.includes(option))).toEqual([]);
});

test('the pre-commit hook runs where a file that a driver is made of is staged, and lints all drivers', () => {
  expect(read('.pre-commit-hooks.yaml')).toMatch(/^ {2}pass_filenames: false$/m);
  const pattern = new RegExp(/^ {2}files: (.*)$/m.exec(read('.pre-commit-hooks.yaml'))?.[1] ?? 'none');
  const driver = ['Kbuild', 'a/Makefile', 'a/Makefile.common', 'dkms.conf', 'a/b.c', 'b.h', 'entry.S', 'rules.mk', 'a/makefile',
    'Kbuild.in', 'Kconfig', 'blob.o_shipped', 'module.lds', '.kmodlintrc.json', 'a/Module.symvers'];
  expect(driver.filter((file) => !pattern.test(file))).toEqual([]);
  const others = ['README.md', 'a.cpp', 'a.o', 'notdkms.conf', 'a/NotMakefile'];
  expect(others.filter((file) => pattern.test(file))).toEqual([]);
});

test('every npm script that a document names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const file of DOCUMENTS) {
    for (const [, script] of read(file).matchAll(/`npm run ([a-z:]+)`/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
  }
});
