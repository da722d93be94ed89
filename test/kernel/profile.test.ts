import { openContainer, packContainer } from '../../src/kernel/container';
import { decodeKernel, encodeKernel } from '../../src/kernel/profile';
import { makeKernel } from './kernel';

const kernel = makeKernel();
const file = encodeKernel(kernel);

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
const replaced = (from: string, to: string): Buffer =>
  Buffer.from(file.toString('latin1').replace(from, to), 'latin1');

describe('a kernel data file', () => {
  test('gives back the kernel', () => {
    const decoded = decodeKernel(file);
    expect({ ...decoded, headers: new Set(decoded.headers), headerMacros: new Set(decoded.headerMacros) }).toEqual(kernel);
  });

  test('is the same in whatever order the kernel was read', () => {
    const backwards = makeKernel({
      exports: new Map([...kernel.exports].reverse()),
      config: new Map([...kernel.config].reverse()),
      predefines: new Map([...kernel.predefines].reverse()),
      headers: new Set([...kernel.headers].reverse()),
    });
    expect(encodeKernel(backwards).equals(file)).toBe(true);
  });

  test('says what it is in plain text', () => {
    expect(file.toString('latin1').split('\n')[0]).toBe('kmodlint kernel 1');
    expect(openContainer(file).header).toMatchObject({ name: '6.12-test', release: '6.12.1-test' });
  });

  test('with a section of later times is read all the same', () => {
    const container = openContainer(file);
    const known = ['exports', 'config', 'predefines', 'headers', 'headerMacros'];
    const sections = known.map((name) => [name, container.section(name)] as const);
    const later = packContainer(container.header, [['inlines', 'f'], ...sections]);
    expect(decodeKernel(later).exports).toEqual(kernel.exports);
  });

  test.each([
    ['another format version', replaced('kernel 1\n', 'kernel 2\n'), /^kernel data of format 2, .* reads format 1: .*kernel build$/],
    ['a version that is none', replaced('kernel 1\n', 'kernel \x1b[1m\n'), /^kernel data of format unknown, /],
    ['an empty file', Buffer.alloc(0), /^no kernel data file of kmodlint$/],
    ['another kind of file', Buffer.from('0x1\ta\tvmlinux\tEXPORT_SYMBOL\t\n'), /^no kernel data file of kmodlint$/],
    ['a file cut in its first line', file.subarray(0, 16), /^kernel data of format unknown, /],
    ['a file cut in its table', file.subarray(0, 60), /^damaged kernel data file \(no table of contents\)/],
    ['a file cut in its sections', file.subarray(0, -1), /^damaged kernel data file \(cut short\)/],
    ['a file with something after it', Buffer.concat([file, Buffer.from('x')]), /^damaged .*\(too long\)/],
    ['a table that is no JSON', replaced('{"header"', '{header'), /^damaged .*\(no table of contents\)/],
    ['a table without lengths', replaced('["exports",', '["exports","x",'), /^damaged .*\(no table of contents\)/],
    ['a missing section', replaced('"config"', '"gone"'), /^damaged .*\(no section 'config'\)/],
    ['no name', replaced('"name":', '"nmae":'), /^kernel data file that does not name its kernel$/],
    ['a version that is no number', replaced('"major":6', '"major":"6"'), /^kernel data file that does not name its kernel$/],
  ])('%s is refused in one line', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
    expect(refusal(bytes)).not.toMatch(/\n/);
  });

  test('a section that does not unpack, or to another length, is refused', () => {
    const head = file.toString('latin1').indexOf(']]}\n') + 4;
    const broken = Buffer.concat([file.subarray(0, head), Buffer.alloc(file.length - head, 0xff)]);
    expect(refusal(broken)).toMatch(/^damaged kernel data file \(section '\w+' does not unpack\)/);
    const [, packed, plain] = /\["config",(\d+),(\d+)\]/.exec(file.toString('latin1'))!;
    const longer = replaced(`["config",${packed},${plain}]`, `["config",${packed},${Number(plain) + 1}]`);
    expect(refusal(longer)).toMatch(/^damaged .*\(section 'config' has another length\)/);
  });
});
