/** Git repositories, as far as .gitignore depends on them. */
import fs from 'node:fs';
import path from 'node:path';
import { readGitIndex } from './gitIndex';

/** A git repository, seen from one of its work trees. */
export interface Repository {
  /** The directory that all its work trees share, usually `.git`; absolute, links followed. */
  readonly common: string;
  /**
   * The tracked files, and their directories with a trailing `/`, relative to the work tree. Undefined if the index
   * cannot be read.
   */
  tracked(): ReadonlySet<string> | undefined;
  /** Whether a directory is a work tree of the same repository. */
  hasWorkTree(directory: string): boolean;
}

/** The index of the largest repositories is some tens of megabytes. */
const LARGEST_INDEX = 512 * 1024 * 1024;

/** The repository whose work tree has its top at a directory (absolute), which has a `.git` then. */
export function repositoryAt(directory: string): Repository | undefined {
  const gitDirectory = gitDirectoryOf(directory);
  if (gitDirectory === undefined) return undefined;
  const common = commonOf(gitDirectory);
  let tracked: ReadonlySet<string> | undefined;
  let isRead = false;
  return {
    common,
    tracked() {
      if (!isRead) tracked = trackedBy(gitDirectory);
      isRead = true;
      return tracked;
    },
    hasWorkTree(other) {
      const theirs = gitDirectoryOf(other);
      if (theirs === undefined) return false;
      if (commonOf(theirs) === common) return true;
      // The repository was moved, or is mounted elsewhere: the path in the `.git` file no longer exists.
      const name = path.basename(theirs);
      return isLinked(theirs) && !fs.existsSync(theirs) && fs.existsSync(path.join(common, 'worktrees', name));
    },
  };
}

/**
 * `.git`, or the directory that the file `.git` of a submodule or a linked work tree names (gitrepository-layout(5)).
 */
function gitDirectoryOf(directory: string): string | undefined {
  const place = path.join(directory, '.git');
  try {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (!stat?.isFile()) return stat && place;
    const named = /^gitdir: (.+?)\r?\n?$/.exec(fs.readFileSync(place, 'utf8'))?.[1];
    return named === undefined ? place : path.resolve(directory, named);
  } catch {
    return undefined;
  }
}

function commonOf(gitDirectory: string): string {
  let named: string | undefined;
  try {
    named = fs.readFileSync(path.join(gitDirectory, 'commondir'), 'utf8').trim();
  } catch {
    // It no longer exists after git has pruned it, but its name shows that it was a linked work tree's.
    named = isLinked(gitDirectory) && !fs.existsSync(gitDirectory) ? '../..' : '.';
  }
  const common = path.resolve(gitDirectory, named);
  try {
    return fs.realpathSync(common);
  } catch {
    return common;
  }
}

/** Whether it is named like that of a linked work tree: `.git/worktrees/NAME`. */
function isLinked(gitDirectory: string): boolean {
  return path.basename(path.dirname(gitDirectory)) === 'worktrees';
}

function trackedBy(gitDirectory: string): ReadonlySet<string> | undefined {
  const index = indexIn(gitDirectory, 'index');
  const shared = index?.shared && indexIn(gitDirectory, `sharedindex.${index.shared.hash}`);
  if (index === undefined || (index.shared && !shared)) return undefined;
  const kept = shared?.names.filter((_, position) => !index.shared!.deleted.has(position)) ?? [];
  const tracked = new Set<string>();
  for (const name of [...kept, ...index.names]) {
    tracked.add(name);
    for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      const directory = name.slice(0, slash + 1);
      // Its parents are known then, too, unless the directory is itself an entry.
      if (tracked.has(directory) && directory !== name) break;
      tracked.add(directory);
    }
  }
  return tracked;
}

function indexIn(gitDirectory: string, name: string): ReturnType<typeof readGitIndex> {
  const file = path.join(gitDirectory, name);
  try {
    const stat = fs.statSync(file);
    return stat.isFile() && stat.size <= LARGEST_INDEX ? readGitIndex(fs.readFileSync(file)) : undefined;
  } catch {
    return undefined;
  }
}
