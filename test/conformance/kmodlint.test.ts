import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const { runNode } = require('./kmodlint');

describe('how a run ended', () => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'kmodlint-test-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  const run = (script: string, options = {}) => {
    const file = join(scratch, 'script.js');
    writeFileSync(file, script);
    return runNode(file, [], options);
  };

  test.each(['process.stdout.write("{}")', 'process.stdout.write("{}"); process.exitCode = 1'])(
    'as a linter should: %s',
    async (script) => expect(await run(script)).toEqual({ stdout: '{}', failure: undefined }),
  );

  test('unusable input', async () =>
    expect((await run('console.error("no module here"); process.exitCode = 2')).failure).toBe(
      'exit code 2: no module here',
    ));

  test('a crash, which has the exit code of findings', async () =>
    expect((await run('undefined.module')).failure).toMatch(/^a stack trace/));

  test('a hang', async () =>
    expect((await run('setInterval(() => {}, 1000)', { timeout: 200 })).failure).toMatch(/^no end within/));
});
