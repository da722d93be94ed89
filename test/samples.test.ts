import * as fs from 'fs';
import * as path from 'path';
import { main } from '../src/cli';

const SAMPLES = path.join(__dirname, '../samples');
/** A sample with a fault in it ends in an error. */
const EXIT_CODES: Record<string, number> = {
  namespace: 0,
  'namespace-broken': 1,
  proprietary: 1,
  'shared-tally': 0,
  'shared-tally-broken': 1,
};

/** The command, from the arguments to the exit code. */
async function run(...args: string[]): Promise<{ code: number; stdout: string }> {
  let stdout = '';
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk, encoding?, callback?) => {
    stdout += String(chunk);
    const done = typeof encoding === 'function' ? encoding : callback;
    done?.();
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    return { code: await main(args), stdout };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe.each(fs.readdirSync(SAMPLES).sort())('samples/%s', (name) => {
  const expected = (file: string): string => fs.readFileSync(path.join(SAMPLES, name, file), 'utf8');

  test('has the report that is beside it', async () => {
    const { code, stdout } = await run(path.join(SAMPLES, name), '--no-color');
    expect(stdout).toBe(expected('report.txt'));
    expect(code).toBe(EXIT_CODES[name]);
  });

  test('builds and uses what is beside it', async () => {
    const { code, stdout } = await run('modules', path.join(SAMPLES, name));
    expect(stdout).toBe(expected('modules.txt'));
    expect(code).toBe(0);
  });
});
