import fs from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import { onDisk } from '../read/disk';
import { run } from './run';

const FAULTY = '#include <linux/module.h>\nstatic int x;\nEXPORT_SYMBOL(x);\nMODULE_LICENSE("GPL");\n';

/** A driver whose Kbuild file is in `linked/` and whose source is elsewhere, by a link. */
function withLink(to: string): string {
  const directory = onDisk({ 'tree/.git/HEAD': '', 'tree/linked/Kbuild': 'obj-m := a.o\n', [`${to}/a.c`]: FAULTY });
  fs.symlinkSync(path.join(directory, to, 'a.c'), path.join(directory, 'tree/linked/a.c'));
  return path.join(directory, 'tree');
}

const urisOf = (text: string): (string | undefined)[] =>
  (JSON.parse(text) as Log).runs[0]!.results!.flatMap(({ locations }) =>
    locations!.map(({ physicalLocation }) => physicalLocation!.artifactLocation!.uri),
  );

test('SARIF names the file that a link leads to, for GitHub shows none by a link to it', async () => {
  const directory = withLink('tree/real');
  expect(urisOf((await run(directory, '--format', 'sarif')).stdout)).toEqual(['real/a.c']);
  expect((await run(directory)).stdout).toContain('linked/a.c\n');
});

test('where that is outside of the repository, SARIF names the link', async () => {
  expect(urisOf((await run(withLink('elsewhere'), '--format', 'sarif')).stdout)).toEqual(['linked/a.c']);
});
