import type { Options } from 'yargs';

/** What the commands that read a driver for kernels take. */
export const INPUT: Record<string, Options> = {
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
};

/** What the command takes that lints, besides. */
export const LINT: Record<string, Options> = {
  format: {
    alias: 'f', type: 'array', string: true, requiresArg: true, choices: ['text', 'json', 'sarif'],
    describe: 'How to report (repeatable) [text]',
  },
  output: {
    alias: 'o', type: 'array', string: true, requiresArg: true, describe: 'A file for the report (repeatable)',
  },
  fix: { type: 'boolean', describe: 'Make the safe fixes, and report what is left' },
  'fix-unsafe': { type: 'boolean', describe: 'Make those as well that may change what the driver does' },
  'fix-dry-run': { type: 'boolean', describe: 'Print the fixes as a unified diff, and write nothing' },
  // As text, for yargs would read an empty one as 0.
  'max-warnings': { type: 'string', requiresArg: true, describe: 'Fail when there are more warnings than this number' },
  'exit-zero': { type: 'boolean', describe: 'Exit with 0 whatever is found' },
  quiet: { alias: 'q', type: 'boolean', describe: 'Report errors alone, without progress and summary' },
  color: { type: 'boolean', describe: 'Colour the text (or --no-color) [on a terminal]' },
};

/** For the commands that report in one format alone. */
export const TEXT_OR_JSON: Options = {
  alias: 'f', type: 'string', requiresArg: true, choices: ['text', 'json'], describe: 'How to report [text]',
};

export const GRAPH: Record<string, Options> = {
  format: {
    alias: 'f', type: 'string', requiresArg: true, choices: ['text', 'json', 'dot', 'mermaid', 'svg'],
    describe: 'The commands in order (text), or a graph of some kind [text]',
  },
  output: { alias: 'o', type: 'string', requiresArg: true, describe: 'A file for it [to stdout]' },
};

export const EXPLAIN: Record<string, Options> = {
  kernel: {
    type: 'array', string: true, requiresArg: true,
    describe: 'Kernels to ask, as elsewhere (repeatable) [all that are shipped for amd64]',
  },
};

export const KERNEL_BUILD: Record<string, Options> = {
  output: {
    alias: 'o', type: 'string', requiresArg: true,
    describe: "A small kernel data file without text of the headers, which --kernel takes [in the user's cache]",
  },
};
