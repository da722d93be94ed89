import fs from 'node:fs';
import path from 'node:path';
import type { RuleInput } from '../../src/lint';
import type { Report } from '../../src/diagnostic';
import { readPackage } from '../../src/read/package';
import { makeKernel } from '../kernel/kernel';
import { onDisk } from '../read/disk';
import { diagnostic, report } from '../report/sample';
import { run } from './run';

// What is found is the business of other tests: here it is what becomes of it.
const pipeline = require('../../src/lint') as typeof import('../../src/lint');

/** What was linted last. */
let asked: RuleInput;
const error = diagnostic({ file: 'Kbuild' });
const warning = diagnostic({ file: 'a.c', severity: 'warning' });

/** Without the time that it took. */
const untimed = (text: string): string => text.replace(/ in \d+\.\d\d s$/m, '');

function finds(changes: Partial<Report>): void {
  jest.spyOn(pipeline, 'lint').mockImplementation(async (input) => {
    asked = input;
    return report(changes);
  });
}

const driver = (): string => onDisk({ 'Kbuild': 'obj-m := a.o\n', 'a.c': 'int a;\n' });

test('findings go to stdout, what is said about the run to stderr', async () => {
  finds({ diagnostics: [error], problems: [{ message: 'odd', file: 'Kbuild', line: 2 }] });
  const { code, stdout, stderr } = await run(driver());
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Kbuild\n\n12:15 error: local symbol/);
  expect(untimed(stderr)).toBe(
    'kmodlint: warning: Kbuild:2: odd\n1 error in 2 modules (5 files) for kernel 6.12-amd64 (6.12.9 / 6.12.0-amd64)\n',
  );
});

test.each([
  ['nothing', [], [], 0],
  ['a warning', [warning], [], 0],
  ['an error', [error], [], 1],
  ['an error', [error], ['--exit-zero'], 0],
  ['a warning', [warning], ['--max-warnings', '1'], 0],
  ['a warning too many', [warning, warning], ['--max-warnings', '1'], 1],
  ['a warning that is not shown', [warning], ['--max-warnings', '0', '--quiet'], 1],
])('%s with %3$j: exit code %i', async (_, diagnostics, argv, code) => {
  finds({ diagnostics });
  expect((await run(driver(), ...argv)).code).toBe(code);
});

test('quiet is errors alone', async () => {
  finds({ diagnostics: [warning, error], problems: [{ message: 'odd' }] });
  const { stdout, stderr } = await run(driver(), '--quiet', '--format', 'json');
  expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(['Kbuild']);
  expect(stderr).toBe('');
});

