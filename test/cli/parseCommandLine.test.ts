import type { LintOptions } from '../../src/cli/command';
import { parseCommand } from '../../src/cli/parseCommandLine';
import { InputError } from '../../src/read/inputError';

function lintOptions(...argv: string[]): LintOptions {
  const command = parseCommand(argv);
  if (command.name !== 'lint') throw new Error(command.name);
  return command.options;
}

function fault(...argv: string[]): string {
  try {
    parseCommand(argv);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replace(/ \(see kmodlint .*--help\)$/, '');
  }
  return 'none';
}

test('without arguments, this directory is linted, and reported as text', () => {
  expect(parseCommand([])).toEqual({
    name: 'lint',
    options: {
      paths: ['.'],
      kernels: [],
      symvers: undefined,
      extraSymvers: [],
      destinations: [{ format: 'text' }],
      maxWarnings: Infinity,
      exitZero: false,
      quiet: false,
    },
  });
});

test('each option takes one value, so that paths may follow', () => {
  const options = lintOptions(
    '--kernel', '6.10', 'a', '--extra-symvers', 'x', 'b', '--extra-symvers', 'y', '--symvers', 'z',
    '--max-warnings', '3', '--exit-zero', '--quiet', '--no-color', '10',
  );
  expect(options).toEqual({
    paths: ['a', 'b', '10'],
    kernels: ['6.10'],
    symvers: 'z',
    extraSymvers: ['x', 'y'],
    destinations: [{ format: 'text' }],
    maxWarnings: 3,
    exitZero: true,
    quiet: true,
    color: false,
  });
});

test('a word after -- is a path', () => {
  expect(lintOptions('a', '--', '--x.c', 'modules').paths).toEqual(['a', '--x.c', 'modules']);
  expect(lintOptions('--', '010').paths).toEqual(['010']);
  expect(parseCommand(['modules', '--', '-x', 'modules'])).toMatchObject({ options: { paths: ['-x', 'modules'] } });
});

test('the n-th output is the file of the n-th format', () => {
  expect(lintOptions('--format', 'sarif', '--output', 'x', '--format', 'text').destinations).toEqual([
    { format: 'sarif', file: 'x' },
    { format: 'text' },
  ]);
  expect(lintOptions('--output', 'x').destinations).toEqual([{ format: 'text', file: 'x' }]);
});

test.each([
  [['modules', '--format', 'json', 'a'], { name: 'modules', options: { paths: ['a'], format: 'json' } }],
  [['modules'], { name: 'modules', options: { paths: ['.'], format: 'text' } }],
  [['range', '-f', 'json', 'a'], { name: 'range', options: { paths: ['a'], kernels: [], format: 'json' } }],
  [['range', '--no-color'], { name: 'range', options: { paths: ['.'], format: 'text', color: false } }],
  [['kernel', 'list'], { name: 'kernel list' }],
  [['kernel', 'show', '6.10'], { name: 'kernel show', kernel: '6.10' }],
  [['kernel', 'build', 'dir', '--output', 'x'], { name: 'kernel build', directory: 'dir', output: 'x' }],
  [['kernel', 'build', 'dir'], { name: 'kernel build', directory: 'dir' }],
  [['kernel', 'diff', '6.1', '6.10'], { name: 'kernel diff', from: '6.1', to: '6.10', paths: [], format: 'text' }],
  [['kernel', 'diff', 'a', 'b', 'c', '--format', 'json', '--', '-d'], { from: 'a', paths: ['c', '-d'], format: 'json' }],
])('%j is understood', (argv, command) => {
  expect(parseCommand(argv)).toMatchObject(command);
});

