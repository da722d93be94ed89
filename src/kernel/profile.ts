/** Kernels as kernel data files. */
import { headerNumbers } from '../c/headers/includeGraph';
import type { Kernel } from '../model';
import type { BuiltKernel } from './buildKernel';
import { openContainer, packContainer, type Container, type Effort, type ContainerSection } from './container';
import { KernelDataError } from './kernelDataError';
import type { SharedTypes } from './sharedTypes';
import { NameTable, writeTable, type TableParts } from './nameTable';
import { readExport, readLists, writeExport, writeLists } from './exportLines';

/** The plain-text header of a kernel data file. */
type Identity = Pick<Kernel, 'name' | 'release' | 'version' | 'arch' | 'srcArch' | 'namespaces'> & {
  /** The shared file that has its types; absent where they are in the file itself. */
  sharedTypes?: string;
};

/**
 * Writes a kernel as a kernel data file. The format is described in container.ts, nameTable.ts, nameSet.ts and
 * exportLines.ts, that of the headers' data in src/c/headers/make/pack.ts. The same kernel gives the same bytes.
 */
export function encodeKernel(kernel: BuiltKernel, effort: Effort): Buffer {
  const { name, release, version, arch, srcArch, namespaces } = kernel;
  const identity: Identity = { name, release, version, arch, srcArch, namespaces };
  return packContainer(identity, [
    ...tableSections('exports', writeTable(kernel.exports, writeExport)),
    ...tableSections('config', writeTable(kernel.config, String)),
    ...tableSections('predefines', writeTable(kernel.predefines, String)),
    ['headerImports', writeLists(kernel.headerImports)],
    ['headerGraph', kernel.packedHeaders.graph],
    ...kernel.packedHeaders.parts.map((part, number): ContainerSection => [`headerPart.${number}`, part]),
  ], effort);
}

/**
 * Reads a kernel data file. Throws KernelDataError, in one line, for any other file, a damaged one or another version.
 * Its parts are unpacked when they are first used.
 * @param sharedTypes opens the file that has the types of several kernels; asked only where they are in one
 */
export function decodeKernel(file: Buffer, sharedTypes: () => SharedTypes = noSharedTypes): Kernel {
  const container = openContainer(file);
  if (!isIdentity(container.header)) throw new KernelDataError('kernel data file that does not name its kernel');
  const { sharedTypes: id } = container.header;
  const shared = once(() => {
    const types = sharedTypes();
    if (types.id !== id) throw new KernelDataError('kernel data whose types are in another file than the one beside it');
    return types;
  });
  const { name, release, version, arch, srcArch, namespaces } = container.header;
  const graph = once(textIn(container, 'headerGraph'));
  const numbers = once(() => headerNumbers(graph()));
  return {
    name,
    release,
    version,
    arch,
    srcArch,
    namespaces,
    config: new NameTable(tableIn(container, 'config'), String),
    exports: new NameTable(tableIn(container, 'exports'), readExport),
    predefines: new NameTable(tableIn(container, 'predefines'), String),
    headers: {
      has: (header) => numbers().has(header),
      get size() {
        return numbers().size;
      },
    },
    headerImports: readLists(textIn(container, 'headerImports')()),
    headerSource: {
      graph,
      numbers,
      part: (number) => {
        const text = textIn(container, `headerPart.${number}`)();
        return id === undefined ? text : shared().expand(text);
      },
    },
  };
}

function noSharedTypes(): never {
  throw new KernelDataError('kernel data whose types are in a file that is not there');
}

function tableSections(name: string, { names, values, numbers }: TableParts): ContainerSection[] {
  return [[name, names], [`${name}.values`, values], [`${name}.numbers`, numbers]];
}

function tableIn(container: Container, name: string): () => TableParts {
  const values = textIn(container, `${name}.values`);
  const names = textIn(container, name);
  const numbers = container.section(`${name}.numbers`);
  return () => ({ names: names(), values: values(), numbers: numbers() });
}

/** Makes a value at the first call, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function textIn(container: Container, name: string): () => string {
  const section = container.section(name);
  return () => section().toString('utf8');
}

function isIdentity(header: unknown): header is Identity {
  if (typeof header !== 'object' || header === null) return false;
  const { name, release, version, arch, srcArch, namespaces } = header as Partial<Identity>;
  return (
    [name, release, arch, srcArch].every((text) => typeof text === 'string') &&
    [version?.major, version?.minor, version?.patch].every((part) => Number.isSafeInteger(part)) &&
    [namespaces?.macros, namespaces?.byDefault].every((form) => form === 'bare' || form === 'quoted')
  );
}
