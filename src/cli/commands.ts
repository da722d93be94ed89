/** The table of all commands: yargs, usage errors and completion use it. */
import type { PositionalOptions } from 'yargs';
import {
  completionOf, explainOf, graphOf, kernelBuildOf, kernelDiffOf, kernelShareOf, kernelShowOf, lintOf, modulesOf,
  rangeOf,
} from './arguments';
import type { CommandDefinition } from './definition';
import { COLOR, EXPLAIN, GRAPH, INPUT, KERNEL_BUILD, LINT, RANGE_KERNEL, TEXT_OR_JSON } from './options';

const KERNEL: PositionalOptions = { type: 'string', describe: 'As --kernel takes it' };

const paths = (describe: string): { paths: PositionalOptions } => ({ paths: { type: 'string', array: true, describe } });

const OF_MODULES = 'Driver trees, Kbuild directories, or files, which stand for the modules that they are part of [.]';

const kernel: CommandDefinition = {
  usage: 'kernel',
  describe: 'Lists, describes, reads and compares kernels to lint for',
  commands: [
    { usage: 'list', describe: 'Lists the shipped kernels', read: () => ({ name: 'kernel list' }) },
    {
      usage: 'show <name>',
      describe: 'Describes a kernel',
      positionals: { name: KERNEL },
      values: { name: 'kernels' },
      read: kernelShowOf,
    },
    {
      usage: 'build <directory>',
      describe: 'Reads a headers or build directory in advance, so that --kernel is fast',
      positionals: { directory: { type: 'string' } },
      options: KERNEL_BUILD,
      read: kernelBuildOf,
    },
    {
      usage: 'share <directory>',
      describe: 'Moves what the kernel data files in a directory say of types into one file, which makes them smaller',
      positionals: { directory: { type: 'string' } },
      read: kernelShareOf,
    },
    {
      usage: 'diff <from> <to> [paths..]',
      describe: 'Compares the exports of two kernels',
      positionals: { from: KERNEL, to: KERNEL, ...paths('Only the exports that these drivers use') },
      options: { format: TEXT_OR_JSON },
      values: { from: 'kernels', to: 'kernels' },
      read: kernelDiffOf,
    },
  ],
};

/** All commands. */
export const ROOT: CommandDefinition = {
  usage: '$0 [paths..]',
  describe: 'Reports what kbuild, modpost and the module loader would say about a driver',
  positionals: paths(
    'Driver trees, Kbuild directories or files [.]. Modules are analysed as a whole; for a file, only the findings ' +
      'in it are reported',
  ),
  options: { ...INPUT, ...LINT },
  values: { kernel: 'kernels' },
  examples: [
    ['$0', 'lint the driver tree in this directory for the default kernel'],
    ['$0 --kernel 6.1,6.12 drivers/', 'for shipped kernels (see kmodlint kernel list); all of them: --kernel all'],
    ['$0 --kernel running', "for this machine's kernel, from its headers"],
    ['$0 --format sarif --output x.sarif --format text', 'a file for code scanning, and text on stdout'],
    ['$0 modules --format json', 'what the tree builds, exports and uses'],
    ['$0 range drivers/', 'on which kernels its modules build, and what is in the way on the others'],
    ['$0 graph drivers/', 'the commands that load its modules, in order'],
    ['$0 explain dma_buf_get drivers/', 'which kernels export a symbol, and how the drivers use it'],
    ['$0 kernel diff 6.1 7.3 drivers/', 'changes of the exports that the drivers use'],
  ],
  epilogue: `The n-th --output is the file of the n-th --format; a format without a file goes to stdout.
Exit code: 0 no error, 1 errors (or more warnings than --max-warnings), 2 unusable input or output.`,
  read: lintOf,
  commands: [
    {
      usage: 'modules [paths..]',
      describe: 'Lists the modules of a driver with what they export and use',
      positionals: paths(OF_MODULES),
      options: { ...INPUT, format: TEXT_OR_JSON },
      values: { kernel: 'kernels' },
      read: modulesOf,
    },
    {
      usage: 'range [paths..]',
      describe: 'Says on which kernels each module builds, and what is in the way on the others',
      positionals: paths(OF_MODULES),
      options: { ...INPUT, kernel: RANGE_KERNEL, format: TEXT_OR_JSON, color: COLOR },
      values: { kernel: 'kernels' },
      examples: [
        ['$0 range drivers/', 'each module on all kernels of kmodlint kernel list'],
        ['$0 range --kernel 6.1,running', "on 6.1 and this machine's kernel"],
        ['$0 range --format json drivers/foo/bar.c', 'the modules that a file is part of, for a program to read'],
      ],
      epilogue: 'Exit code: 0 whatever the kernels are, 2 unusable input.',
      read: rangeOf,
    },
    {
      usage: 'graph [paths..]',
      describe: 'Shows in which order to load the modules of a driver, or draws their dependencies',
      positionals: paths(OF_MODULES),
      options: { ...INPUT, ...GRAPH },
      values: { kernel: 'kernels' },
      examples: [
        ['$0 graph drivers/', 'what to insmod and to rmmod, in order, on the default kernel'],
        ['$0 graph --format svg --output modules.svg', 'a picture of the driver tree in this directory'],
        ['$0 graph --kernel 6.1 --format json drivers/dahdi', 'which module uses which symbols of which, on 6.1'],
      ],
      read: graphOf,
    },
    {
      usage: 'explain <name> [paths..]',
      describe: 'Explains a rule, or shows which kernels export a symbol',
      positionals: {
        name: { type: 'string', describe: 'The id of a rule, or a symbol' },
        ...paths('Drivers whose uses of the symbol are shown'),
      },
      options: EXPLAIN,
      values: { kernel: 'kernels', name: 'rules' },
      examples: [
        ['$0 explain static-export', 'what the rule reports, why, and how to fix it'],
        ['$0 explain dma_buf_get', 'its module, GPL-only or not, namespace, since when'],
        ['$0 explain --kernel 6.12 _printk drivers/', 'where the drivers use it, through which macros and inlines'],
      ],
      read: explainOf,
    },
    kernel,
    {
      usage: 'completion',
      describe: 'Prints a script with which bash or zsh complete the words of a command line',
      examples: [
        ['source <($0 completion)', 'in ~/.bashrc, or in ~/.zshrc below compinit'],
        ['SHELL=zsh $0 completion', 'for a shell other than $SHELL'],
      ],
      read: completionOf,
    },
  ],
};
