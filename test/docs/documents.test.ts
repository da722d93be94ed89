import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '../..');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  'test/fixtures/README.md',
  ...fs.readdirSync(path.join(ROOT, 'rules')).filter((file) => file.endsWith('.md')).map((file) => `rules/${file}`),
];
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

test('every generated part is as the program would write it', () => {
  const run = spawnSync(process.execPath, ['test/docs/generate.js', '--check'], { cwd: ROOT, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

test.each(DOCUMENTS)('the links of %s lead somewhere', (file) => {
  const targets = [...read(file).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target!);
  const local = targets.filter((target) => !/^https?:/.test(target));
  expect(local.filter((target) => !fs.existsSync(path.join(ROOT, path.dirname(file), target)))).toEqual([]);
});

test('every option of the command is in README, in words as well as in its help', () => {
  const help = /<!-- begin options -->([^]*)<!-- end options -->/.exec(read('README.md'))?.[1] ?? '';
  const prose = read('README.md').replace(help, '');
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
