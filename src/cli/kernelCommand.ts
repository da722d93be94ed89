import { describeKernel, describeKernels } from '../kernel/describe';
import { buildKernelFile, loadKernel, shippedKernels } from '../read/kernel';
import type { Command } from './command';
import { print, say, sayProblems } from './terminal';

type KernelCommand = Extract<Command, { name: `kernel ${string}` }>;

/** Lists, describes or makes kernels. */
export function kernelCommand(command: KernelCommand, cwd: string): number {
  if (command.name === 'kernel list') {
    print(describeKernels(shippedKernels().map(({ name }) => loadKernel(name, cwd).kernel)));
  } else if (command.name === 'kernel show') {
    const { kernel, problems } = loadKernel(command.kernel, cwd);
    sayProblems(problems, String);
    print(describeKernel(kernel));
  } else {
    const { file, kernel, problems } = buildKernelFile(command.directory, command.output);
    sayProblems(problems, String);
    say(`${file}: ${kernel.release} with ${kernel.exports.size} exports`);
  }
  return 0;
}
