import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { unifiedDiff } from '../../src/report/unifiedDiff';
import { onDisk } from '../read/disk';

test('it is what diff -u says, with names as git has them', () => {
  expect(unifiedDiff('a/ü.c', Buffer.from('1\n2\n'), Buffer.from('1\n2\n3')).toString()).toBe(
    '--- "a/a/\\303\\274.c"\n+++ "b/a/\\303\\274.c"\n@@ -1,2 +1,3 @@\n 1\n 2\n+3\n\\ No newline at end of file\n',
  );
});

test.each([
  ['Latin-1', Buffer.from('/* é */\nint a;\n', 'latin1')],
  ['CRLF', Buffer.from('int a;\r\nint b;\r\n')],
  ['no line end', Buffer.from('int a;')],
])('git applies it to a file of %s', (_, before) => {
  const after = Buffer.concat([before, Buffer.from('\r\nü')]);
  const directory = onDisk({ 'a.c': before, 'a.patch': unifiedDiff('a.c', before, after) });
  execFileSync('git', ['apply', '--whitespace=nowarn', 'a.patch'], { cwd: directory });
  expect(fs.readFileSync(path.join(directory, 'a.c'))).toEqual(after);
});
