import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import threads from 'node:worker_threads';
import { runWith, type Outcome } from '../cli/run';
import { onDisk } from '../read/disk';

const WORKER = join(__dirname, '../../bin/worker.js');

/** Lints on a machine of so many cores; what is said of the time taken apart. */
async function lintOn(
  cores: number,
  directory: string,
  now?: () => number,
): Promise<Partial<Outcome> & { started: number }> {
  jest.spyOn(os, 'availableParallelism').mockReturnValue(cores);
  const { Worker } = threads;
  let started = 0;
  jest.spyOn(threads, 'Worker').mockImplementation((...args) => {
    started++;
    return new Worker(...args);
  });
  const { code, stdout, stderr } = await runWith(
    { worker: WORKER, now }, directory, '--kernel', '6.1,6.12', '--format', 'json',
  );
  return { code, stdout, stderr: stderr.replace(/ in [\d.]+ s\b/, ''), started };
}

/** A driver of so many modules, each of which exports what is static. */
function driver(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `m${index}`);
  const source = (name: string): string =>
    `#include <linux/module.h>\nMODULE_LICENSE("GPL");\nstatic int ${name};\nEXPORT_SYMBOL(${name});\n`;
  return onDisk({
    ...Object.fromEntries(names.map((name) => [`${name}.c`, source(name)])),
    Kbuild: `obj-m := ${names.map((name) => `${name}.o`).join(' ')}\n`,
  });
}

test('threads say what one thread says, and what they could not read', async () => {
  const directory = driver(40);
  rmSync(join(directory, 'm7.c'));
  execFileSync('mkfifo', [join(directory, 'm7.c')]);
  const several = await lintOn(6, directory);
  const alone = await lintOn(2, directory);
  expect([several.started, alone.started]).toEqual([2, 0]);
  expect(JSON.parse(several.stdout!).summary).toMatchObject({ modules: 40, errors: 39 });
  expect(several.stderr).toContain('m7.c: is not a regular file');
  expect({ ...several, started: 0 }).toEqual(alone);
});

test('threads tell how far they are together', async () => {
  let time = 0;
  const { stderr, started } = await lintOn(6, driver(6), () => (time += 60_000));
  expect([started, stderr]).toEqual([1, expect.stringMatching(/^kmodlint: \d+ of 12 files for 2 kernels$/m)]);
});