test('help and version are printed', () => {
  expect(parseCommand(['--version'])).toEqual({ name: 'print', text: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const help = parseCommand(['--help']);
  expect(help).toMatchObject({ name: 'print', text: expect.stringContaining('kmodlint modules [paths..]') });
  expect(parseCommand(['kernel', '--help'])).toMatchObject({ text: expect.stringContaining('kmodlint kernel build') });
});

test.each([
  [['--bogus'], "unknown option '--bogus'"],
  [['--formt', 'json'], "unknown option '--formt': did you mean '--format'?"],
  [['--maxWarnings', '3'], "unknown option '--maxWarnings': did you mean '--max-warnings'?"],
  [['--no-colour'], "unknown option '--no-colour': did you mean '--no-color'?"],
  [['--no-kernel'], "unknown option '--no-kernel'"],
  [['-x'], "unknown option '-x'"],
  [['--toString'], "unknown option '--toString'"],
  [['modules', '--quiet'], "unknown option '--quiet'"],
  [['explain', '--kernal', '6.1'], "unknown option '--kernal': did you mean '--kernel'?"],
  [['graph', '--max-warnings', '1'], "unknown option '--max-warnings'"],
  [['--format', 'xml'], "unknown --format 'xml', choose from text, json, sarif"],
  [['-f', 'jsn'], "unknown --format 'jsn', choose from text, json, sarif: did you mean 'json'?"],
  [['modules', '--format', 'sarif'], "unknown --format 'sarif', choose from text, json"],
  [['modules', '--format', 'text', '--format', 'json'], '--format is given more than once'],
  [['--format', 'json', '--format', 'text'], 'only one --format can go to stdout: give the others an --output'],
  [['--output', 'a', '--output', 'b'], 'there are more --output than --format'],
  [['--kernel'], '--kernel needs a value'],
  [['-o'], '-o needs a value'],
  [['--kernel', ''], '--kernel needs a value'],
  [['--format', ''], '--format needs a value'],
  [['--symvers', 'a', '--symvers', 'b'], '--symvers is given more than once'],
  [['--max-warnings', 'few'], "--max-warnings is 'few', not a whole number from 0 on"],
  [['--max-warnings', '-1'], "--max-warnings is '-1', not a whole number from 0 on"],
  [['--max-warnings', '1.5'], "--max-warnings is '1.5', not a whole number from 0 on"],
  [['--max-warnings='], '--max-warnings needs a value'],
  [[''], 'a path is empty'],
  [['kernel'], 'kmodlint kernel needs a command, choose from list, show, build, share, diff'],
  [['kernel', 'lst'], "unknown command 'kmodlint kernel lst', choose from list, show, build, share, diff: did you mean 'list'?"],
  [['kernel', 'list', 'more'], "unexpected argument 'more'"],
  [['kernel', 'show'], '<name> is missing: kmodlint kernel show <name>'],
  [['kernel', 'diff'], '<from> and <to> are missing: kmodlint kernel diff <from> <to> [paths..]'],
  [['kernel', 'diff', '6.1'], '<to> is missing: kmodlint kernel diff <from> <to> [paths..]'],
])('%j is a fault of one line', (argv, message) => {
  expect(fault(...argv)).toBe(message);
});

test.each([[['-']], [['a', '-']], [['modules', '-']], [['--', '-']], [['--output', '-']], [['--output=-']]])(
  '%j asks for standard input',
  (argv) => {
    expect(fault(...argv)).toMatch(/^'-' is not a file: standard input is not read/);
  },
);

test('the help to look into is that of the command', () => {
  expect(() => parseCommand(['--bogus'])).toThrow(/ \(see kmodlint --help\)$/);
  expect(() => parseCommand(['modules', '--bogus'])).toThrow(/ \(see kmodlint modules --help\)$/);
  expect(() => parseCommand(['kernel', 'diff', '6.1'])).toThrow(/ \(see kmodlint kernel diff --help\)$/);
});

test('short names', () => {
  expect(parseCommand(['-V'])).toEqual(parseCommand(['--version']));
  expect(parseCommand(['kernel', '-h'])).toEqual(parseCommand(['kernel', '--help']));
  expect(lintOptions('-qf', 'json', '-o', 'x')).toMatchObject({ quiet: true, destinations: [{ format: 'json', file: 'x' }] });
  expect(parseCommand(['graph', '-f', 'svg', '-o', 'x'])).toMatchObject({ options: { format: 'svg', output: 'x' } });
  expect(parseCommand(['modules', '-f', 'json'])).toMatchObject({ options: { format: 'json' } });
  expect(parseCommand(['kernel', 'build', 'dir', '-o', 'x'])).toMatchObject({ output: 'x' });
});

test.each([[[]], [['modules']], [['kernel', 'diff']]])('the help of %j has no second spelling of an option', (command) => {
  const { text } = parseCommand([...command, '--help']) as { text: string };
  expect(text.match(/--\w*[A-Z]\w*/g)).toBeNull();
});

test.each([
  [['--fix'], { safety: 'safe', dryRun: false }],
  [['--fix-unsafe'], { safety: 'unsafe', dryRun: false }],
  [['--fix-dry-run'], { safety: 'safe', dryRun: true }],
  [['--fix', '--fix-unsafe', '--fix-dry-run'], { safety: 'unsafe', dryRun: true }],
  [['--no-fix'], undefined],
])('%j are the fixes %j', (argv, fix) => {
  expect(lintOptions(...argv).fix).toEqual(fix);
});

test('what would be fixed goes to stdout in place of a report', () => {
  expect(lintOptions('--fix-dry-run').destinations).toEqual([]);
  expect(lintOptions('--fix-dry-run', '--format', 'json', '--output', 'x').destinations).toEqual([
    { format: 'json', file: 'x' },
  ]);
  expect(fault('--fix-dry-run', '--format', 'json')).toBe(
    '--fix-dry-run goes to stdout: give each --format an --output',
  );
});

test('a graph is of one format, and goes to one file', () => {
  expect(parseCommand(['graph'])).toMatchObject({ name: 'graph', options: { paths: ['.'], kernels: [], format: 'text' } });
  expect(parseCommand(['graph', 'a', '--format', 'svg', '--output', 'x', '--', '-b'])).toMatchObject({
    options: { paths: ['a', '-b'], format: 'svg', output: 'x' },
  });
  expect(fault('graph', '--output', 'x', '--output', 'y')).toBe('--output is given more than once');
});

test('what is explained comes first, drivers after it', () => {
  expect(parseCommand(['explain', 'f'])).toEqual({ name: 'explain', options: { name: 'f', paths: [], kernels: [] } });
  expect(parseCommand(['explain', '--kernel', '6.1', 'f', 'a', 'b'])).toEqual({
    name: 'explain',
    options: { name: 'f', paths: ['a', 'b'], kernels: ['6.1'] },
  });
});