test('each format has its own file', async () => {
  finds({ diagnostics: [error] });
  const directory = driver();
  const { stdout } = await run(
    directory, '--format', 'sarif', '--output', path.join(directory, 'x.sarif'), '--format', 'json',
  );
  expect(JSON.parse(stdout).formatVersion).toBe(1);
  const sarif = JSON.parse(fs.readFileSync(path.join(directory, 'x.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toHaveLength(1);
  const rules = sarif.runs[0].tool.driver.rules as { id: string; help: { markdown: string } }[];
  expect(rules.find(({ id }) => id === 'static-export')!.help.markdown).toMatch(/^# static-export\n/);
});

test('a file that cannot be written is a fault', async () => {
  finds({});
  const { code, stderr } = await run(driver(), '--output', '/nowhere/x');
  expect([code, stderr]).toEqual([2, 'kmodlint: error: /nowhere/x: cannot be written (ENOENT)\n']);
});

test('colour is for those who ask for it, and not for files', async () => {
  finds({ diagnostics: [error] });
  expect((await run(driver())).stdout).not.toContain('\u001b[');
  expect((await run(driver(), '--color')).stdout).toContain('\u001b[31m');
});

test('of a single file, only what is in it is asked for', async () => {
  finds({});
  await run(driver(), 'a.c');
  expect(asked.files).toEqual(['Kbuild', 'a.c']);
  expect(['Kbuild', 'a.c'].filter(asked.isReported)).toEqual(['a.c']);
});

test('files are named from the working directory, in JSON from the root of the repository as well', async () => {
  const diagnostics = [diagnostic({ file: 'drv/a.c' })];
  finds({ diagnostics });
  const directory = onDisk({ '.git/HEAD': '', 'drv/a.c': '', 'drv/Kbuild': '', 'doc/': '' });
  expect((await run(path.join(directory, 'doc'), '../drv')).stdout).toMatch(/^\.\.\/drv\/a\.c\n/);
  finds({ diagnostics });
  const { stdout } = await run(path.join(directory, 'doc'), '../drv', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    tool: { name: 'kmodlint', version: readPackage().version }, root: '..', findings: [{ file: 'drv/a.c', path: '../drv/a.c' }],
  });
});

test.each([
  [{ '.git/HEAD': '' }, '.', 'The root of the repository.'],
  [{}, '.', 'The directory that kmodlint was run in.'],
  [{}, 'drv', "The directory 'drv', from where kmodlint was run."],
])('with %j, SARIF says of %s what its paths are relative to', async (files, argument, text) => {
  finds({});
  const { stdout } = await run(onDisk({ 'drv/Kbuild': '', ...files }), argument, '--format', 'sarif');
  expect(JSON.parse(stdout).runs[0].originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text } } });
});

test.each([
  [{}, [], ['6.12-amd64']],
  [{ '.kmodlintrc.json': '{"kernel": "6.1"}' }, [], ['6.1-amd64']],
  [{ '.kmodlintrc.json': '{"kernel": ["5.10", "7.3-amd64"]}' }, [], ['5.10-amd64', '7.3-amd64']],
  [{ '.kmodlintrc.json': '{"kernel": "6.1"}' }, ['--kernel', '7.3'], ['7.3-amd64']],
  [{}, ['--kernel', '6.12', '--kernel', '6.12-amd64'], ['6.12-amd64']],
  [{}, ['--kernel', '7.3,6.1'], ['6.1-amd64', '7.3-amd64']],
  [{ '.kmodlintrc.json': '{"kernel": "all"}' }, [], ['5.10-amd64', '6.1-amd64', '6.12-amd64', '7.3-amd64']],
])('with %j and %j, the kernels are %j', async (files, argv, kernels) => {
  finds({});
  await run(onDisk({ Kbuild: '', ...files }), ...argv);
  expect(asked.kernels.map(({ name }) => name)).toEqual(kernels);
});

test('a SARIF file is refused for more kernels than GitHub takes runs', async () => {
  const read = require('../../src/read/readKernel') as typeof import('../../src/read/readKernel');
  const kernels = Array.from({ length: 21 }, (_, index) => ({ kernel: makeKernel({ name: `k${index}` }), problems: [] }));
  const load = (count: number) => {
    const some = kernels.slice(0, count);
    jest.spyOn(read, 'loadKernelLists').mockReturnValue({ kernels: some, lists: [some] });
  };
  load(21);
  const { code, stderr } = await run(driver(), '--format', 'sarif');
  expect([code, stderr]).toEqual([
    2, 'kmodlint: error: a SARIF file is for 20 kernels at most: GitHub accepts no more runs\n',
  ]);
  for (const [count, format] of [[20, 'sarif'], [21, 'json']] as const) {
    finds({});
    load(count);
    expect((await run(driver(), '--format', format)).code).toBe(0);
  }
});

