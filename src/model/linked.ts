/** What modpost reads and writes: a driver's objects, and the modules that they are linked into. */
import type { BuildModule } from './build';
import type { DeviceDriver, DeviceTable } from './devices';
import type { Kernel } from './kernel';
import type {
  CompilerStop,
  ConflictingDeclaration,
  Definition,
  ExportFact,
  Gap,
  Lack,
  ModuleTag,
  NamespaceForm,
  ObjectFacts,
  Reference,
  Section,
  SectionUse,
  SpdxTag,
  TypeFault,
  UndeclaredCall,
  UndeclaredIdentifier,
  UnknownType,
} from './object';
import type { Certainty, Span } from './source';
import type { Successors } from './successor';
import type { TypeMismatch } from './types';

/** A module and what its sources compile to. */
export interface CompiledModule {
  module: BuildModule;
  objects: readonly ObjectFacts[];
}

export interface Provider {
  kind: 'vmlinux' | 'in-tree' | 'sibling' | 'extra';
  /** `vmlinux`, an in-tree module's path, a sibling's name, or the module that an extra Module.symvers names. */
  name: string;
  gplOnly: boolean;
  namespace?: string;
  /** `possible` where the sibling's export is. */
  certainty: Certainty;
  /** A sibling's export that a Module.symvers of KBUILD_EXTRA_SYMBOLS or of the command line has, too. */
  isAlsoExtra?: true;
  /** A sibling's export. */
  span?: Span;
}

/** A symbol that leaves the module: what `nm -u` of the .ko would list. */
export interface Use extends Reference {
  /** undefined where no module exports it. */
  provider?: Provider;
}

export interface LinkedExport extends ExportFact {
  /** The definition that it exports, from any object of the module. */
  definition?: Definition;
  /** No definition is seen, but a macro or something that could not be read may make one. */
  mayBeDefined: boolean;
  /** Where the name was exported before: `vmlinux`, an in-tree module's path, or this module. */
  previous?: { module: string; span?: Span };
}

export interface LinkedModule {
  name: string;
  directory: string;
  run: string;
  certainty: Certainty;
  sources: readonly string[];
  /** Every file of the driver that was read for it, the Kbuild file that names it last. */
  files: readonly string[];
  tags: readonly ModuleTag[];
  namespaceForms: readonly NamespaceForm[];
  deviceTables: readonly DeviceTable[];
  deviceDrivers: readonly DeviceDriver[];
  /** Of its sources; not every source has one. */
  spdx: readonly SpdxTag[];
  /** undefined where a licence is unknown, or where there is none. */
  gplCompatible?: boolean;
  /** Where a finding about the module as a whole is placed: its main source, else its line in the Kbuild file. */
  span: Span;
  /** Why nothing, or not everything, is said about what is absent from it. */
  incomplete: readonly Gap[];
  /** What is not there of it: the most that any of its objects lacks. */
  lacks?: Lack;
  /** Names and strings in what conditions leave out of it that a header may decide that is not there. */
  leftOut: readonly string[];
  definitions: readonly Definition[];
  exports: readonly LinkedExport[];
  uses: readonly Use[];
  undeclared: readonly UndeclaredCall[];
  undeclaredIdentifiers: readonly UndeclaredIdentifier[];
  unknownTypes: readonly UnknownType[];
  conflicts: readonly ConflictingDeclaration[];
  typeFaults: readonly TypeFault[];
  stops: readonly CompilerStop[];
  /** What refers to code or data that is freed before it is used. */
  sectionMismatches: readonly SectionMismatch[];
  typeMismatches: readonly TypeMismatch[];
  /** Of its objects, and of the linker: `--defsym=limit`. */
  neededFlags: readonly string[];
  /** Names of siblings and paths of in-tree modules, sorted. */
  dependsOn: readonly string[];
  /** What kbuild makes it of. */
  build: BuildModule;
}

export interface SectionMismatch extends SectionUse {
  to: Section;
  definition: Definition;
}

/** The other modules of the tree that one module uses symbols of. */
export interface Needs {
  /** Each provider as the link finds it, with the uses. */
  all: ReadonlyMap<LinkedModule, readonly Use[]>;
  /**
   * Those that depmod definitely has loaded before the module, each with the first use that makes it so, preferably one
   * that is not weak: weak ones count for it (tools/depmod.c of kmod 30). The symbol is exported by no other module.
   */
  certain: ReadonlyMap<LinkedModule, Use>;
}

/** A driver tree as it would be linked for one kernel. */
export interface LinkedTree {
  kernel: Kernel;
  modules: readonly LinkedModule[];
  /** Those that rules are asked about, where the others only provide what these use; undefined: all. */
  linted?: readonly LinkedModule[];
  /** The modules that export a symbol, certainly or possibly. */
  exporters: ReadonlyMap<string, readonly LinkedModule[]>;
  /** Of each of the modules. */
  needs: ReadonlyMap<LinkedModule, Needs>;
  /** As in a Build; undefined for a part of a tree. */
  unlistedSources?: readonly string[];
  /** Whether any header of the kernel's has a function or a macro of a name; absent where that is not known. */
  declares?(name: string): boolean;
  /** Whether any header of the kernel's has a type, `struct x` with its members or `x_t`; absent as `declares`. */
  describes?(type: string): boolean;
  /** What is there in place of what kernels no longer have; absent where that is not known. */
  successors?: Successors;
}

/** Some modules of a tree, as they are linked for one kernel. */
export type KernelModules = Pick<LinkedTree, 'kernel' | 'modules'>;

/** A tree, in which not all modules need be linted for the kernel. */
export type LintedTree = LinkedTree & { linted: readonly LinkedModule[] };

/** Of those that are linted, the modules that are asked for. */
export type AskedTree = LintedTree & { asked: readonly LinkedModule[] };
