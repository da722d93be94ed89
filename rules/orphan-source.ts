import type { Rule } from '../src/rule';

/** No tool says so: kbuild looks for the sources of its objects, never the other way round. */
export const orphanSource: Rule = {
  id: 'orphan-source',
  summary: 'A source is part of no module, and no makefile names it.',
  severity: 'note',
  scope: 'kernels',
  *check(trees) {
    const modules = trees.flatMap((tree) => tree.modules);
    // Of what is in a list that cannot be evaluated it may be a part.
    if (modules.some(({ build }) => build.unknown.some((reason) => reason.startsWith('objects: ')))) return;
    const read = new Set(modules.flatMap(({ files }) => files));
    for (const { kernel, unlistedSources = [] } of trees) {
      for (const file of unlistedSources.filter((source) => !read.has(source))) {
        const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
        const beside = modules.find(({ sources }) => sources.some((source) => source.startsWith(directory)));
        yield {
          rule: 'orphan-source',
          severity: 'note',
          certainty: 'certain',
          message: 'no module is built from this source, and no makefile names it',
          help: 'add its object to a module in the Kbuild file, or remove it',
          module: beside?.name ?? '',
          ...(beside?.build.isUnreached && { isUnreached: true }),
          span: { file, start: 0, end: 1 },
          related: [],
          kernel: kernel.name,
        };
      }
    }
  },
};
