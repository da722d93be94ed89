/** `kmodlint kernel list`, `show`, `build` and `share`. */
import { describeKernel, describeKernels } from '../kernel/describe';
import { buildKernelFile, cacheKernel, loadKernel, shippedKernels, type LoadedKernel } from '../read/readKernel';
import { shareTypesIn } from '../read/sharedTypesFile';
import type { Command } from './command';
import { READING_HEADERS, withProgress } from './showProgress';
import { print, say, sayProblems } from './terminal';

type KernelCommand = Extract<Command, { name: 'kernel list' | 'kernel show' | 'kernel build' | 'kernel share' }>;

/** Lists, describes or reads kernels. */
export async function kernelCommand(command: KernelCommand, cwd: string): Promise<number> {
  if (command.name === 'kernel list') {
    print(describeKernels(shippedKernels().map(({ name }) => loadKernel(name, cwd).kernel)));
  } else if (command.name === 'kernel show') {
    const { kernel, problems } = await withProgress(READING_HEADERS, (progress) =>
      loadKernel(command.kernel, cwd, progress),
    );
    sayProblems(problems, String);
    print(describeKernel(kernel));
  } else if (command.name === 'kernel share') {
    say(`${command.directory}: types shared by ${shareTypesIn(command.directory)} kernels`);
  } else {
    const { file, kernel, problems } = await build(command.directory, command.output);
    sayProblems(problems, String);
    say(`${file}: ${kernel.release} with ${kernel.exports.size} exports`);
  }
  return 0;
}

/** Without an output, the kernel goes to the user's cache. */
function build(directory: string, output: string | undefined): Promise<LoadedKernel & { file: string }> {
  return withProgress(READING_HEADERS, (progress) =>
    output === undefined
      ? cacheKernel(directory, progress)
      : { file: output, ...buildKernelFile(directory, output, progress) },
  );
}
