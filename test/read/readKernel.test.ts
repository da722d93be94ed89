import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Kernel } from '../../src/model';
import { InputError } from '../../src/read/inputError';
import { buildKernelFile, cacheKernel, loadKernel, loadKernels, shippedKernels } from '../../src/read/readKernel';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kmodlint-'));
  jest.replaceProperty(process, 'env', { ...process.env, XDG_CACHE_HOME: join(root, 'cache') });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true });
});

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

/** Which headers there are, and what the first of them say. */
const headerNames = ({ headerSource }: Kernel): string[] => [...headerSource!.numbers().keys()].sort();
const headerText = ({ headerSource }: Kernel): string => `${headerSource?.graph()}\n${headerSource?.part(0)}`;

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
    expect(headerNames(kernel)).toEqual([
      'asm/io.h',
      'dt-bindings/gpio/gpio.h',
      'generated/utsrelease.h',
      'linux/if.h',
      'linux/module.h',
      'uapi/linux/if.h',
    ]);
    for (const name of ['IFNAMSIZ', 'MODULE_LICENSE', 'UTS_RELEASE', 'readb']) expect(headerText(kernel)).toContain(name);
    expect(headerText(kernel)).not.toMatch(/ARM|GPIO/);
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
    write({ 'elsewhere/a.h': '#define LINKED_A\n', 'other/b.h': '#define LINKED_B\n' });
    symlinkSync(join(root, 'elsewhere'), join(include, 'linked'));
    symlinkSync(join(root, 'other'), join(root, 'elsewhere/other'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'other/back'));
    symlinkSync('.', join(include, 'self'));
    symlinkSync('nowhere', join(include, 'gone.h'));
    symlinkSync('circle.h', join(include, 'circle.h'));
    const { kernel } = loadKernel('usr/src/headers-amd64', root);
    const found = headerNames(kernel).filter((header) => !/^(asm|dt-bindings|generated|linux|uapi)\//.test(header));
    expect(found).toEqual(['linked/a.h', 'linked/other/b.h']);
    expect(headerText(kernel)).toMatch(/LINKED_A[^]*LINKED_B/);
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
    ['usr/src/headers-amd64/.config', /headers-amd64: not a kernel headers or build directory \(no \.config\): /],
    ['usr/src/headers-amd64/include/generated/utsrelease.h', /\(no include\/generated\/utsrelease\.h\): /],
    ['usr/src/headers-common/Makefile', /headers-amd64: no VERSION in the kernel's Makefile$/],
  ])('says what is missing without %s', (path, message) => {
    write(headers);
    rmSync(join(root, path));
    expect(refusal('usr/src/headers-amd64')).toMatch(message);
  });

  test('refuses what is no kernel', () => {
    write({ 'notes.txt': 'notes\n' });
    expect(refusal('notes.txt')).toBe('/notes.txt: not a kernel data file of kmodlint');
    for (const name of ['x'.repeat(5000), 'a\0b']) expect(refusal(name)).toMatch(/^unknown kernel /);
    expect(refusal('9.9')).toBe(
      "unknown kernel '9.9': neither one of 5.10-amd64, 6.1-amd64, 6.12-amd64, 6.12-arm64, 7.3-amd64, nor 'running', " +
        'nor a directory',
    );
  });
});

