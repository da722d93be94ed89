/** A tree without a Kbuild file: each source with module metadata is taken as a module of its own. */
import { posix } from 'path';
import type { BuildModule, Tree } from '../model';

const METADATA =
  /\b(?:MODULE_LICENSE|MODULE_AUTHOR|MODULE_DESCRIPTION|module_init|module_exit|module_\w+_driver)\s*\(/g;

/** Whether a file is the output of a build. */
export function isLeftover(path: string): boolean {
  return /(?:\.mod\.c|\.mod|\.o|\.ko|\.cmd)$|(?:^|\/)(?:\.tmp_|\.cache)/.test(path);
}

/** Takes each source with a module's metadata as a module of one object, in a tree without Kbuild files. */
export function modulesWithoutKbuild(tree: Tree, files: readonly string[]): BuildModule[] {
  return files
    .filter((file) => file.endsWith('.c'))
    .flatMap((source): BuildModule[] => {
      const at = tree.text(source)?.search(METADATA) ?? -1;
      if (at < 0) return [];
      const name = posix.basename(source, '.c');
      const directory = posix.dirname(source);
      const span = { file: source, start: 0, end: 0 };
      return [
        {
          name,
          directory,
          run: directory,
          certainty: 'certain',
          unknown: [],
          isRunAssumed: true,
          extraSymbols: [],
          span,
          isComposite: false,
          objects: [{ name: `${name}.o`, source, flags: [], certainty: 'certain', span }],
        },
      ];
    });
}
