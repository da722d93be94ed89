import fs from 'node:fs';
import path from 'node:path';
import { onDisk } from '../read/disk';
import { run } from '../cli/run';

interface Outcome {
  before: string;
  /** The namespaces that make nsdeps would import, by module. */
  nsdeps: Record<string, string[]>;
  after: { stage: string; imports: Record<string, string[]> };
}

interface Recorded {
  options: string[];
  kernels: Record<string, Outcome>;
  diff: string;
}

const CASES = path.join(__dirname, 'fixes');
const recorded = fs.readdirSync(CASES).map((name): [string, Recorded] => [
  name,
  JSON.parse(fs.readFileSync(path.join(CASES, name, 'fix.json'), 'utf8')),
]);
/** What builds as well before: nothing but kmodlint has something against it. */
const BUILDS_BEFORE = ['description', 'inline-export', 'unused-import'];

describe.each(recorded)('%s', (name, { options, kernels, diff }) => {
  const copy = (): string => {
    const files = fs.readdirSync(path.join(CASES, name)).filter((file) => file !== 'fix.json');
    return onDisk(Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(CASES, name, file), 'utf8')])));
  };

  test('was built on both kernels, in vain before and without a word after', () => {
    expect(Object.keys(kernels)).toEqual(['6.1', '6.12']);
    for (const { before, after } of Object.values(kernels)) {
      expect(after.stage).toBe('ok');
      if (!BUILDS_BEFORE.includes(name)) expect(before).not.toMatch(/^ok/);
    }
  });

  test('imports what make nsdeps imports', () => {
    for (const { nsdeps, after } of Object.values(kernels)) {
      const imports = Object.entries(after.imports).filter(([, namespaces]) => namespaces.length > 0);
      expect(Object.fromEntries(imports)).toEqual(nsdeps);
    }
  });

  test('is fixed as what was built', async () => {
    expect((await run(copy(), ...options, '--fix-dry-run')).stdout).toBe(diff);
  });

  test('has nothing left to fix', async () => {
    const directory = copy();
    await run(directory, ...options);
    const { stdout, stderr } = await run(directory, ...options, '--fix-dry-run');
    expect([stdout, /; 0 fixed$/m.test(stderr)]).toEqual(['', true]);
  });
});
