import yargs, { type Argv } from 'yargs';
import { InputError } from '../read/error';
import { readPackage } from '../read/package';
import {
  explainOf, graphOf, kernelBuildOf, kernelDiffOf, kernelShowOf, lintOf, modulesOf, wrong,
} from './arguments';
import type { Command } from './command';
import { explainOptions, graphOptions } from './treeOptions';

const EXAMPLES: [string, string][] = [
  ['$0', 'lint the driver tree in this directory for the default kernel'],
  ['$0 --kernel 6.1,6.12 drivers/', 'for shipped kernels (see kmodlint kernel list); all of them: --kernel all'],
  ['$0 --kernel running', "for this machine's kernel, from its headers"],
  ['$0 --format sarif --output x.sarif --format text', 'a file for code scanning, and text here'],
  ['$0 modules --format json', 'what the tree builds, exports and uses'],
  ['$0 graph drivers/', 'the commands that load its modules, in order'],
  ['$0 explain dma_buf_get drivers/', 'who exports a symbol since when, and how the drivers come to it'],
  ['$0 kernel diff 6.1 7.3 drivers/', 'what becomes of the exports that the drivers use'],
];

const EPILOGUE = `The n-th --output is the file of the n-th --format; a format without a file goes to stdout.
Exit code: 0 no error, 1 errors (or more warnings than --max-warnings), 2 unusable input.`;

/** Of the commands that report in one format alone. */
const FORMAT = {
  type: 'string', requiresArg: true, choices: ['text', 'json'], describe: 'How to report [text]',
} as const;

/** Understands a command line. Throws an InputError of one line for one that is wrong. */
export function parseCommand(argv: readonly string[]): Command {
  let command: Command | undefined;
  let fault: string | undefined;
  let output = '';
  const parser = defineCommands((chosen) => {
    command = chosen;
  });
  try {
    parser.parse([...argv], {}, (error, _, text) => {
      fault = error?.message;
      output = text;
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    // yargs stumbles over options with the names of Object's own methods.
    fault = 'unusable command line';
  }
  if (fault !== undefined) throw wrong(fault.trim().replace(/\s+/g, ' '));
  return command ?? { name: 'print', text: `${output}\n` };
}

function defineCommands(choose: (command: Command) => void): Argv {
  return yargs([])
    .scriptName('kmodlint')
    .locale('en')
    .parserConfiguration({ 'greedy-arrays': false, 'dot-notation': false })
    .command('$0 [paths..]', 'Says what kbuild, modpost and the module loader would say about a driver', lintOptions,
      (args) => choose(lintOf(args)))
    .command('modules [paths..]', 'Lists the modules of a driver with what they export and use', modulesOptions,
      (args) => choose(modulesOf(args)))
    .command('graph [paths..]', 'Says in which order the modules of a driver are loaded, and draws who needs whom',
      (command) => graphOptions(inputOptions(command)), (args) => choose(graphOf(args)))
    .command('explain <name> [paths..]', 'Explains a rule, or says of a symbol who exports it on which kernels', explainOptions,
      (args) => choose(explainOf(args)))
    .command('kernel', 'Lists, describes, makes and compares the kernels to lint for', (kernel) => defineKernel(kernel, choose))
    .example(EXAMPLES)
    .epilogue(EPILOGUE)
    .strict()
    .exitProcess(false)
    .help()
    .version(readPackage().version);
}

function inputOptions(command: Argv): Argv {
  return command
    .positional('paths', { type: 'string', array: true, describe: 'Driver trees, Kbuild directories or files [.]' })
    .options({
      kernel: {
        type: 'array', string: true, requiresArg: true,
        describe: 'Shipped kernels by name (6.1,6.12) or all of them (all), a headers or build directory, or running ' +
          '(repeatable)',
      },
      symvers: { type: 'string', requiresArg: true, describe: "A Module.symvers in place of the kernel's exports" },
      'extra-symvers': {
        type: 'array', string: true, requiresArg: true,
        describe: 'A Module.symvers of other modules, as KBUILD_EXTRA_SYMBOLS (repeatable)',
      },
    });
}

function lintOptions(command: Argv): Argv {
  return inputOptions(command).options({
    format: {
      type: 'array', string: true, requiresArg: true, choices: ['text', 'json', 'sarif'],
      describe: 'How to report (repeatable) [text]',
    },
    output: { type: 'array', string: true, requiresArg: true, describe: 'A file for the report (repeatable)' },
    fix: { type: 'boolean', describe: 'Make the safe fixes, and report what is left' },
    'fix-unsafe': { type: 'boolean', describe: 'Make those as well that may change what the driver does' },
    'fix-dry-run': { type: 'boolean', describe: 'Print the fixes as a unified diff, and write nothing' },
    'max-warnings': { type: 'number', requiresArg: true, describe: 'Fail when there are more warnings than this' },
    'exit-zero': { type: 'boolean', describe: 'Exit with 0 whatever is found' },
    quiet: { type: 'boolean', describe: 'Report errors alone, and no summary' },
    color: { type: 'boolean', describe: 'Colour the text (or --no-color) [on a terminal]' },
  });
}

function modulesOptions(command: Argv): Argv {
  return inputOptions(command).option('format', FORMAT);
}

function defineKernel(kernel: Argv, choose: (command: Command) => void): Argv {
  return kernel
    .command('list', 'Lists the shipped kernels', {}, () => choose({ name: 'kernel list' }))
    .command('show <name>', 'Describes a kernel',
      (show) => show.positional('name', { type: 'string', describe: 'As --kernel takes it' }),
      (args) => choose(kernelShowOf(args)))
    .command('build <directory>', 'Reads the kernel of a headers or build directory, for --kernel to be fast',
      (build) => build
        .positional('directory', { type: 'string' })
        .option('output', {
          type: 'string', requiresArg: true,
          describe: "A small kernel data file without text of the headers, which --kernel takes [in the user's cache]",
        }),
      (args) => choose(kernelBuildOf(args)))
    .command('diff <from> <to> [paths..]', 'Says what becomes of the exports from one kernel to another', diffOptions,
      (args) => choose(kernelDiffOf(args)))
    .demandCommand(1, 'kernel: one of list, show, build or diff is missing');
}

function diffOptions(diff: Argv): Argv {
  return diff
    .positional('from', { type: 'string', describe: 'As --kernel takes it' })
    .positional('to', { type: 'string', describe: 'As --kernel takes it' })
    .positional('paths', { type: 'string', array: true, describe: 'Only the exports that these drivers use' })
    .option('format', FORMAT);
}
