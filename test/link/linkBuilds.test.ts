import { compileHere, type Compiler } from '../../src/compile';
import { analyse } from '../../src/lint';
import { treeOf } from '../kbuild/tree';
import { makeKernel } from '../kernel/kernel';

const OLD = makeKernel({ name: 'old' });
const NEW = makeKernel({ name: 'new' });

const CORE = '#include <linux/export.h>\nint core(void) { return 0; }\nEXPORT_SYMBOL(core);\n';

/** Links two driver trees, `core/` for the old kernel and `user/` for the new one, and says what was compiled. */
async function linked(user: string): Promise<{ compiled: string[]; trees: string[] }> {
  const files = { 'core/Kbuild': 'obj-m := core.o', 'core/core.c': CORE, 'user/Kbuild': 'obj-m := user.o', 'user/user.c': user };
  const compiled: string[] = [];
  const compile: Compiler = (tree, jobs) => {
    compiled.push(...jobs.flatMap(({ kernel, objects }) => objects.map(({ source }) => `${source} for ${kernel.name}`)));
    return compileHere(tree, jobs);
  };
  const { trees } = await analyse({
    tree: treeOf(files),
    files: Object.keys(files),
    kernels: [OLD, NEW],
    settingsOf: (directory) => ({ kernels: [directory === 'core' ? OLD : NEW] }),
    extraExports: new Map(),
    isReported: () => true,
    compile,
  });
  return { compiled, trees: trees.map(({ kernel, linted }) => [kernel.name, ...linted.map(({ name }) => name)].join(' ')) };
}

test('a driver tree is compiled for its own kernels alone', async () => {
  expect(await linked('int user(void) { return 0; }\n')).toEqual({
    compiled: ['core/core.c for old', 'user/user.c for new'], trees: ['old core', 'new user'],
  });
});

test('where something is left undefined, the others are compiled as well: they may export it', async () => {
  expect(await linked('int core(void);\nint user(void) { return core(); }\n')).toEqual({
    compiled: ['core/core.c for old', 'user/user.c for new', 'core/core.c for new'], trees: ['old core', 'new user'],
  });
});
