/** Directories within a kernel's own source tree: kbuild runs from the top of it, and its configuration decides. */
import { posix } from 'path';
import { isKernelTree } from '../kernel/sourceTree';
import type { Certainty, Tree } from '../model';
import { applyToKbuild, exportedByKbuild, type VariableValues } from './environment';
import { kbuildVariables } from './initialVariables';
import { kbuildFile, type Kbuild } from './kbuildFile';
import { readModule, type RunFacts } from './kbuildModule';
import { Makefile } from './makefile';
import { readLists, type ListEntry, type ObjectLists } from './objectLists';
import { absolute, parent } from './paths';
import { weaker, type Driver, type RunResult } from './run';

/**
 * The directories that the top Makefile itself enters up to 6.0 (core-y, drivers-y, net-y, libs-y, virt-y); from 6.1 on
 * nearly all of them are listed in the top Kbuild file.
 */
const ENTERED_BY_TOP =
  /^(init|usr|kernel|certs|mm|fs|ipc|security|crypto|block|drivers|sound|net|lib|virt)$/;

/** The top of the kernel source tree that contains a directory, as a tree path; undefined if none does. */
export function sourceTreeOf(tree: Tree, directory: string): string | undefined {
  for (let at = directory; ; at = parent(at)) {
    const names = tree.list(at);
    if (isKernelTree((name) => names.includes(name), () => tree.text(posix.join(at, 'Makefile')))) return at;
    if (at === '.') return undefined;
  }
}

/**
 * The modules of the directories inside kernel source trees.
 * @param sourceTrees for each directory, the top of its kernel's tree
 */
export function readInTree(
  driver: Driver,
  sourceTrees: ReadonlyMap<string, string | undefined>,
): Pick<RunResult, 'modules' | 'problems'> {
  const result: Pick<RunResult, 'modules' | 'problems'> = { modules: [], problems: [] };
  const readers = new Map<string, SourceTree>();
  for (const [directory, top] of sourceTrees) {
    if (top === undefined) continue;
    const reader = readers.get(top) ?? new SourceTree(driver, top);
    readers.set(top, reader);
    const certainty = reader.entered(directory);
    const read = certainty && reader.read(directory);
    if (!read) continue;
    for (const entry of read.lists.modules) {
      const module = readModule(read.kbuild, weaker(entry, certainty), runFacts(top));
      if (module) result.modules.push(module);
    }
    result.problems.push(...read.kbuild.makefile.problems);
  }
  return result;
}

/** A kernel is built as a whole. */
function runFacts(top: string): RunFacts {
  return { run: top, isRunAssumed: false, extraSymbols: [], unknown: [] };
}

interface Directory {
  kbuild: Kbuild;
  lists: ObjectLists;
  exported: VariableValues;
}

/** The source tree of one kernel. Each Kbuild file is read once, when it is needed. */
class SourceTree {
  private readonly directories = new Map<string, Directory | undefined>();
  private readonly certainties = new Map<string, Certainty | undefined>();

  constructor(
    private readonly driver: Driver,
    private readonly top: string,
  ) {}

  /** Whether kbuild enters a directory on its way from the top; undefined if it does not. */
  entered(directory: string): Certainty | undefined {
    if (directory === this.top) return 'certain';
    if (!this.certainties.has(directory)) this.certainties.set(directory, this.enteredFromAbove(directory));
    return this.certainties.get(directory);
  }

  /** `obj-y += a/b/` enters b without a. */
  private enteredFromAbove(directory: string): Certainty | undefined {
    const names = (entry: ListEntry): boolean => posix.join(at, entry.text.replace(/\/+$/, '')) === directory;
    let at = directory;
    while (at !== this.top) {
      at = parent(at);
      const lists = this.read(at)?.lists;
      const certainty = lists && this.entered(at);
      const entry = certainty && lists.directories.find(names);
      if (entry) return weaker(entry, certainty).certainty;
      if (lists?.unset.some(names)) return undefined;
    }
    return this.enteredByMakefile(posix.relative(absolute(this.top), absolute(directory)));
  }

  /**
   * Whether the top Makefile or arch/SRCARCH/Makefile (core-y, drivers-y, libs-y), which are not Kbuild files, enters
   * it.
   */
  private enteredByMakefile(path: string): Certainty | undefined {
    const { srcArch, config } = this.driver.kernel;
    const below = path.startsWith(`arch/${srcArch}/`) ? path.split('/').length === 3 : path === `arch/${srcArch}`;
    const samples = path === 'samples' && config.has('CONFIG_SAMPLES');
    return below || samples || ENTERED_BY_TOP.test(path) ? 'certain' : undefined;
  }

  read(directory: string): Directory | undefined {
    if (!this.directories.has(directory)) this.directories.set(directory, this.readKbuild(directory));
    return this.directories.get(directory);
  }

  private readKbuild(directory: string): Directory | undefined {
    const { driver, top } = this;
    const file = kbuildFile(driver.tree, directory);
    // Makefile.build does not read the top Makefile.
    if (file === undefined || (directory === top && posix.basename(file) !== 'Kbuild')) return undefined;
    // The flags of a directory apply to its sub-directories.
    const environment = this.exportedAbove(directory);
    const place = posix.relative(absolute(top), absolute(directory)) || '.';
    const srctree = absolute(top);
    const makefile = new Makefile(driver, srctree, kbuildVariables(driver.kernel, { src: place, obj: place, srctree }));
    const given = { commandLine: new Map(), environment };
    applyToKbuild(given, makefile.variables, srctree, driver.kernel);
    makefile.readFile(file, posix.relative(absolute(top), absolute(file)));
    const kbuild: Kbuild = { makefile, file, directory, kernel: driver.kernel, commonFlags: new Map() };
    return { kbuild, lists: readLists(kbuild), exported: exportedByKbuild(makefile, given) };
  }

  private exportedAbove(directory: string): VariableValues {
    for (let at = directory; at !== this.top; ) {
      at = parent(at);
      const read = this.read(at);
      if (read) return read.exported;
    }
    return new Map();
  }
}
