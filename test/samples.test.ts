import * as fs from 'fs';
import * as path from 'path';
import { run } from './cli/run';

const SAMPLES = path.join(__dirname, '../samples');
/** A sample with a fault in it ends in an error. */
const EXIT_CODES: Record<string, number> = {
  namespace: 0,
  'namespace-broken': 1,
  proprietary: 1,
  'shared-tally': 0,
  'shared-tally-broken': 1,
};

describe.each(fs.readdirSync(SAMPLES).sort())('samples/%s', (name) => {
  const expected = (file: string): string => fs.readFileSync(path.join(SAMPLES, name, file), 'utf8');

  test('has the report that is beside it', async () => {
    const { code, stdout } = await run(process.cwd(), path.join(SAMPLES, name), '--no-color');
    expect(stdout).toBe(expected('report.txt'));
    expect(code).toBe(EXIT_CODES[name]);
  });

  test('builds and uses what is beside it', async () => {
    const { code, stdout } = await run(process.cwd(), 'modules', path.join(SAMPLES, name));
    expect(stdout).toBe(expected('modules.txt'));
    expect(code).toBe(0);
  });
});
