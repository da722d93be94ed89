import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Tree } from '../model';

/** What a build leaves behind, also where no .gitignore says so; `*.o_shipped` is none of it. */
const LEFTOVERS = ['.git', '.hg', '.svn', 'node_modules', '.tmp_*', '.cache', '*.mod.c', '*.mod', '*.o', '*.ko', '*.a',
  '*.cmd', 'modules.order', 'Module.symvers'];

const leftovers = ignore({ ignoreCase: false }).add(LEFTOVERS);

interface Rules {
  /** The directory that the patterns are relative to. */
  base: string;
  patterns: Ignore;
}

/** Says of a path of the tree, a directory with a trailing `/`, whether it is left out. Ask for its parents first. */
export type Ignored = (file: string) => boolean;

/**
 * What git ignores below `start`, by the .gitignore files and .git/info/exclude from `base` down, and what a build
 * leaves behind. The user's own excludes file does not count, for a report is the same everywhere. What was asked for
 * is never ignored: rules above `start` that leave it out do not count below it. Where `base` is no repository, git
 * ignores nothing (the .gitignore of Debian's linux-source, which is for packagers, ignores all of the kernel).
 */
export function ignoredBelow(tree: Tree, base: string, start: string): Ignored {
  if (!tree.list(base).some((name) => name === '.git' || name === '.git/')) return isLeftover;
  const above = start === base ? [] : rulesDownTo(tree, base, path.posix.dirname(start));
  const known = new Map([[start, [...rulesIn(tree, start), ...(isIgnored(above, `${start}/`) ? [] : above)]]]);

  function rulesFor(directory: string): Rules[] {
    const rules = known.get(directory) ?? [...rulesIn(tree, directory), ...rulesFor(path.posix.dirname(directory))];
    known.set(directory, rules);
    return rules;
  }

  return (file) => {
    return isLeftover(file) || isIgnored(rulesFor(path.posix.dirname(file)), file);
  };
}

function isLeftover(file: string): boolean {
  return leftovers.ignores(path.posix.basename(file) + (file.endsWith('/') ? '/' : ''));
}

/** The rules that count in a directory, the nearest first. */
function rulesDownTo(tree: Tree, base: string, directory: string): Rules[] {
  const above = directory === base ? [] : rulesDownTo(tree, base, path.posix.dirname(directory));
  return [...rulesIn(tree, directory), ...above];
}

function rulesIn(tree: Tree, directory: string): Rules[] {
  return ['.gitignore', '.git/info/exclude']
    .map((name) => tree.text(path.posix.join(directory, name)))
    .filter((text) => text !== undefined)
    .map((text) => ({ base: directory, patterns: ignore({ ignoreCase: false }).add(text) }));
}

/** The nearest file that says anything about a path decides, as in git. */
function isIgnored(rules: readonly Rules[], file: string): boolean {
  for (const { base, patterns } of rules) {
    const { ignored, unignored } = patterns.test(base === '.' ? file : file.slice(base.length + 1));
    if (ignored || unignored) return ignored;
  }
  return false;
}