test('modules by kernels are part of the text, but not of a quiet one', async () => {
  const outcomes = [{ errors: 1, warnings: 2, incomplete: false }, undefined];
  const changes = {
    kernels: ['6.1-amd64', '6.12-amd64'],
    diagnostics: [error],
    modules: [{ module: 'a', directory: '.', outcomes }],
  };
  finds(changes);
  expect((await run(driver())).stdout).toMatch(/^a {2}1E 2W {6}-$/m);
  finds(changes);
  expect((await run(driver(), '--quiet')).stdout).not.toContain('modules by kernels');
  finds(changes);
  const { modules } = JSON.parse((await run(driver(), '--quiet', '--format', 'json')).stdout);
  expect(modules[0].kernels).toEqual({ '6.1-amd64': { errors: 1, warnings: 0, incomplete: false } });
});

test("--symvers takes the place of the kernel's exports, --extra-symvers adds to them", async () => {
  finds({});
  const row = (symbol: string, module: string): string => `0x00000000\t${symbol}\t${module}\tEXPORT_SYMBOL\t\n`;
  const directory = onDisk({
    'Kbuild': '', 'base': row('one', 'vmlinux'), 'x': `${row('two', 'x')}broken\n`, 'y': row('three', 'y'),
  });
  const file = (name: string): string => path.join(directory, name);
  const { stderr } = await run(
    directory, '--symvers', file('base'), '--extra-symvers', file('x'), '--extra-symvers', file('y'),
  );
  expect([...asked.kernels[0]!.exports.keys()]).toEqual(['one']);
  expect([...asked.extraExports.keys()]).toEqual(['two', 'three']);
  expect(stderr).toMatch(new RegExp(`^kmodlint: warning: ${file('x')}:2: .+\n`));
});

test.each([
  [['nowhere'], 'nowhere: no such file or directory'],
  [['--kernel', '0.1'], expect.stringMatching(/^unknown kernel '0\.1'/)],
  [['--symvers', 'nowhere'], expect.stringMatching(/^nowhere: cannot be read/)],
  [['--bogus'], "unknown option '--bogus' (see kmodlint --help)"],
])('%j cannot be used, and is said in one line', async (argv, message) => {
  const { code, stdout, stderr } = await run(driver(), ...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(/^kmodlint: error: (.*)\n$/.exec(stderr)![1]).toEqual(message);
});

test.each([[], ['modules'], ['range'], ['graph'], ['explain', 'f']])('a path that is not there is an error of %j, whatever else is named', async (...command) => {
  const { code, stdout, stderr } = await run(driver(), ...command, 'nowhere', 'a.c', 'no/where');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('kmodlint: error: nowhere, no/where: no such file or directory\n');
});

test('a command that is mistyped is not taken for a path alone', async () => {
  const { code, stderr } = await run(driver(), 'explian', 'f');
  expect([code, stderr]).toEqual([
    2, "kmodlint: error: explian: neither a command, nor a file or directory: did you mean 'kmodlint explain'?\n",
  ]);
  finds({});
  expect((await run(onDisk({ 'module/Kbuild': '' }), 'module')).code).toBe(0);
});

test('a tree without modules cannot be linted', async () => {
  finds({ summary: { modules: 0, files: 0, errors: 0, warnings: 0, notes: 0 } });
  const { code, stderr } = await run(driver());
  expect([code, stderr]).toEqual([2, 'kmodlint: error: no module found in .: no Kbuild file names one\n']);
  jest.spyOn(pipeline, 'analyse').mockResolvedValue({ trees: [], problems: [] });
  expect((await run(driver(), 'modules')).code).toBe(2);
});

test('a bug is one line, and its place only when asked for', async () => {
  const line = /^kmodlint: internal error: TypeError: x is.not a function: please report this .*\n/;
  jest.spyOn(pipeline, 'lint').mockRejectedValue(new TypeError('x is\nnot a function'));
  const { code, stderr } = await run(driver());
  expect([code, stderr.replace(line, '')]).toEqual([2, '']);

  jest.spyOn(pipeline, 'lint').mockRejectedValue(new TypeError('x is\nnot a function'));
  jest.replaceProperty(process, 'env', { ...process.env, KMODLINT_DEBUG: '1' });
  expect((await run(driver())).stderr.replace(line, '')).toMatch(/\n +at .*main\.test\.ts/);
});

test('kernels are listed and described', async () => {
  const listed = await run(driver(), 'kernel', 'list');
  expect([listed.code, listed.stdout.match(/^\S+-amd64/gm)]).toEqual([
    0,
    ['5.10-amd64', '6.1-amd64', '6.12-amd64', '7.3-amd64'],
  ]);
  const shown = await run(driver(), 'kernel', 'show', '6.1');
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(/^release +6\.1\./m)]);
});

