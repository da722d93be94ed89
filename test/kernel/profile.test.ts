import { brotliCompressSync } from 'node:zlib';
import { checksum } from '../../src/kernel/checksum';
import { openContainer, packContainer, VERSION } from '../../src/kernel/container';
import { decodeKernel, encodeKernel } from '../../src/kernel/profile';
import { makeBuiltKernel, unpacked } from './kernel';

const kernel = makeBuiltKernel();
const file = encodeKernel(kernel, 'small');
const { header: identity } = openContainer(file) as { header: object };

/** What is wrong with a file, as decodeKernel() says it. */
function refusal(bytes: Buffer): string {
  try {
    decodeKernel(bytes);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

/** The file with another first occurrence of a text. */
const replaced = (from: string, to: string): Buffer => Buffer.from(file.toString('latin1').replace(from, to), 'latin1');

/** A sound file, but of another table of contents. */
function withTable(table: string, sections = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from(`${table}\n`), sections]);
  return Buffer.concat([Buffer.from(`kmodlint kernel ${VERSION} ${checksum(content)}\n`), content]);
}

describe('a kernel data file', () => {
  test('gives back the kernel', () => {
    const decoded = decodeKernel(file);
    expect(unpacked(decoded)).toEqual(unpacked(kernel));
    expect(decoded.headers.size).toBe(2);
    expect(['linux/module.h', 'asm/io.h', 'linux/io.h'].map((name) => decoded.headers.has(name))).toEqual([true, true, false]);
  });

  test('is the same in whatever order the kernel was read', () => {
    const backwards = makeBuiltKernel({
      exports: new Map([...kernel.exports].reverse()),
      config: new Map([...kernel.config].reverse()),
      predefines: new Map([...kernel.predefines].reverse()),
    });
    expect(encodeKernel(backwards, 'small').equals(file)).toBe(true);
  });

  test('gives back what its headers say, part by part', () => {
    const { graph, parts } = kernel.packedHeaders;
    for (const effort of ['fast', 'small'] as const) {
      const { headerSource } = decodeKernel(encodeKernel(kernel, effort));
      expect([headerSource!.graph(), headerSource!.part(0), headerSource!.part(1)]).toEqual([graph, ...parts]);
      expect(() => headerSource!.part(2)).toThrow("kernel data without 'headerPart.2'");
    }
  });

  test('says what it is in plain text', () => {
    expect(file.toString('latin1')).toMatch(/^kmodlint kernel \d+ [0-9a-f]{8}\n/);
    expect(openContainer(file).header).toMatchObject({ name: '6.12-test', release: '6.12.1-test' });
  });

  test('with a section of later times is read all the same', () => {
    const container = openContainer(file);
    const { sections: table } = JSON.parse(file.toString('latin1').split('\n')[1]!) as { sections: [string, number][] };
    const sections = table.map(([name]) => [name, container.section(name)()] as const);
    const later = packContainer(container.header, [['later', 'f'], ...sections], 'fast');
    expect(new Map(decodeKernel(later).exports)).toEqual(kernel.exports);
  });

  test.each([
    ['another format version', replaced(`kernel ${VERSION} `, 'kernel 1 '), /^kernel data of format 1, .* reads format \d+: make/],
    ['an invalid version', replaced(`kernel ${VERSION} `, 'kernel \x1b[1m '), /^not a kernel data file of kmodlint$/],
    ['an empty file', Buffer.alloc(0), /^not a kernel data file of kmodlint$/],
    ['another kind of file', Buffer.from('0x1\ta\tvmlinux\tEXPORT_SYMBOL\t\n'), /^not a kernel data file of kmodlint$/],
    ['a file cut in its first line', file.subarray(0, 16), /^not a kernel data file of kmodlint$/],
    ['a file cut in its table', file.subarray(0, 80), /^damaged kernel data: make it again/],
    ['a file cut in its sections', file.subarray(0, -1), /^damaged kernel data: /],
    ['a file with something after it', Buffer.concat([file, Buffer.from('x')]), /^damaged kernel data: /],
    ['a table that is no JSON', withTable('header'), /^damaged kernel data: /],
    ['a table of another form', withTable('{"header":{},"sections":[["exports","1"]]}'), /^damaged kernel data: /],
    ['no name', packContainer({ release: '6.1' }, [], 'fast'), /^kernel data file that does not name its kernel$/],
    [
      'a version of no number',
      packContainer({ ...identity, version: { major: '6' } }, [], 'fast'),
      /does not name its kernel$/,
    ],
    ['a missing section', packContainer(identity, [], 'fast'), /^kernel data without 'headerGraph': make it again/],
  ])('%s is refused in one line', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
    expect(refusal(bytes)).not.toMatch(/\n/);
  });

  test('a section that is cut is refused when it is asked for', () => {
    const lists = brotliCompressSync('');
    const tables = ['config', 'exports', 'predefines'].flatMap((name) => [name, `${name}.values`, `${name}.numbers`]);
    const sections = [['headerImports', lists.length], ...['headerGraph', ...tables].map((name) => [name, 9])];
    const decoded = decodeKernel(withTable(JSON.stringify({ header: identity, sections }), lists));
    expect(() => decoded.config.get('CONFIG_A')).toThrow('damaged kernel data: make it again');
  });
});
