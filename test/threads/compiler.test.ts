import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = join(__dirname, '../../bin');
/** The command without a thread's script. */
const ALONE = `require(${JSON.stringify(join(BIN, 'load.js'))}); load(compile()).main(process.argv.slice(1))`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kmodlint-threads-'));
});
afterAll(() => rmSync(root, { recursive: true }));

test('threads say what one thread says, and what they could not read', () => {
  const modules = Array.from({ length: 40 }, (_, index) => `m${index}`);
  writeFileSync(join(root, 'Kbuild'), `obj-m := ${modules.map((name) => `${name}.o`).join(' ')}\n`);
  for (const name of modules) {
    const fault = `static int ${name};\nEXPORT_SYMBOL(${name});\n`;
    writeFileSync(join(root, `${name}.c`), `#include <linux/module.h>\nMODULE_LICENSE("GPL");\n${fault}`);
  }
  rmSync(join(root, 'm7.c'));
  execFileSync('mkfifo', [join(root, 'm7.c')]);
  const args = ['.', '--kernel', '6.1,6.12', '--format', 'json'];
  const [threads, alone] = [[join(BIN, 'kmodlint.js')], ['-e', `const { compile, load } = ${ALONE}`, '--']].map((command) => {
    const { stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd: root, encoding: 'utf8' });
    return { stdout, stderr: stderr.replace(/ in [\d.]+ s\b/, '') };
  });
  expect(JSON.parse(threads!.stdout).summary).toMatchObject({ modules: 40, errors: 39 });
  expect(threads!.stderr).toContain('m7.c: is not a regular file');
  expect(threads).toEqual(alone);
});
