import fs from 'node:fs';
import path from 'node:path';
import { headerSignature } from '../../src/read/headerSignature';
import { onDisk } from './disk';

const FILES = { 'include/linux/a.h': 'a', 'include/linux/b.h': 'b', 'arch/x.h': 'x' };
const make = (): string => {
  const root = onDisk(FILES);
  for (const name of Object.keys(FILES)) fs.utimesSync(path.join(root, name), 1, 1);
  return root;
};
const signature = (root: string): string => headerSignature([path.join(root, 'include'), path.join(root, 'arch')]);

test('what is elsewhere is no other', () => {
  expect(signature(make())).toBe(signature(make()));
});

test.each<[string, (root: string) => void]>([
  ['a changed text', (root) => fs.writeFileSync(path.join(root, 'include/linux/a.h'), 'A')],
  ['another time', (root) => fs.utimesSync(path.join(root, 'arch/x.h'), 1, 2)],
  ['a new header', (root) => fs.writeFileSync(path.join(root, 'include/linux/c.h'), '')],
  ['a header less', (root) => fs.rmSync(path.join(root, 'include/linux/b.h'))],
  ['another name', (root) => fs.renameSync(path.join(root, 'include/linux/b.h'), path.join(root, 'include/linux/c.h'))],
  ['a linked directory', (root) => fs.symlinkSync('linux', path.join(root, 'include/more'))],
])('%s is another one', (_, change) => {
  const root = make();
  const before = signature(root);
  change(root);
  expect(signature(root)).not.toBe(before);
});

test('empty headers that only mirror the configuration do not count', () => {
  const root = make();
  const before = signature(root);
  fs.mkdirSync(path.join(root, 'include/config'));
  fs.writeFileSync(path.join(root, 'include/config/smp.h'), '');
  expect(signature(root)).toBe(before);
});

test('circles of links, dead links and directories that are not there end it in no way', () => {
  const root = make();
  fs.symlinkSync('.', path.join(root, 'include/self'));
  fs.symlinkSync('nowhere', path.join(root, 'include/gone.h'));
  fs.symlinkSync('circle', path.join(root, 'include/circle'));
  expect(headerSignature([path.join(root, 'include'), path.join(root, 'nowhere')])).toContain('0/linux/a.h 1 1000');
});
