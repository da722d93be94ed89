/** The options of all commands. */
import type { Options } from 'yargs';

/** Options of the commands that read a driver for kernels. */
export const INPUT: Record<string, Options> = {
  kernel: {
    type: 'array', string: true, requiresArg: true,
    describe: 'Shipped kernels by name (6.1,6.12) or all of them (all), a headers or build directory, or running ' +
      '(repeatable)',
  },
  symvers: { type: 'string', requiresArg: true, describe: "A Module.symvers that replaces the kernel's exports" },
  'extra-symvers': {
    type: 'array', string: true, requiresArg: true,
    describe: 'A Module.symvers of other modules, like KBUILD_EXTRA_SYMBOLS (repeatable)',
  },
};

export const COLOR: Options = { type: 'boolean', describe: 'Colour the text (or --no-color) [on a terminal]' };

/** Further options of linting. */
export const LINT: Record<string, Options> = {
  format: {
    alias: 'f', type: 'array', string: true, requiresArg: true, choices: ['text', 'json', 'sarif'],
    describe: 'The format of the report (repeatable) [text]',
  },
  output: {
    alias: 'o', type: 'array', string: true, requiresArg: true, describe: 'A file for the report (repeatable)',
  },
  fix: { type: 'boolean', describe: 'Make the safe fixes, and report the remaining findings' },
  'fix-unsafe': { type: 'boolean', describe: 'Also make fixes that may change what the driver does' },
  'fix-dry-run': { type: 'boolean', describe: 'Print the fixes as a unified diff, and write nothing' },
  // As text, since yargs would read an empty value as 0.
  'max-warnings': { type: 'string', requiresArg: true, describe: 'Fail if there are more warnings than this number' },
  'exit-zero': { type: 'boolean', describe: 'Exit with 0 whatever is found' },
  quiet: { alias: 'q', type: 'boolean', describe: 'Report only errors, without progress and summary' },
  color: COLOR,
};

/** For the commands that print one report. */
export const TEXT_OR_JSON: Options = {
  alias: 'f', type: 'string', requiresArg: true, choices: ['text', 'json'], describe: 'The format of the report [text]',
};

export const GRAPH: Record<string, Options> = {
  format: {
    alias: 'f', type: 'string', requiresArg: true, choices: ['text', 'json', 'dot', 'mermaid', 'svg'],
    describe: 'Commands in order (text), or a format of a graph [text]',
  },
  output: { alias: 'o', type: 'string', requiresArg: true, describe: 'A file for the output [stdout]' },
};

export const EXPLAIN: Record<string, Options> = {
  kernel: {
    type: 'array', string: true, requiresArg: true,
    describe: 'Kernels to compare, as for linting (repeatable) [all shipped for amd64]',
  },
};

export const RANGE_KERNEL: Options = { ...INPUT.kernel, describe: `${INPUT.kernel!.describe} [all shipped]` };

export const KERNEL_BUILD: Record<string, Options> = {
  output: {
    alias: 'o', type: 'string', requiresArg: true,
    describe: "A small kernel data file without text of the headers, which --kernel takes [in the user's cache]",
  },
};
