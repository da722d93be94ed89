import type { Kernel } from '../model';
import { openContainer, packContainer } from './container';
import { KernelDataError } from './error';
import { NameSet, writeNames } from './nameSet';
import { readExports, readValues, writeExports, writeValues } from './sections';

/** What a kernel data file says in plain text, before its sections. */
type Identity = Pick<Kernel, 'name' | 'release' | 'version' | 'arch' | 'srcArch'>;

const CONFIG = 'CONFIG_';

/**
 * A kernel as a kernel data file: the format is described in container.ts and sections.ts. The same kernel gives the
 * same bytes.
 */
export function encodeKernel(kernel: Kernel): Buffer {
  const { name, release, version, arch, srcArch } = kernel;
  const identity: Identity = { name, release, version, arch, srcArch };
  const options = new Map([...kernel.config].map(([option, value]) => [option.slice(CONFIG.length), value]));
  return packContainer(identity, [
    ['exports', writeExports(kernel.exports)],
    ['config', writeValues(options)],
    ['predefines', writeValues(kernel.predefines)],
    ['headers', writeNames(kernel.headers)],
    ['headerMacros', writeNames(kernel.headerMacros)],
  ]);
}

/**
 * The kernel of a kernel data file. Throws KernelDataError, in one line, for any other file, damaged or of another
 * version. Headers and the macros in them, by far the largest sections, are unpacked when they are first asked for.
 */
export function decodeKernel(file: Buffer): Kernel {
  const container = openContainer(file);
  if (!isIdentity(container.header)) throw new KernelDataError('kernel data file that does not name its kernel');
  const { name, release, version, arch, srcArch } = container.header;
  return {
    name,
    release,
    version,
    arch,
    srcArch,
    config: readValues(container.section('config'), CONFIG),
    exports: readExports(container.section('exports')),
    predefines: readValues(container.section('predefines')),
    headers: new NameSet(() => container.section('headers')),
    headerMacros: new NameSet(() => container.section('headerMacros')),
  };
}

function isIdentity(header: unknown): header is Identity {
  if (typeof header !== 'object' || header === null) return false;
  const { name, release, version, arch, srcArch } = header as Partial<Identity>;
  return (
    [name, release, arch, srcArch].every((text) => typeof text === 'string') &&
    [version?.major, version?.minor, version?.patch].every((part) => Number.isSafeInteger(part))
  );
}
