/** The commands whose output depends only on the kernel and the tree. Each throws `NotKnown` to give up. */
import { isThere, NotKnown, type ShellCommand, type CommandState, type CommandResult } from './shellCommand';
import { textFilters } from './filters';
import { lineFilters } from './lineFilters';
import { pathCommands } from './pathCommands';
import { testExpression } from './testExpression';

const done = (out: string, status = 0): CommandResult => ({ out, status });
const line = (text: string): CommandResult => done(`${text}\n`);

function uname(args: string[], { kernel }: CommandState): CommandResult {
  if (args.length === 1 && args[0] === '-r') return line(kernel.release);
  if (args.length === 1 && /^-[mpi]$/.test(args[0]!)) return line(kernel.arch === 'x86' ? 'x86_64' : kernel.arch);
  if (args.length === 0 || args[0] === '-s') return line('Linux');
  throw new NotKnown();
}

function echo(args: string[]): CommandResult {
  const bare = /^-[neE]+$/.test(args[0] ?? '');
  if (bare && args[0]!.includes('e') && args.join('').includes('\\')) throw new NotKnown();
  return done(args.slice(bare ? 1 : 0).join(' ') + (bare && args[0]!.includes('n') ? '' : '\n'));
}

/** printf with `%s` and `\n` only: the format is reused while arguments are left. */
function printf([format = '', ...args]: string[]): CommandResult {
  if (/%(?![s%])|\\(?!n)/.test(format)) throw new NotKnown();
  let out = '';
  let next = 0;
  do {
    out += format.replace(/%s|%%|\\n/g, (mark) => (mark === '%s' ? (args[next++] ?? '') : mark === '%%' ? '%' : '\n'));
  } while (next > 0 && next < args.length);
  return done(out);
}

/** expr with one comparison or one arithmetic operation. */
function expr(args: string[]): CommandResult {
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

function test(args: string[], state: CommandState): CommandResult {
  const truth = testExpression(args, (path) => isThere(path, state));
  if (truth === undefined) throw new NotKnown();
  return done('', truth ? 0 : 1);
}

/** `xargs [-r] [-n 1] command…`: passes the words of its input as further arguments. */
const xargs: ShellCommand = (args, input, state) => {
  const rest = [...args];
  let most = Infinity;
  for (let option = rest[0]; option?.startsWith('-'); option = rest[0]) {
    rest.shift();
    const count = /^-[nL](\d*)$/.exec(option);
    if (count) most = Number(count[1] || rest.shift());
    else if (option !== '-r') throw new NotKnown();
  }
  // xargs interprets quotes itself.
  if (!(most > 0) || /["'\\]/.test(input)) throw new NotKnown();
  const command = rest.length === 0 ? echo : commands.get(rest[0]!);
  if (command === undefined) throw new NotKnown();
  const words = input.split(/\s+/).filter((word) => word !== '');
  const calls = words.length === 0 && !args.includes('-r') ? [[]] : batches(words, most);
  const outcomes = calls.map((batch) => command([...rest.slice(1), ...batch], '', state));
  const failed = outcomes.some(({ status }) => status !== 0);
  return {
    out: outcomes.map(({ out }) => out).join(''),
    status: failed ? 123 : 0,
    complains: outcomes.some(({ complains }) => complains),
  };
};

function batches(words: readonly string[], most: number): string[][] {
  const size = Math.min(most, Math.max(words.length, 1));
  return Array.from({ length: Math.ceil(words.length / size) }, (_, i) => words.slice(i * size, (i + 1) * size));
}

/** By name. */
export const commands: ReadonlyMap<string, ShellCommand> = new Map<string, ShellCommand>([
  [':', () => done('')],
  ['true', () => done('')],
  ['false', () => done('', 1)],
  ['uname', (args, _input, state) => uname(args, state)],
  ['pwd', (_args, _input, state) => line(state.directory)],
  ['echo', echo],
  ['printf', printf],
  ['expr', expr],
  ['test', (args, _input, state) => test(args, state)],
  ['[', (args, _input, state) => test(args.slice(0, -1), state)],
  ['xargs', xargs],
  ...pathCommands,
  ...lineFilters,
  ...textFilters,
]);
