import type { Argv } from 'yargs';

/** What `graph` takes besides what there is to read. */
export function graphOptions(command: Argv): Argv {
  return command
    .options({
      format: {
        type: 'string', requiresArg: true, choices: ['text', 'json', 'dot', 'mermaid', 'svg'],
        describe: 'The commands in order (text), or a graph of some kind [text]',
      },
      output: { type: 'string', requiresArg: true, describe: 'A file for it [to stdout]' },
    })
    .example([
      ['$0 graph drivers/', 'what to insmod and to rmmod, in order, on the default kernel'],
      ['$0 graph --format svg --output modules.svg', 'a picture of the driver tree in this directory'],
      ['$0 graph --kernel 6.1 --format json drivers/dahdi', 'who exports which symbols to whom, on 6.1'],
    ]);
}

/** All that `explain` takes. */
export function explainOptions(command: Argv): Argv {
  return command
    .positional('name', { type: 'string', describe: 'The id of a rule, or a symbol' })
    .positional('paths', { type: 'string', array: true, describe: 'Drivers of which to say how they come to the symbol' })
    .option('kernel', {
      type: 'array', string: true, requiresArg: true,
      describe: 'Kernels to ask, as elsewhere (repeatable) [all that are shipped for amd64]',
    })
    .example([
      ['$0 explain static-export', 'what the rule reports, why, and how to fix it'],
      ['$0 explain dma_buf_get', 'who exports it, GPL-only or not, in which namespace, since when'],
      ['$0 explain --kernel 6.12 _printk drivers/', 'where the drivers use it, through which macros and inlines'],
    ]);
}
