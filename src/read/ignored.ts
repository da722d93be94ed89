/** Which files of a tree are ignored: by git, or because a build creates them. */
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { repositoryAt, type Repository } from './repository';
import type { DiskTree } from './tree';

/** The output of builds, ignored even if no .gitignore says so; `*.o_shipped` is not build output. */
const LEFTOVERS = ['.git', '.hg', '.svn', 'node_modules', '.tmp_*', '.cache', '*.mod.c', '*.mod', '*.o', '*.ko', '*.a',
  '*.cmd', 'modules.order', 'Module.symvers'];

const leftovers = ignore({ ignoreCase: false }).add(LEFTOVERS);

interface IgnoreRules {
  /** The directory that the patterns are relative to. */
  base: string;
  patterns: Ignore;
}

/** What decides which entries of a directory are ignored. */
interface IgnoreContext {
  /** The work tree that contains it. */
  workTree?: WorkTree;
  /** The rules that apply, the nearest first. */
  rules: readonly IgnoreRules[];
  /** The directory is ignored itself: only those of its files are not that git tracks. */
  isIgnored: boolean;
}

interface WorkTree {
  top: string;
  repository: Repository;
  outer?: WorkTree;
}

/**
 * Whether a path of the tree is ignored. Directories have a trailing `/`, and must be asked before what is below them.
 */
type IsIgnored = (file: string) => boolean;

/**
 * Decides what is ignored below `start`: what git ignores by the .gitignore files and info/exclude from `base` down,
 * and the output of builds. As in git, tracked files are not ignored, a nested repository has rules of its own, and
 * another work tree of the same repository is not part of this one. The user's own excludes file is not read, so that
 * reports are the same everywhere. `start` itself is never ignored: rules above it that ignore it do not apply below
 * it. Outside a repository, git ignores nothing (the .gitignore of Debian's linux-source, which is for packagers,
 * ignores the whole kernel).
 */
export function ignoredBelow(tree: DiskTree, base: string, start: string): IsIgnored {
  const absolute = (directory: string): string => path.join(tree.root, directory);
  const repository = repositoryAt(absolute(base));
  const top: IgnoreContext = inWorkTree(tree, base, repository && { top: base, repository });
  const known = new Map([[start, start === base ? top : startContext()]]);
  const ignoredDirectories = new Set<string>();

  function startContext(): IgnoreContext {
    const above = repository ? rulesDownTo(tree, base, path.posix.dirname(start), top.rules) : [];
    return {
      workTree: top.workTree,
      rules: [...(repository ? rulesIn(tree, start) : []), ...(isIgnored(above, `${start}/`) ? [] : above)],
      isIgnored: false,
    };
  }

  function contextOf(directory: string): IgnoreContext {
    let context = known.get(directory);
    if (!context) {
      const parent = contextOf(path.posix.dirname(directory));
      const own = repositoryAt(absolute(directory));
      context = own
        ? inWorkTree(tree, directory, { top: directory, repository: own, outer: parent.workTree })
        : {
            ...parent,
            rules: parent.workTree ? [...rulesIn(tree, directory), ...parent.rules] : [],
            isIgnored: parent.isIgnored || ignoredDirectories.has(directory),
          };
      known.set(directory, context);
    }
    return context;
  }

  return (file) => {
    if (isLeftover(file)) return true;
    const { workTree, rules, isIgnored: isInIgnored } = contextOf(path.posix.dirname(file));
    if (file.endsWith('/') && isFurtherWorkTree(absolute(file), workTree)) return true;
    if (!workTree || !(isInIgnored || isIgnored(rules, file))) return false;
    if (!isTracked(file, workTree)) return true;
    if (file.endsWith('/')) ignoredDirectories.add(file.slice(0, -1));
    return false;
  };
}

/** The context at the top of a work tree, or of a directory outside any. */
function inWorkTree(tree: DiskTree, directory: string, workTree: WorkTree | undefined): IgnoreContext {
  if (!workTree) return { rules: [], isIgnored: false };
  const exclude = path.join(path.relative(tree.root, workTree.repository.common), 'info/exclude');
  return {
    workTree,
    rules: [...rulesIn(tree, directory), ...rulesOf(tree, directory, exclude)],
    isIgnored: false,
  };
}

function isFurtherWorkTree(directory: string, workTree: WorkTree | undefined): boolean {
  for (let at = workTree; at; at = at.outer) if (at.repository.hasWorkTree(directory)) return true;
  return false;
}

/** A submodule is an entry of the index without a trailing `/`. */
function isTracked(file: string, { top, repository }: WorkTree): boolean {
  const name = top === '.' ? file : file.slice(top.length + 1);
  const tracked = repository.tracked();
  return tracked !== undefined && (tracked.has(name) || (name.endsWith('/') && tracked.has(name.slice(0, -1))));
}

function isLeftover(file: string): boolean {
  return leftovers.ignores(path.posix.basename(file) + (file.endsWith('/') ? '/' : ''));
}

/** The rules that apply in a directory, the nearest first; `top` are those of the base. */
function rulesDownTo(
  tree: DiskTree,
  base: string,
  directory: string,
  top: readonly IgnoreRules[],
): readonly IgnoreRules[] {
  if (directory === base) return top;
  return [...rulesIn(tree, directory), ...rulesDownTo(tree, base, path.posix.dirname(directory), top)];
}

function rulesIn(tree: DiskTree, directory: string): IgnoreRules[] {
  return rulesOf(tree, directory, path.posix.join(directory, '.gitignore'));
}

/** The rules of one file, if it exists, for the files below a directory. */
function rulesOf(tree: DiskTree, base: string, file: string): IgnoreRules[] {
  const text = tree.text(file);
  return text === undefined ? [] : [{ base, patterns: ignore({ ignoreCase: false }).add(text) }];
}

/** The nearest file with a pattern that matches a path decides, as in git. */
function isIgnored(rules: readonly IgnoreRules[], file: string): boolean {
  for (const { base, patterns } of rules) {
    const { ignored, unignored } = patterns.test(base === '.' ? file : file.slice(base.length + 1));
    if (ignored || unignored) return ignored;
  }
  return false;
}
