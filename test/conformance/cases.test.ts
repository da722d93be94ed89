import { execFile } from 'child_process';
import { join } from 'path';
import { promisify } from 'util';
import exceptions from './exceptions.json';

interface Result {
  name: string;
  missing: string[];
  extra: string[];
}

const excused: Record<string, { kernels: string[]; reason: string }> = exceptions.cases;
const excusedOn = (kernel: string) => Object.keys(excused).filter((name) => excused[name]!.kernels.includes(kernel));

// In a process of its own: what is tested is the command as it is built, and it loads its parser itself.
async function compareCases(kernel: string, parser: string): Promise<Result[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'cases.js'), kernel, parser]);
  return JSON.parse(stdout);
}

describe.each([
  ['6.1', 'native'],
  ['6.12', 'native'],
  ['6.12', 'wasm'],
])('what modpost said on %s, by the %s parser', (kernel, parser) => {
  let differing: Result[];
  let compared: number;

  beforeAll(async () => {
    const results = await compareCases(kernel, parser);
    compared = results.length;
    differing = results.filter(({ missing, extra }) => missing.length + extra.length > 0);
  });

  test('all cases were compared', () => expect(compared).toBe(197));

  test('every case is as recorded, but for the exceptions', () =>
    expect(differing.filter(({ name }) => !excusedOn(kernel).includes(name))).toEqual([]));

  test('every exception still is one', () =>
    expect(excusedOn(kernel).filter((name) => !differing.some((result) => result.name === name))).toEqual([]));
});

test('at most ten exceptions, each with its reason', () => {
  expect(Object.keys(excused).length).toBeLessThanOrEqual(10);
  for (const { reason } of Object.values(excused)) expect(reason).not.toBe('');
});
