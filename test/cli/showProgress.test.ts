import { PassThrough } from 'node:stream';
import { READING_HEADERS, readingSources, withProgress } from '../../src/cli/showProgress';
import type { Progress } from '../../src/util/progress';
import { onDisk } from '../read/disk';
import { runWith } from './run';

interface Screen {
  stream: NodeJS.WriteStream;
  now(): number;
  /** Sets the clock. */
  at(time: number): void;
  shown(): string;
}

/** A stderr that keeps what is written to it, and a clock that stands still until it is set. */
function screen(isTTY: boolean): Screen {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true });
  let time = 1000;
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    now: () => time,
    at: (milliseconds) => void (time = 1000 + milliseconds),
    shown: () => String((stream.read() as Buffer | null) ?? ''),
  };
}

/** What is shown of something that is told of at these milliseconds. */
async function shown(
  times: number[],
  activity = READING_HEADERS,
  { isTTY = false, quiet = false } = {},
): Promise<string> {
  const { at, shown: text, ...surroundings } = screen(isTTY);
  const result = await withProgress(activity, (progress) => {
    for (const [index, time] of times.entries()) {
      at(time);
      progress(index + 1, times.length + 1);
    }
    return 'read';
  }, { ...surroundings, quiet });
  expect(result).toBe('read');
  return text();
}

beforeEach(() => {
  jest.replaceProperty(process, 'env', { ...process.env, TERM: 'xterm' });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('what takes longer than a moment has a bar on a terminal', async () => {
  expect(await shown([600, 700, 800], READING_HEADERS, { isTTY: true })).toMatch(/reading the kernel's headers \[=+-+\] 25%/);
  expect(await shown([600], readingSources(2), { isTTY: true })).toMatch(/\[=+-+\] 1 of 2 files for 2 kernels/);
  expect(await shown([400], READING_HEADERS, { isTTY: true })).toBe('');
});

test('a log has a line after two seconds, and every five from then on', async () => {
  expect(await shown([500, 1999, 2000, 2001, 6999, 7000, 20000, 20001], readingSources(1))).toBe(
    'kmodlint: 3 of 9 files\nkmodlint: 6 of 9 files\nkmodlint: 7 of 9 files\n',
  );
  expect(await shown([2500], readingSources(4))).toBe('kmodlint: 1 of 2 files for 4 kernels\n');
  expect(await shown([2500])).toBe("kmodlint: reading the kernel's headers: 1 of 2 files\n");
});

test('a terminal that cannot move its cursor is a log', async () => {
  jest.replaceProperty(process, 'env', { ...process.env, TERM: 'dumb' });
  expect(await shown([600, 2500], readingSources(1), { isTTY: true })).toBe('kmodlint: 2 of 3 files\n');
});

test('quiet is without progress', async () => {
  expect(await shown([2500], READING_HEADERS, { quiet: true })).toBe('');
  expect(await shown([2500], READING_HEADERS, { quiet: true, isTTY: true })).toBe('');
});

test('a bar ends with what it is about, even where that fails', async () => {
  const { at, ...surroundings } = screen(true);
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const work = (progress: Progress): void => {
    at(600);
    progress(1, 4);
    expect(timers()).toBe(before + 1);
    throw new Error('no kernel');
  };
  await expect(withProgress(READING_HEADERS, work, surroundings)).rejects.toThrow('no kernel');
  expect(timers()).toBe(before);
});

describe('a command', () => {
  const source = (name: string): string => `#include <linux/module.h>\nint ${name};\nMODULE_LICENSE("GPL");\n`;
  const driver = { 'Kbuild': 'obj-m := a.o b.o c.o\n', 'a.c': source('a'), 'b.c': source('b'), 'c.c': source('c') };
  const progressOf = (stderr: string): string[] => stderr.match(/^kmodlint: \d+ of .*$/gm) ?? [];

  test.each([
    [[], ['1 of 3 files', '2 of 3 files']],
    [['--fix-dry-run', '--kernel', '6.12'], ['1 of 3 files', '2 of 3 files']],
    [['--quiet'], []],
    [['modules'], ['1 of 3 files', '2 of 3 files']],
    [['graph'], ['1 of 3 files', '2 of 3 files']],
    [['kernel', 'diff', '6.1', '6.12', '.'], [1, 2, 3, 4, 5].map((done) => `${done} of 6 files for 2 kernels`)],
    [['explain', 'kfree', '.', '--kernel', '6.12'], ['1 of 3 files', '2 of 3 files']],
  ])('%j tells how far it is when each file takes a minute', async (argv, expected) => {
    let time = 0;
    const { stderr } = await runWith({ now: () => (time += 60_000) }, onDisk(driver), ...argv);
    expect(progressOf(stderr)).toEqual(expected.map((line) => `kmodlint: ${line}`));
  });
});
