import { readBuild } from '../../src/kbuild/readBuild';
import type { Makefile } from '../../src/kbuild/makefile';
import { Makefile as Reader } from '../../src/kbuild/makefile';
import { absolute } from '../../src/kbuild/paths';
import type { Build, BuildModule, BuildObject, Kernel, Tree } from '../../src/model';

/** A tree of the files given, path to text. */
export function treeOf(files: Record<string, string>): Tree {
  return {
    text: (path) => files[path],
    list(directory) {
      const prefix = directory === '.' ? '' : `${directory}/`;
      const below = (path: string): boolean => path.startsWith(prefix) && !path.slice(prefix.length).startsWith('../');
      const names = Object.keys(files)
        .filter(below)
        .map((path) => {
          const rest = path.slice(prefix.length);
          const slash = rest.indexOf('/');
          return slash < 0 ? rest : rest.slice(0, slash + 1);
        });
      return [...new Set(names)].sort();
    },
  };
}

/** A kernel with a few options set. */
export function kernelOf(
  version: string,
  config: Record<string, string> = { CONFIG_64BIT: 'y', CONFIG_PCI: 'y', CONFIG_E1000: 'm' },
): Kernel {
  const [major, minor, patch] = version.split('.').map(Number);
  return {
    name: version,
    release: `${version}-test`,
    version: { major: major!, minor: minor!, patch: patch ?? 0 },
    arch: 'x86_64',
    srcArch: 'x86',
    config: new Map(Object.entries(config)),
    exports: new Map(),
    predefines: new Map(),
    headerImports: new Map(),
    namespaces: { macros: 'bare', byDefault: 'bare' },
    headers: new Set(['linux/skbuff.h', 'asm/io.h']),
  };
}

export const KERNEL = kernelOf('6.1.50');

export function buildOf(files: Record<string, string>, kernel = KERNEL): Build {
  return readBuild(treeOf(files), kernel, Object.keys(files));
}

/** The modules as text: `name: source source`, with `?` behind what is only possible. */
export function summary(build: Build): string[] {
  const mark = (certainty: string): string => (certainty === 'possible' ? '?' : '');
  const object = (given: BuildObject): string => (given.source ?? `[${given.missing}]`) + mark(given.certainty);
  return build.modules.map((module: BuildModule) =>
    `${module.name}${mark(module.certainty)}: ${module.objects.map(object).join(' ')}`.trimEnd(),
  );
}

/** A flag that the kernel sets for all objects. */
const KERNELS_OWN = '-Werror=date-time';

/** The flags of a module's first object that the Kbuild files ask for, as gcc would take them. */
export function flagsOf(build: Build, module: string): string[] {
  const found = build.modules.find(({ name }) => name === module)!.objects[0]!.flags;
  return found.flatMap((flag) => {
    if (flag.kind === 'includeDirectory') return [`-I${flag.path}`];
    if (flag.kind === 'includeFile') return [`-include ${flag.path}`];
    if (flag.kind === 'undefine') return [`-U${flag.name}`];
    if (flag.kind === 'notAnError') return [`-Wno-${flag.warning}`];
    if (flag.kind === 'unknown') return [`(${flag.reason})`];
    if (flag.kind === 'dateWarning') return flag.option === KERNELS_OWN ? [] : [flag.option];
    return /^(__KERNEL__|MODULE|KBUILD_\w+)$/.test(flag.name) ? [] : [`-D${flag.name}=${flag.value}`];
  });
}

/** A makefile of the text, read in the root of a tree of further files. */
export function makefileOf(text: string, files: Record<string, string> = {}): Makefile {
  const makefile = new Reader(
    { tree: treeOf({ ...files, Makefile: text }), kernel: KERNEL },
    absolute('.'),
    () => undefined,
  );
  makefile.readFile('Makefile', 'Makefile');
  return makefile;
}
