import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import ts from 'typescript';
import { blanksIn } from '../rules/blanks';

const { createRule } = require('./create') as { createRule(id: string, root: string): string[] };
const { ESLint } = require('eslint') as {
  ESLint: new (options: object) => { lintText(text: string, options: object): Promise<{ messages: unknown[] }[]> };
};

const ROOT = path.join(__dirname, '../..');
const ID = 'late-probe';

/** What a new rule is made in: the rules as they are, sources to compile them with, and no fixture. */
let copy: string;
beforeEach(() => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'kmodlint-rule-'));
  fs.cpSync(path.join(ROOT, 'rules'), path.join(copy, 'rules'), { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'src'), path.join(copy, 'src'));
});
afterEach(() => fs.rmSync(copy, { recursive: true }));

const read = (file: string): string => fs.readFileSync(path.join(copy, file), 'utf8');

test('a rule is laid out with its page and two fixtures, all that is to be written marked', () => {
  const made = createRule(ID, copy);
  expect(made.filter((file) => !fs.existsSync(path.join(copy, file)))).toEqual([]);
  const blank = new Set(blanksIn(copy).map((line) => line.replace(/:.*/, '')));
  const whole = made.filter((file) => !blank.has(file));
  expect(whole.sort()).toEqual([
    'rules/index.ts',
    `test/fixtures/${ID}/clean/Makefile`,
    `test/fixtures/${ID}/wanted/Makefile`,
  ]);
  expect(made.map(read).join('\n')).not.toMatch(/@[A-Z]+@/);
  expect(read(`test/fixtures/${ID}/wanted/lamp.c`)).toContain(`/* want ${ID}: "`);
});

test.each([ID, 'aaa-first', 'zzz-last'])('%s is at its place among the rules, which all stay', (id) => {
  const before = read('rules/index.ts');
  createRule(id, copy);
  const modules = (text: string): string[] => [...text.matchAll(/from '\.\/(.*)'/g)].map(([, name]) => name!);
  const listed = (text: string): string[] => [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name!);
  const after = read('rules/index.ts');
  expect(modules(after)).toEqual([...modules(before), id].sort());
  const names = modules(after).map((name) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  expect(listed(after)).toEqual(names);
});

test('what is laid out compiles, and is in the style of the rules', async () => {
  createRule(ID, copy);
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const typeRoots = [path.join(ROOT, 'node_modules/@types')];
  const program = ts.createProgram([path.join(copy, 'rules/index.ts')], {
    ...options, rootDir: undefined, noEmit: true, types: ['node'], typeRoots,
  });
  const problems = ts.getPreEmitDiagnostics(program);
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  const eslint = new ESLint({ cwd: ROOT });
  for (const file of [`rules/${ID}.ts`, 'rules/index.ts']) {
    const [result] = await eslint.lintText(read(file), { filePath: file });
    expect(result!.messages).toEqual([]);
  }
});

test.each([
  ['StaticExport', /no rule id/],
  ['static_export', /no rule id/],
  ['static', /no rule id/],
  ['-static-export', /no rule id/],
  ['static--export', /no rule id/],
  ['../static-export', /no rule id/],
  ['', /no rule id/],
  ['no-license', /leave out 'no-'/],
  ['static-export', /already: rules\/static-export\.ts$/],
])("'%s' is refused, and nothing written", (id, reason) => {
  const before = fs.readdirSync(copy, { recursive: true });
  const index = read('rules/index.ts');
  expect(() => createRule(id, copy)).toThrow(reason);
  expect(fs.readdirSync(copy, { recursive: true })).toEqual(before);
  expect(read('rules/index.ts')).toBe(index);
});

test.each([[[]], [['no-license']], [['a-b', 'c-d']]])('the command says in one line what is wrong with %j', (ids) => {
  const run = spawnSync(process.execPath, [path.join(__dirname, 'create.js'), ...ids], { encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^new-rule: .*\n$/);
});
