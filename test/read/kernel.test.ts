import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '../../src/read/error';
import { buildKernelFile, loadKernel, shippedKernels } from '../../src/read/kernel';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'kmodlint-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Headers split in two, as Debian has them, and unpacked elsewhere than where they name each other. */
const headers = {
  'usr/src/headers-amd64/Makefile': 'include /usr/src/headers-common/Makefile\n',
  'usr/src/headers-amd64/Module.symvers': '0x1\t_printk\tvmlinux\tEXPORT_SYMBOL\t\n',
  'usr/src/headers-amd64/.config': 'CONFIG_X86_64=y\n',
  'usr/src/headers-amd64/include/generated/utsrelease.h': '#define UTS_RELEASE "6.1.0-9-amd64"\n',
  'usr/src/headers-amd64/include/generated/autoconf.h': '#define CONFIG_X86_64 1\n',
  'usr/src/headers-amd64/include/config/smp.h': '',
  'usr/src/headers-common/Makefile': 'VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\n',
  'usr/src/headers-common/include/linux/module.h': '#define MODULE_LICENSE(x)\n',
  'usr/src/headers-common/include/uapi/linux/if.h': '#define IFNAMSIZ 16\nMODULE_IMPORT_NS(NET);\n',
  'usr/src/headers-common/include/dt-bindings/gpio/gpio.h': '#define GPIO_ACTIVE_HIGH 0\n',
  'usr/src/headers-common/arch/x86/include/asm/io.h': '#define readb readb\n',
  'usr/src/headers-common/arch/arm/include/asm/io.h': '#define ARM 1\n',
};

const refusal = (name: string): string => {
  try {
    loadKernel(name, root);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replaceAll(root, '');
  }
  return 'accepted';
};

