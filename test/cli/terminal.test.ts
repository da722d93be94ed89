import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { wantsColor } from '../../src/cli/terminal';
import { onDisk } from '../read/disk';

const ROOT = path.join(__dirname, '../..');

/** What the built command says on stderr, with its streams redirected by a shell, and its exit code. */
function redirected(argv: string, redirection: string): [number | null, string] {
  const command = `node bin/kmodlint.js ${argv} ${redirection}`;
  const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
  // On a busy machine there is time for progress.
  return [status, stderr.replace(/^kmodlint: \d+ of \d+ files\n/gm, '')];
}

const FULL = 'kmodlint: error: standard output: cannot be written (ENOSPC)\n';

test.each([
  '--help',
  '--quiet samples/shared-tally-broken',
  'modules samples/shared-tally',
  'explain static-export',
  'kernel list',
])('%s to a full disk is one line', (argv) => {
  expect(redirected(argv, '>/dev/full')).toEqual([2, FULL]);
});

test('a summary that cannot be written is an error, too', () => {
  expect(redirected('samples/shared-tally', '2>/dev/full')).toEqual([2, '']);
});

test('who reads no further has seen enough', () => {
  expect(redirected('kernel diff 6.1 7.3', '2>/dev/null | true; exit ${PIPESTATUS[0]}')).toEqual([0, '']);
});

test.each([
  [undefined, {}, true, true],
  [undefined, {}, false, false],
  [undefined, { TERM: 'dumb' }, true, false],
  [undefined, { NO_COLOR: '1' }, true, false],
  [undefined, { NO_COLOR: '' }, true, true],
  [undefined, { FORCE_COLOR: '1' }, false, true],
  [undefined, { FORCE_COLOR: '0' }, true, false],
  [undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '1' }, false, true],
  [false, { FORCE_COLOR: '1' }, true, false],
])('asked for %p, with %j, on a terminal: %p is %p', (asked, env, isTerminal, colored) => {
  expect(wantsColor(asked, env, isTerminal)).toBe(colored);
});

test('a disk that becomes full in the middle of a report is an error, though Node writes half without a word', () => {
  // Only a file system of its own is small enough, and only root makes one.
  const script = `
    mount -t tmpfs -o size=16k none "$1" || exit 77
    trap 'umount "$1"' EXIT
    node bin/kmodlint.js kernel diff 6.1 7.3 >"$1/report" 2>"$1.err"; code=$?
    grep -v ' new, \\| files$' "$1.err" >&2; rm "$1.err"; exit $code`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', onDisk({})], { cwd: ROOT, encoding: 'utf8' });
  if (status === 77) return;
  expect([status, stderr]).toEqual([2, FULL]);
});