describe('kernel build', () => {
  const KERNEL = {
    'linux/.config': 'CONFIG_X86_64=y\n',
    'linux/Module.symvers': '0x1\t_printk\tvmlinux\tEXPORT_SYMBOL\t\n',
    'linux/Makefile': 'VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 7\n',
    'linux/include/generated/utsrelease.h': '#define UTS_RELEASE "6.1.7"\n',
  };

  test('writes a file, and says where it is', async () => {
    const directory = onDisk(KERNEL);
    const file = path.join(directory, 'mine.kernel');
    const { code, stderr } = await run(directory, 'kernel', 'build', path.join(directory, 'linux'), '--output', file);
    expect([code, stderr]).toEqual([0, `${file}: 6.1.7 with 1 exports\n`]);
    expect((await run(directory, 'kernel', 'show', file)).stdout).toMatch(/^name +mine$/m);
  });

  test('without an output it needs a cache, which the tests have not', async () => {
    const directory = onDisk(KERNEL);
    const { code, stderr } = await run(directory, 'kernel', 'build', path.join(directory, 'linux'));
    expect([code, stderr]).toEqual([
      2, 'kmodlint: error: the cache directory cannot be written: set XDG_CACHE_HOME, or give an --output\n',
    ]);
  });
});

describe('kernel diff', () => {
  test('says what becomes of all exports, in text and JSON', async () => {
    const { code, stdout, stderr } = await run(driver(), 'kernel', 'diff', '6.1', '6.12');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^exports from 6\.1-amd64 to 6\.12-amd64\n\ngone \(1258\)\n/)]);
    expect(stderr).toBe(
      '1258 gone, 3337 new, 126 moved into a namespace, 1 moved out of a namespace, 4 moved to another namespace, ' +
        '20 made GPL-only from 6.1-amd64 to 6.12-amd64\n',
    );
    const same = await run(driver(), 'kernel', 'diff', '6.1', '6.1-amd64', '--format', 'json');
    expect(JSON.parse(same.stdout)).toMatchObject({ formatVersion: 1, changes: [] });
  });

  test('says it of what drivers use alone, and where', async () => {
    const directory = onDisk({
      'Kbuild': 'obj-m := a.o\n',
      'a.c':
        'int follow_pfn(void);\nint kernel_halt(void);\nint a(void);\n' +
        'int a(void)\n{\n\treturn follow_pfn() + kernel_halt();\n}\n',
    });
    const { code, stdout, stderr } = await run(directory, 'kernel', 'diff', '6.1', '6.12', 'a.c');
    expect([code, stderr]).toEqual([0, '1 gone from 6.1-amd64 to 6.12-amd64\n']);
    expect(stdout).toMatch(/\ngone \(1\)\n {2}follow_pfn {2}vmlinux\n {4}a\.c:6 in module a\n$/);
  });

  test.each([
    [['6.1', '2.4'], /^unknown kernel '2\.4'/],
    [['6.1', '6.12', 'nowhere'], /^nowhere: no such file/],
    [['6.1', '6.12', 'README'], /^no module found in README: /],
    [['6.1'], /^<to> is missing/],
  ])('%j cannot be compared', async (argv, message) => {
    const { code, stdout, stderr } = await run(onDisk({ README: '' }), 'kernel', 'diff', ...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(/^kmodlint: error: (.*)\n$/.exec(stderr)![1]).toMatch(message);
  });
});
