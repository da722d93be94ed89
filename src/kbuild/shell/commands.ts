/** The commands whose output the kernel and the tree decide. Each gives up by throwing `NotKnown`. */
import { posix } from 'path';
import { glob } from '../files';
import { isThere, NotKnown, textOf, type Command, type CommandState, type Outcome } from './command';
import { textFilters } from './filters';
import { testExpression } from './test';

const done = (out: string, status = 0): Outcome => ({ out, status });
const line = (text: string): Outcome => done(`${text}\n`);

function uname(args: string[], { kernel }: CommandState): Outcome {
  if (args.length === 1 && args[0] === '-r') return line(kernel.release);
  if (args.length === 1 && /^-[mpi]$/.test(args[0]!)) return line(kernel.arch === 'x86' ? 'x86_64' : kernel.arch);
  if (args.length === 0 || args[0] === '-s') return line('Linux');
  throw new NotKnown();
}

function echo(args: string[]): Outcome {
  const bare = /^-[neE]+$/.test(args[0] ?? '');
  if (bare && args[0]!.includes('e') && args.join('').includes('\\')) throw new NotKnown();
  return done(args.slice(bare ? 1 : 0).join(' ') + (bare && args[0]!.includes('n') ? '' : '\n'));
}

/** printf with `%s` and `\n` alone: the format is used again while there are arguments left. */
function printf([format = '', ...args]: string[]): Outcome {
  if (/%(?![s%])|\\(?!n)/.test(format)) throw new NotKnown();
  let out = '';
  let next = 0;
  do {
    out += format.replace(/%s|%%|\\n/g, (mark) => (mark === '%s' ? (args[next++] ?? '') : mark === '%%' ? '%' : '\n'));
  } while (next > 0 && next < args.length);
  return done(out);
}

function resolved(args: string[], state: CommandState): Outcome {
  const paths = args.filter((arg) => !arg.startsWith('-'));
  if (paths.length !== 1) throw new NotKnown();
  const path = paths[0]!;
  return line(path.startsWith('/') ? path : `${state.directory}/${path}`);
}

/** expr with one comparison or one sum. */
function expr(args: string[]): Outcome {
  const [left = '', operator = '', right = ''] = args;
  if (args.length !== 3) throw new NotKnown();
  const numbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  const [a, b] = numbers ? [Number(left), Number(right)] : [left, right];
  const comparisons: Record<string, boolean> = {
    '=': a === b,
    '==': a === b,
    '!=': a !== b,
    '<': a < b,
    '<=': a <= b,
    '>': a > b,
    '>=': a >= b,
  };
  const truth = comparisons[operator];
  if (truth !== undefined) return done(truth ? '1\n' : '0\n', truth ? 0 : 1);
  if (!numbers || !/^[-+*]$/.test(operator)) throw new NotKnown();
  const sums: Record<string, number> = {
    '+': Number(a) + Number(b),
    '-': Number(a) - Number(b),
    '*': Number(a) * Number(b),
  };
  return done(`${sums[operator]}\n`, sums[operator] === 0 ? 1 : 0);
}

function test(args: string[], state: CommandState): Outcome {
  const truth = testExpression(args, (path) => isThere(path, state));
  if (truth === undefined) throw new NotKnown();
  return done('', truth ? 0 : 1);
}

function listed(args: string[], state: CommandState): Outcome {
  const found = args.map((pattern) => (/^-/.test(pattern) ? undefined : glob(state, pattern, state.directory)));
  // A directory is listed by what is in it.
  if (args.length === 0 || found.some((paths, i) => paths === undefined || !/[*?]/.test(args[i]!)))
    throw new NotKnown();
  return done(found.flatMap((paths) => paths!.map((path) => `${path}\n`)).join(''), found.flat().length > 0 ? 0 : 2);
}

function readText(args: string[], input: string, state: CommandState): Outcome {
  if (args.some((arg) => arg.startsWith('-'))) throw new NotKnown();
  const text = textOf(args, input, state);
  return text === undefined ? done('', 1) : done(text);
}

/** The commands by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [':', () => done('')],
  ['true', () => done('')],
  ['false', () => done('', 1)],
  ['uname', (args, _input, state) => uname(args, state)],
  ['pwd', (_args, _input, state) => line(state.directory)],
  ['cd', changeDirectory],
  ['echo', echo],
  ['printf', printf],
  ['expr', expr],
  ['test', (args, _input, state) => test(args, state)],
  ['[', (args, _input, state) => test(args.slice(0, -1), state)],
  ['dirname', ([path = '']) => line(posix.dirname(path))],
  ['basename', ([path = '', suffix]) => line(posix.basename(path, suffix))],
  ['realpath', (args, _input, state) => resolved(args, state)],
  ['readlink', (args, _input, state) => resolved(args, state)],
  ['cat', readText],
  ['ls', (args, _input, state) => listed(args, state)],
  ...textFilters,
]);

function changeDirectory([path = '']: string[], _input: string, state: CommandState): Outcome {
  if (!isThere(path, state)) return done('', 1);
  state.directory = path.startsWith('/') ? path : `${state.directory}/${path}`;
  return done('');
}
