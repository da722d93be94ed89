/** The texts of `kmodlint kernel list` and `kmodlint kernel show`. */
import { allowsMissingImports, releaseOf, RESTRICTED_PREFIX, type Kernel } from '../model';

/** One line for each kernel, below a heading: what `kmodlint kernel list` prints. */
export function describeKernels(kernels: readonly Kernel[]): string {
  const rows = kernels.map((kernel) => {
    const { gplOnly, namespaces } = countExports(kernel);
    const { name, release, arch, exports } = kernel;
    return [name, releaseOf(kernel).version, release, arch, exports.size, gplOnly, namespaces.size].map(String);
  });
  return table([['name', 'version', 'release', 'arch', 'exports', 'GPL-only', 'namespaces'], ...rows]);
}

/** A kernel's facts, one a line: what `kmodlint kernel show` prints. */
export function describeKernel(kernel: Kernel): string {
  const { gplOnly, namespaced, namespaces, restricted, moduleLists } = countExports(kernel);
  return table([
    ['name', kernel.name],
    ['release', kernel.release],
    ['version', releaseOf(kernel).version],
    ['architecture', `${kernel.arch} (SRCARCH ${kernel.srcArch})`],
    ['compiler', kernel.config.get('CONFIG_CC_VERSION_TEXT') ?? 'unknown'],
    ['exports', `${kernel.exports.size} (GPL-only: ${gplOnly})`],
    ['namespaced', `${namespaced} (namespaces: ${namespaces.size})`],
    ['restricted', `${restricted} (lists of modules: ${moduleLists.size})`],
    ['missing imports', allowsMissingImports(kernel) ? 'allowed' : 'refused'],
    ['options', String(kernel.config.size)],
    ['headers', String(kernel.headers.size)],
    ['header imports', listImports(kernel)],
  ]);
}

/** `PWM (linux/pwm.h)`: each namespace with the headers that import it. */
function listImports({ headerImports }: Kernel): string {
  const byNamespace = new Map<string, string[]>();
  for (const [header, namespaces] of headerImports) {
    for (const name of namespaces) byNamespace.set(name, [...(byNamespace.get(name) ?? []), header]);
  }
  const listed = [...byNamespace].map(([name, headers]) => `${name} (${headers.sort().join(', ')})`);
  return listed.sort().join(', ') || 'none';
}

interface ExportCounts {
  gplOnly: number;
  namespaced: number;
  namespaces: Set<string>;
  restricted: number;
  moduleLists: Set<string>;
}

function countExports(kernel: Kernel): ExportCounts {
  const counts: ExportCounts = {
    gplOnly: 0, namespaced: 0, namespaces: new Set(), restricted: 0, moduleLists: new Set(),
  };
  for (const { gplOnly, namespace } of kernel.exports.values()) {
    if (gplOnly) counts.gplOnly++;
    if (namespace === undefined) continue;
    if (namespace.startsWith(RESTRICTED_PREFIX)) {
      counts.restricted++;
      counts.moduleLists.add(namespace);
    } else {
      counts.namespaced++;
      counts.namespaces.add(namespace);
    }
  }
  return counts;
}

/** Columns as wide as their widest cell, separated by two blanks; each line with its end. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}