describe('loadKernel', () => {
  test('reads headers that are split in two', () => {
    write(headers);
    const { kernel, problems } = loadKernel('usr/src/headers-amd64', root);
    expect(problems).toEqual([]);
    expect(kernel).toMatchObject({ name: 'usr/src/headers-amd64', release: '6.1.0-9-amd64', arch: 'x86' });
    expect(kernel.version).toEqual({ major: 6, minor: 1, patch: 192 });
    expect(kernel.predefines.get('__x86_64__')).toBe('1');
    expect([...kernel.headers].sort()).toEqual([
      'asm/io.h',
      'dt-bindings/gpio/gpio.h',
      'generated/utsrelease.h',
      'linux/if.h',
      'linux/module.h',
      'uapi/linux/if.h',
    ]);
    expect(kernel.headerMacros).toEqual(new Set(['IFNAMSIZ', 'MODULE_LICENSE', 'UTS_RELEASE', 'readb']));
    expect(kernel.headerImports).toEqual(new Map([['uapi/linux/if.h', ['NET']], ['linux/if.h', ['NET']]]));
  });

  test('reads a build tree that holds its sources, through a link', () => {
    const whole = Object.entries(headers).map(([path, text]) => [path.replace(/headers-\w+/, 'linux'), text]);
    write(Object.fromEntries(whole));
    write({ 'usr/src/linux/Makefile': headers['usr/src/headers-common/Makefile'] });
    symlinkSync(join(root, 'usr/src/linux'), join(root, 'build'));
    expect(loadKernel('build', root).kernel.version).toEqual({ major: 6, minor: 1, patch: 192 });
  });

  test('follows linked directories of headers, but not in circles', () => {
    write(headers);
    const include = join(root, 'usr/src/headers-common/include');
    write({ 'elsewhere/a.h': '#define A\n', 'other/b.h': '#define B\n' });
    symlinkSync(join(root, 'elsewhere'), join(include, 'linked'));
    symlinkSync(join(root, 'other'), join(root, 'elsewhere/other'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'other/back'));
    symlinkSync('.', join(include, 'self'));
    symlinkSync('nowhere', join(include, 'gone.h'));
    symlinkSync('circle.h', join(include, 'circle.h'));
    const { kernel } = loadKernel('usr/src/headers-amd64', root);
    const found = [...kernel.headers].filter((header) => !/^(asm|dt-bindings|generated|linux|uapi)\//.test(header));
    expect(found.sort()).toEqual(['linked/a.h', 'linked/other/b.h']);
    expect(['A', 'B'].every((name) => kernel.headerMacros.has(name))).toBe(true);
  });

  test('names broken rows and keeps the others', () => {
    write(headers);
    write({ 'usr/src/headers-amd64/Module.symvers': 'broken\n0x1\t_printk\tvmlinux\tEXPORT_SYMBOL\t\n' });
    const { kernel, problems } = loadKernel('usr/src/headers-amd64', root);
    expect(kernel.exports.size).toBe(1);
    expect(problems).toMatchObject([{ file: join(root, 'usr/src/headers-amd64/Module.symvers'), line: 1 }]);
  });

  test.each([
    ['usr/src/headers-amd64/Module.symvers', /headers-amd64: no Module.symvers: install .* or build that tree$/],
    ['usr/src/headers-amd64/.config', /headers-amd64: no kernel headers or build directory \(no \.config\): /],
    ['usr/src/headers-amd64/include/generated/utsrelease.h', /\(no include\/generated\/utsrelease\.h\): /],
    ['usr/src/headers-common/Makefile', /headers-amd64: no VERSION in the kernel's Makefile$/],
  ])('says what is missing without %s', (path, message) => {
    write(headers);
    rmSync(join(root, path));
    expect(refusal('usr/src/headers-amd64')).toMatch(message);
  });

  test('refuses what is no kernel', () => {
    write({ 'notes.txt': 'notes\n' });
    expect(refusal('notes.txt')).toBe('/notes.txt: no kernel data file of kmodlint');
    for (const name of ['x'.repeat(5000), 'a\0b']) expect(refusal(name)).toMatch(/^unknown kernel /);
    expect(refusal('9.9')).toBe(
      "unknown kernel '9.9': neither one of 5.10-amd64, 6.1-amd64, 6.12-amd64, 7.3-amd64, nor 'running', " +
        'nor a directory',
    );
  });
});

describe('buildKernelFile', () => {
  test('writes a file that loadKernel takes, named after itself', () => {
    write(headers);
    const built = buildKernelFile(join(root, 'usr/src/headers-amd64'), join(root, 'mine.kernel'));
    expect(built.file).toBe(join(root, 'mine.kernel'));
    const { kernel } = loadKernel('mine.kernel', root);
    expect(kernel.name).toBe('mine');
    expect(new Map(kernel.exports)).toEqual(built.kernel.exports);
    expect(new Map(kernel.config)).toEqual(built.kernel.config);
    expect(kernel.headerMacros.size).toBe(4);
    expect(kernel.headerMacros.has('IFNAMSIZ')).toBe(true);
    expect(kernel.headerImports).toEqual(built.kernel.headerImports);
  });

  test('says where it cannot write, and leaves nothing behind', () => {
    write(headers);
    const directory = join(root, 'usr/src/headers-amd64');
    const build = (): unknown => buildKernelFile(directory, join(root, 'none/mine.kernel'));
    expect(build).toThrow(/mine\.kernel: cannot be written \(ENOENT\)$/);
    expect(readdirSync(root)).toEqual(['usr']);
  });
});

describe('the shipped kernels', () => {
  test('are those of Debian, the oldest first', () => {
    const names = shippedKernels().map((kernel) => kernel.name);
    expect(names).toEqual(['5.10-amd64', '6.1-amd64', '6.12-amd64', '7.3-amd64']);
  });

  // Counted in the packages' own Module.symvers with cut, sort and uniq: see data/README.md for their versions.
  test.each([
    ['5.10', '5.10.0-46-amd64', [5, 10, 262], 22738, 12171, 83],
    ['6.1', '6.1.0-56-amd64', [6, 1, 192], 24683, 13559, 554],
    ['6.12', '6.12.115+deb12-amd64', [6, 12, 115], 26762, 15141, 1384],
    ['7.3-amd64', '7.3.4+deb13-amd64', [7, 3, 4], 31191, 19246, 2382],
  ])('%s holds what its Module.symvers lists', (name, release, [major, minor, patch], exports, gplOnly, namespaced) => {
    const { kernel } = loadKernel(name, root);
    expect(kernel.name).toBe(name.includes('-') ? name : `${name}-amd64`);
    expect(kernel.release).toBe(release);
    expect(kernel.version).toEqual({ major, minor, patch });
    const all = [...kernel.exports.values()];
    expect(all.length).toBe(exports);
    expect(all.filter((entry) => entry.gplOnly).length).toBe(gplOnly);
    expect(all.filter((entry) => entry.namespace !== undefined).length).toBe(namespaced);
  });

  test('6.12 has its namespaces, configuration, compiler and headers', () => {
    const { kernel } = loadKernel('6.12', root);
    const namespaces = new Set([...kernel.exports.values()].flatMap((entry) => entry.namespace ?? []));
    expect(namespaces.size).toBe(124);
    expect(kernel.exports.get('dma_buf_put')).toEqual({ module: 'vmlinux', gplOnly: true, namespace: 'DMA_BUF' });
    expect(kernel.config.get('CONFIG_X86_64')).toBe('y');
    expect(kernel.config.has('CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS')).toBe(false);
    expect(kernel.predefines.get('__GNUC__')).toBe('12');
    expect(kernel.headers.has('linux/module.h')).toBe(true);
    expect(kernel.headerMacros.has('MODULE_LICENSE')).toBe(true);
    expect(kernel.headerMacros.has('CONFIG_X86_64')).toBe(false);
    expect(kernel.headerImports).toEqual(new Map([['linux/pwm.h', ['PWM']]]));
  });
});
