import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../src/read/inputError';
import { readKernelSymvers, readPlainSymvers, readSymvers } from '../../src/read/symversFile';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'kmodlint-'))));
afterEach(() => rmSync(root, { recursive: true }));

const text = '0x1\t_printk\tvmlinux\tEXPORT_SYMBOL\t\n';

/** The same text, packed with `xz`. */
const xz = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAiMHgxCV9wcmludGsJdm1saW51'
  + 'eAlFWFBPUlRfU1lNQk9MCQoAAM0l5RtPnkGEAAE7I2ErU74ftvN9AQAAAAAEWVo=',
  'base64',
);

function write(name: string, bytes: Buffer | string): string {
  writeFileSync(join(root, name), bytes);
  return join(root, name);
}

async function refusal(file: string): Promise<string> {
  const error: unknown = await readSymvers(file).then(() => 'accepted', (reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message.replaceAll(`${root}/`, '');
}

describe('readSymvers', () => {
  test.each([
    ['plain', text],
    ['gzip', gzipSync(text)],
    ['xz', xz],
  ])('reads one that is %s, whatever its name', async (_, bytes) => {
    const { exports, problems } = await readSymvers(write('symvers-6.1', bytes));
    expect(problems).toEqual([]);
    expect([...exports]).toEqual([['_printk', { module: 'vmlinux', gplOnly: false }]]);
  });

  test('broken rows are problems of that file', async () => {
    const file = write('Module.symvers', `${text}broken\n`);
    const { exports, problems } = await readSymvers(file);
    expect(exports.size).toBe(1);
    expect(problems).toMatchObject([{ file, line: 2 }]);
  });

  test.each([
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), 'f: binary, not a Module.symvers'],
    ['other text', '# notes\n', 'f:1: not a Module.symvers: broken row: 1 column between tabs instead of 4 or 5'],
    ['an empty one', '', 'f: empty, it lists no exports: build what it belongs to, or leave it out'],
    ['a packed empty one', gzipSync('\n'), 'f: empty, it lists no exports: build what it belongs to, or leave it out'],
    ['names alone', '_printk\nkfree\n', 'f:1: not a Module.symvers: broken row: 1 column between tabs instead of 4 or 5'],
    ['cut gzip', gzipSync(text).subarray(0, 20), 'f: damaged gzip file'],
    ['cut xz', xz.subarray(0, 40), 'f: damaged xz file'],
    ['wrong xz', Buffer.concat([xz.subarray(0, 12), Buffer.alloc(60, 7)]), 'f: damaged xz file'],
    ['huge once unpacked', gzipSync(Buffer.alloc(65 * 1024 * 1024)), 'f: larger than 64 MB, not a Module.symvers'],
  ])('refuses %s', async (_, bytes, message) => {
    expect(await refusal(write('f', bytes))).toBe(message);
  });

  test('refuses what is not there, and a directory', async () => {
    expect(await refusal(join(root, 'gone'))).toBe('gone: cannot be read (ENOENT)');
    expect(await refusal(root)).toMatch(/: cannot be read \(EISDIR\)$/);
  });
});

test("in the place of a kernel's exports there must be some of vmlinux", async () => {
  const own = write('Module.symvers', text.replace('vmlinux', 'mine'));
  const message = /: it lists no exports of vmlinux: build the whole kernel, or add it to a kernel by --extra-symvers$/;
  await expect(readKernelSymvers(own)).rejects.toThrow(message);
  expect(() => readPlainSymvers(own)).toThrow(message);
  expect((await readSymvers(own)).exports.size).toBe(1);
  expect((await readKernelSymvers(write('base', text + text.replace('_printk\tvmlinux', 'more\tmine')))).exports.size).toBe(2);
});
