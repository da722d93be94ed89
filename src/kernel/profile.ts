import { headerNames } from '../c/headers/graph';
import type { Kernel } from '../model';
import type { BuiltKernel } from './build';
import { openContainer, packContainer, type Container, type Effort, type Section } from './container';
import { KernelDataError } from './error';
import { NameTable, writeTable, type TableParts } from './nameTable';
import { readExport, readLists, writeExport, writeLists } from './sections';

/** What a kernel data file says in plain text, before its sections. */
type Identity = Pick<Kernel, 'name' | 'release' | 'version' | 'arch' | 'srcArch'>;

/**
 * A kernel as a kernel data file: the format is described in container.ts, nameTable.ts, nameSet.ts and
 * sections.ts, what headers say in src/c/headers/pack.ts. The same kernel gives the same bytes.
 */
export function encodeKernel(kernel: BuiltKernel, effort: Effort): Buffer {
  const { name, release, version, arch, srcArch } = kernel;
  const identity: Identity = { name, release, version, arch, srcArch };
  return packContainer(identity, [
    ...tableSections('exports', writeTable(kernel.exports, writeExport)),
    ...tableSections('config', writeTable(kernel.config, String)),
    ...tableSections('predefines', writeTable(kernel.predefines, String)),
    ['headerImports', writeLists(kernel.headerImports)],
    ['headerGraph', kernel.packedHeaders.graph],
    ...kernel.packedHeaders.parts.map((part, number): Section => [`headerPart.${number}`, part]),
  ], effort);
}

/**
 * The kernel of a kernel data file. Throws KernelDataError, in one line, for any other file, damaged or of another
 * version. Headers and the macros in them, by far the largest sections, are unpacked when they are first asked for.
 */
export function decodeKernel(file: Buffer): Kernel {
  const container = openContainer(file);
  if (!isIdentity(container.header)) throw new KernelDataError('kernel data file that does not name its kernel');
  const { name, release, version, arch, srcArch } = container.header;
  let text: string | undefined;
  const graph = (): string => (text ??= textOf(container, 'headerGraph'));
  let headers: ReadonlySet<string> | undefined;
  return {
    name,
    release,
    version,
    arch,
    srcArch,
    config: new NameTable(tableIn(container, 'config'), String),
    exports: new NameTable(tableIn(container, 'exports'), readExport),
    predefines: new NameTable(tableIn(container, 'predefines'), String),
    get headers() {
      return (headers ??= headerNames(graph()));
    },
    headerImports: readLists(textOf(container, 'headerImports')),
    headerSource: {
      graph,
      part: (number) => textOf(container, `headerPart.${number}`),
    },
  };
}

function tableSections(name: string, { names, values, numbers }: TableParts): Section[] {
  return [[name, names], [`${name}.values`, values], [`${name}.numbers`, numbers]];
}

function tableIn(container: Container, name: string): TableParts {
  const values = textOf(container, `${name}.values`);
  return { names: textOf(container, name), values, numbers: container.section(`${name}.numbers`) };
}

function textOf(container: Container, section: string): string {
  return container.section(section).toString('utf8');
}

function isIdentity(header: unknown): header is Identity {
  if (typeof header !== 'object' || header === null) return false;
  const { name, release, version, arch, srcArch } = header as Partial<Identity>;
  return (
    [name, release, arch, srcArch].every((text) => typeof text === 'string') &&
    [version?.major, version?.minor, version?.patch].every((part) => Number.isSafeInteger(part))
  );
}
