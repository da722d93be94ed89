import type {
  BuildModule,
  Definition,
  Gap,
  Kernel,
  LinkedExport,
  LinkedModule,
  LinkedTree,
  ModuleTag,
  Provider,
  Span,
  Use,
} from '../../src/model';
import type { Finding } from '../../src/diagnostic';
import { needsOf } from '../../src/link/needs';
import { namespacesOfVersion } from '../../src/kernel/kernelNamespaces';
import type { Rule } from '../../src/rule';

/** Linked trees made by hand: each function fills in what a test does not care about. */

export const at = (file: string, start: number, end = start + 1): Span => ({ file, start, end });

export const gap = (reason: string): Gap => ({ kind: 'other', reason });

export const definition = (symbol: string, rest: Partial<Definition> = {}): Definition => ({
  symbol,
  kind: 'function',
  storage: 'global',
  inline: false,
  weak: false,
  certainty: 'certain',
  span: at('aa.c', 10),
  ...rest,
});

export const exported = (symbol: string, rest: Partial<LinkedExport> = {}): LinkedExport => ({
  symbol,
  gplOnly: false,
  mayBeDefined: false,
  certainty: 'certain',
  span: at('aa.c', 20),
  ...rest,
});

export const use = (symbol: string, rest: Partial<Use> = {}): Use => ({
  symbol,
  weak: false,
  certainty: 'certain',
  origin: 'text',
  via: [],
  span: at('aa.c', 30),
  ...rest,
});

export const provider = (rest: Partial<Provider> = {}): Provider => ({
  kind: 'vmlinux',
  name: 'vmlinux',
  gplOnly: false,
  certainty: 'certain',
  ...rest,
});

export const tag = (name: string, value: string | undefined, rest: Partial<ModuleTag> = {}): ModuleTag => ({
  tag: name,
  value,
  certainty: 'certain',
  span: at('aa.c', 40),
  ...rest,
});

/** The module `aa` of one object, as kbuild sees it. */
export const built = (rest: Partial<BuildModule> = {}): BuildModule => ({
  name: 'aa',
  directory: '.',
  objects: [{ name: 'aa.o', source: 'aa.c', flags: [], certainty: 'certain', span: at('Makefile', 9) }],
  isComposite: false,
  certainty: 'certain',
  unknown: [],
  run: '.',
  isRunAssumed: false,
  extraSymbols: [],
  span: at('Makefile', 9),
  ...rest,
});

/** What a module is that an object, or a header alone, is not there of. */
export const LACKS_OBJECT = { incomplete: [gap('gen.o: no source file')], lacks: 'objects' } as const;
export const LACKS_HEADER = {
  incomplete: [{ kind: 'header', header: 'gen.h', includedBy: 'aa.c', lacks: 'headers' }], lacks: 'headers',
} as const;

/** A complete GPL module `aa` of aa.c, unless said otherwise. */
export const linked = (rest: Partial<LinkedModule> = {}): LinkedModule => ({
  name: 'aa',
  directory: '.',
  run: '.',
  certainty: 'certain',
  sources: ['aa.c'],
  files: ['aa.c'],
  tags: [tag('license', 'GPL')],
  namespaceForms: [],
  deviceTables: [],
  deviceDrivers: [],
  spdx: [],
  gplCompatible: true,
  span: at('aa.c', 0),
  incomplete: [],
  leftOut: [],
  definitions: [],
  exports: [],
  uses: [],
  undeclared: [],
  undeclaredIdentifiers: [],
  unknownTypes: [],
  conflicts: [],
  typeFaults: [],
  neededFlags: [],
  stops: [],
  sectionMismatches: [],
  typeMismatches: [],
  dependsOn: [],
  build: built(),
  ...rest,
});

/** A module that exports `<name>_f`, and a use of that symbol by another module of the tree. */
export const exporter = (name: string, rest: Partial<LinkedModule> = {}): LinkedModule =>
  linked({ name, exports: [exported(`${name}_f`, { definition: definition(`${name}_f`) })], ...rest });
export const useOf = (name: string, rest: Partial<Use> = {}): Use =>
  use(`${name}_f`, { provider: provider({ kind: 'sibling', name }), ...rest });

export const kernel = (rest: Partial<Kernel> = {}): Kernel => ({
  namespaces: namespacesOfVersion(rest.version ?? { major: 6, minor: 12, patch: 1 }),
  name: '6.12-amd64',
  release: '6.12.1-amd64',
  version: { major: 6, minor: 12, patch: 1 },
  arch: 'x86_64',
  srcArch: 'x86',
  config: new Map(),
  exports: new Map(),
  predefines: new Map(),
  headers: new Set(),
  headerImports: new Map(),
  ...rest,
});

/** These modules as the tree that is linted for a kernel. */
export const treeOn = (
  on: Kernel,
  modules: readonly LinkedModule[],
  rest: Pick<LinkedTree, 'declares' | 'successors' | 'unlistedSources'> = {},
): LinkedTree => ({ kernel: on, modules, ...needsOf(modules, on), ...rest });

/** What a rule says of these modules, on a 6.12 unless said otherwise. */
export function check(rule: Rule, modules: readonly LinkedModule[], on: Kernel = kernel()): Finding[] {
  const tree = treeOn(on, modules);
  return [...(rule.scope === 'kernels' ? rule.check([tree]) : rule.check(tree))];
}