describe('buildKernelFile', () => {
  test('writes a file that loadKernel takes, named after itself', () => {
    write(headers);
    const built = buildKernelFile(join(root, 'usr/src/headers-amd64'), join(root, 'mine.kernel'));
    const { kernel } = loadKernel('mine.kernel', root);
    expect(kernel.name).toBe('mine');
    expect(new Map(kernel.exports)).toEqual(built.kernel.exports);
    expect(new Map(kernel.config)).toEqual(built.kernel.config);
    expect(headerText(kernel)).toBe(headerText(built.kernel));
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

describe('loadKernels', () => {
  const names = (...words: string[]): string[] => loadKernels(words, root).map(({ kernel }) => kernel.name);

  test('takes each kernel once, the oldest first', () => {
    write(headers);
    symlinkSync(join(root, 'usr/src/headers-amd64'), join(root, 'build'));
    expect(names('6.12', 'build,6.1', 'usr/src/headers-amd64', '6.12-amd64')).toEqual([
      '6.1-amd64', 'build', '6.12-amd64',
    ]);
  });

  test('calls a file by its path where its name is taken', () => {
    write(headers);
    buildKernelFile(join(root, 'usr/src/headers-amd64'), join(root, '6.1-amd64.kernel'));
    expect(names('6.1', '6.1-amd64.kernel')).toEqual(['6.1-amd64', '6.1-amd64.kernel']);
  });
});

describe("the user's cache", () => {
  const directory = (): string => join(root, 'usr/src/headers-amd64');
  const kept = (): string[] => readdirSync(join(root, 'cache/kmodlint/kernels'));
  /** How many headers are read to load the kernel. */
  const read = (): number => {
    const progress = jest.fn();
    loadKernel('usr/src/headers-amd64', root, progress);
    return progress.mock.calls.length;
  };

  beforeEach(() => write(headers));

  test('keeps a kernel that is read once, under its release', () => {
    expect([read(), read()]).toEqual([expect.any(Number), 0]);
    expect(kept()).toEqual([expect.stringMatching(/^6\.1\.0-9-amd64-[0-9a-f]{32}\.kernel$/)]);
    const { kernel } = loadKernel('usr/src/headers-amd64', root);
    expect(kernel).toMatchObject({ name: 'usr/src/headers-amd64', release: '6.1.0-9-amd64' });
    expect(kernel.exports.has('_printk')).toBe(true);
  });

  test('tells of each header that is read', () => {
    const calls: [number, number][] = [];
    loadKernel('usr/src/headers-amd64', root, (done, total) => calls.push([done, total]));
    expect(calls.map(([done]) => done)).toEqual(calls.map((_, index) => index + 1));
    expect(new Set(calls.map(([, total]) => total))).toEqual(new Set([calls.length]));
  });

  test.each([
    ['headers-amd64/Module.symvers', '0x1\tprintk\tvmlinux\tEXPORT_SYMBOL\t\n'],
    ['headers-amd64/.config', 'CONFIG_X86_64=y\nCONFIG_SMP=y\n'],
    ['headers-amd64/include/generated/utsrelease.h', '#define UTS_RELEASE "6.1.0-9-other"\n'],
    ['headers-common/Makefile', 'VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 193\n'],
    ['headers-common/include/linux/module.h', '#define MODULE_LICENSE(license)\n'],
    ['headers-common/arch/x86/include/asm/new.h', ''],
  ])('reads it again with another %s', (path, text) => {
    read();
    write({ [`usr/src/${path}`]: text });
    expect(read()).toBeGreaterThan(0);
    expect(kept()).toHaveLength(2);
  });

  test('reads it again if the kept file is damaged, or of another format', () => {
    for (const damage of ['', 'kmodlint kernel 0 00000000\n{}', 'notes']) {
      const { file } = cacheKernel(directory());
      writeFileSync(file, damage);
      expect([read(), read()]).toEqual([expect.any(Number), 0]);
      expect(loadKernel('usr/src/headers-amd64', root).kernel.exports.size).toBe(1);
    }
  });

  test('is not needed: where it cannot be written, the kernel is read each time', () => {
    write({ cache: '' });
    expect(read()).toBeGreaterThan(0);
    expect(read()).toBeGreaterThan(0);
    expect(() => cacheKernel(directory())).toThrow(
      new InputError('the cache directory cannot be written: set XDG_CACHE_HOME, or give an --output'),
    );
  });

  test('says each time what is wrong with a kernel', () => {
    write({ 'usr/src/headers-amd64/Module.symvers': 'broken\n0x1\t_printk\tvmlinux\tEXPORT_SYMBOL\t\n' });
    const problems = (): unknown => loadKernel('usr/src/headers-amd64', root).problems;
    expect(problems()).toHaveLength(1);
    expect(problems()).toEqual(problems());
  });

  test('gives what reading gives', () => {
    const first = loadKernel('usr/src/headers-amd64', root).kernel;
    const second = loadKernel('usr/src/headers-amd64', root).kernel;
    expect(new Map(second.config)).toEqual(new Map(first.config));
    expect(new Map(second.exports)).toEqual(new Map(first.exports));
    expect(new Map(second.predefines)).toEqual(new Map(first.predefines));
    expect(headerNames(second)).toEqual(headerNames(first));
    expect(second.headerImports).toEqual(first.headerImports);
    expect(headerText(second)).toBe(headerText(first));
  });
});

describe('the shipped kernels', () => {
  test('are those of Debian, the oldest first', () => {
    const names = shippedKernels().map((kernel) => kernel.name);
    expect(names).toEqual(['5.10-amd64', '6.1-amd64', '6.12-amd64', '6.12-arm64', '7.3-amd64']);
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
    expect(headerText(kernel)).toContain('linux/module.h');
    expect(kernel.headerImports).toEqual(new Map([['linux/pwm.h', ['PWM']]]));
  });
});
