import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { completions, completionScript } from '../../src/cli/completion';
import { onDisk } from '../read/disk';
import { run } from './run';

const words = (...line: string[]): string[] => completions(line, false).split('\n').slice(0, -1);

test('commands come first', () => {
  expect(words('')).toEqual(['modules', 'range', 'graph', 'explain', 'kernel', 'completion']);
  expect(words('kernel', '')).toEqual(['list', 'show', 'build', 'share', 'diff']);
  expect(words('-q', 'mod')).toContain('modules');
  expect(words('drivers', 'mod')).toEqual([]);
});

test('options are those of the command', () => {
  expect(words('-')).toEqual(expect.arrayContaining(['--kernel', '--max-warnings', '--no-color', '--help']));
  expect(words('kernel', 'build', '--')).toEqual(['--output', '--help', '--version']);
  expect(words('--', '-')).toEqual([]);
});

test.each([
  [['--format', ''], ['text', 'json', 'sarif']],
  [['-qf', ''], ['text', 'json', 'sarif']],
  [['modules', '-f', ''], ['text', 'json']],
  [['--format', '=', 'j'], ['text', 'json', 'sarif']],
  [['modules', '--format='], ['--format=text', '--format=json']],
  [['--symvers', ''], []],
  [['kernel', 'build', ''], []],
  [['explain', 'static-export', ''], []],
  [['kernel', 'diff', '6.1', '6.12', ''], []],
])('after %j: %j', (line, expected) => {
  expect(words(...line)).toEqual(expected);
});

test('kernels by their short names, also in a list', () => {
  const kernels = ['5.10', '6.1', '6.12', '7.3', '6.12-arm64', 'running'];
  expect(words('--kernel', '')).toEqual([...kernels, 'all']);
  expect(words('graph', '--kernel', '6.1,')).toEqual([...kernels, 'all'].map((name) => `6.1,${name}`));
  expect(words('kernel', 'show', '')).toEqual(kernels);
  expect(words('kernel', 'diff', '6.1', '')).toEqual(kernels);
});

test('rules are there to be explained', () => {
  expect(words('explain', '')).toContain('static-export');
  expect(completions(['explain', ''], true)).toMatch(/^static-export:A symbol is exported that is static/m);
});

test('fish is no shell that a script is for', async () => {
  jest.replaceProperty(process, 'env', { ...process.env, SHELL: '/usr/bin/fish' });
  const { code, stderr } = await run('/', 'completion');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^kmodlint: error: there is no completion for fish: SHELL=bash /)]);
});

/** What a shell makes of a script of its own, behind that of the completion. */
function shell(name: 'bash' | 'zsh', script: string): string[] {
  jest.replaceProperty(process, 'env', { ...process.env, SHELL: `/bin/${name}` });
  const source = completionScript();
  jest.restoreAllMocks();
  const command = `kmodlint() { node "$KMODLINT" "$@"; }\n`;
  const env = { ...process.env, KMODLINT: path.join(__dirname, '../../bin/kmodlint.js') };
  const options = { cwd: onDisk({ 'modfile.c': '' }), env, encoding: 'utf8' } as const;
  const compdef = 'compdef() { completer=$1 }\n';
  const { stdout, stderr } = spawnSync(name, ['-c', `${name === 'zsh' ? compdef : ''}${command}${source}${script}`], options);
  expect(stderr).toBe('');
  return stdout.split('\n').slice(0, -1);
}

test('bash completes by the script', () => {
  const complete = (line: string, at: number): string => `
    COMP_WORDS=(${line}); COMP_CWORD=${at}; _kmodlint_yargs_completions; echo "\${COMPREPLY[*]}"`;
  expect(shell('bash', [
    complete('kmodlint ex', 1),
    complete('kmodlint modules --f', 2),
    complete('kmodlint explain static- modfile.c', 2),
    complete('kmodlint modfile', 1),
    'complete -p kmodlint',
  ].join('\n'))).toEqual([
    'explain', '--format', 'static-export', '',
    // Where it has no word to offer, bash offers files.
    'complete -o bashdefault -o default -F _kmodlint_yargs_completions kmodlint',
  ]);
});

const hasZsh = spawnSync('zsh', ['--version']).status === 0;

(hasZsh ? test : test.skip)('zsh completes by the script', () => {
  // Its own functions choose among what they get, and show it.
  const stubs = `
    _describe() { reply=(\${(M)\${(P)2}:#\${words[CURRENT]}*}); (( $#reply )) && print -l -- $reply }
    _files() { print files }`;
  const complete = (line: string, at: number): string => `words=(${line}); CURRENT=${at}; $completer`;
  expect(shell('zsh', [
    stubs,
    complete('kmodlint ex', 2),
    complete('kmodlint --max', 2),
    complete('kmodlint explain static- modfile.c', 3),
    complete('kmodlint modfile', 2),
    complete("kmodlint --symvers ''", 3),
  ].join('\n'))).toEqual([
    expect.stringMatching(/^explain:Explains a rule/),
    expect.stringMatching(/^--max-warnings:Fail if /),
    expect.stringMatching(/^static-export:/),
    'files',
    'files',
  ]);
});
