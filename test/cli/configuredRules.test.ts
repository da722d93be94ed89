import { onDisk } from '../read/disk';
import { run } from './run';

const DRIVER = {
  'Kbuild': 'obj-m := m.o\n',
  'm.c': '#include <linux/module.h>\nstatic int m;\nEXPORT_SYMBOL(m);\nMODULE_LICENSE("GPL");\n',
};

async function lintWith(rules: unknown): Promise<{ code: number; text: string; stderr: string }> {
  const { code, stdout, stderr } = await run(onDisk({ ...DRIVER, '.kmodlintrc.json': JSON.stringify({ rules }) }));
  return { code, text: stdout, stderr };
}

test('a rule that is off says nothing', async () => {
  expect(await lintWith({ 'static-export': 'off' })).toMatchObject({ code: 0, text: '' });
});

test('a rule is as severe as is wanted', async () => {
  expect(await lintWith({})).toMatchObject({ code: 1, text: expect.stringContaining('error: local symbol') });
  const { code, text } = await lintWith({ 'static-export': 'warning' });
  expect([code, text.includes('warning: local symbol')]).toEqual([0, true]);
});

test('an unknown rule is refused, with a suggestion', async () => {
  const { code, stderr } = await lintWith({ 'static-exports': 'off' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^kmodlint: error: \.kmodlintrc\.json:1:11: unknown rule 'static-exports': did you mean 'static-export'\?\n$/);
});
