/** The commands about files and their names. */
import { posix } from 'path';
import { locate, TREE_ROOT } from '../paths';
import { isThere, NotKnown, textOf, type ShellCommand, type CommandState, type CommandResult } from './shellCommand';
import { find } from './find';

const output = (lines: readonly string[], failed = false): CommandResult => ({
  out: lines.map((line) => `${line}\n`).join(''),
  status: failed ? 2 : 0,
  complains: failed,
});

/** `ls [-1Aadr…] path…`: names sorted as in the C locale, which kbuild sets, and one per line, as in a pipe. */
const ls: ShellCommand = (args, _input, state) => {
  const options = args.filter((arg) => arg.startsWith('-')).join('');
  if (/[^-1AadrU]/.test(options)) throw new NotKnown();
  const given = args.filter((arg) => !arg.startsWith('-'));
  const paths = given.length > 0 ? given : ['.'];
  const there = paths.filter((path) => isThere(path, state)).sort();
  const directories = options.includes('d') ? [] : there.filter((path) => isDirectory(path, state));
  // With several paths, directories get headings.
  if (directories.length > 0 && paths.length > 1) throw new NotKnown();
  const hidden = /[Aa]/.test(options);
  const names = directories
    .flatMap((path) => state.tree.list(locate(path, state.directory, state.kernel).path))
    .map((name) => name.replace(/\/$/, ''))
    .filter((name) => hidden || !name.startsWith('.'));
  const all = [
    ...there.filter((path) => !directories.includes(path)),
    ...(options.includes('a') && directories.length > 0 ? ['.', '..'] : []),
    ...names,
  ];
  return output(options.includes('r') ? all.reverse() : all, there.length < paths.length);
};

function isDirectory(path: string, state: CommandState): boolean {
  const { where, path: place } = locate(path, state.directory, state.kernel);
  if (where !== 'tree') throw new NotKnown();
  return place === '.' || state.tree.list(posix.dirname(place)).includes(`${posix.basename(place)}/`);
}

const cat: ShellCommand = (args, input, state) => {
  if (args.some((arg) => /^-./.test(arg))) throw new NotKnown();
  const text = textOf(args, input, state);
  return text === undefined ? { out: '', status: 1, complains: true } : { out: text, status: 0 };
};

/** Resolves a path inside the tree; others stay as written. */
function absolutePath(path: string, state: CommandState): string {
  const whole = path.startsWith('/') ? path : `${state.directory}/${path}`;
  const resolved = posix.resolve(whole);
  return `${resolved}/`.startsWith(`${TREE_ROOT}/`) ? resolved : whole;
}

/** `realpath path…` and `readlink -f path…`: without -e the last part of a path need not exist (coreutils 9.1). */
const resolve =
  (name: 'realpath' | 'readlink'): ShellCommand =>
  (args, _input, state) => {
    const options = args.filter((arg) => arg.startsWith('-'));
    const paths = args.filter((arg) => !arg.startsWith('-'));
    const relative = options.map((option) => /^--relative-to=(.*)$/.exec(option)?.[1]).find((base) => base !== undefined);
    const canFollow = options.every((option) => /^-(?:[efmsqz]*[efm][efmsq]*|q|s|-relative-to=.*)$/.test(option));
    if (paths.length === 0 || !canFollow || (name === 'readlink' && options.length === 0)) throw new NotKnown();
    const [isStrict, isLoose] = ['e', 'm'].map((letter) => options.some((option) => /^-\w/.test(option) && option.includes(letter)));
    const there = paths.filter(
      (path) => isLoose || isThere(path, state) || (!isStrict && isThere(posix.dirname(path), state)),
    );
    const shown = there.map((path) => absolutePath(path, state));
    const base = relative === undefined ? undefined : absolutePath(relative, state);
    if (base !== undefined && [base, ...shown].some((path) => posix.resolve(path) !== path)) throw new NotKnown();
    return output(base === undefined ? shown : shown.map((path) => posix.relative(base, path) || '.'), there.length < paths.length);
  };

/** `basename path [suffix]`, `basename -a path…`, `basename -s suffix path…`. */
const basename: ShellCommand = (args) => {
  if (!args[0]?.startsWith('-')) {
    if (args.length === 0 || args.length > 2) throw new NotKnown();
    return output([posix.basename(args[0]!, args[1])]);
  }
  const match = /^-(?:a|s(.*)|-suffix=(.*))$/.exec(args[0]);
  if (!match) throw new NotKnown();
  const isSeparate = args[0] === '-s';
  const suffix = isSeparate ? args[1] : (match[1] ?? match[2]);
  const paths = args.slice(isSeparate ? 2 : 1);
  if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) throw new NotKnown();
  return output(paths.map((path) => posix.basename(path, suffix)));
};

const dirname: ShellCommand = (args) => {
  if (args.length === 0 || args.some((arg) => arg.startsWith('-'))) throw new NotKnown();
  return output(args.map((path) => posix.dirname(path)));
};

const cd: ShellCommand = ([path = ''], _input, state) => {
  if (!isThere(path, state)) return { out: '', status: 1, complains: true };
  state.directory = path.startsWith('/') ? path : `${state.directory}/${path}`;
  return { out: '', status: 0 };
};

/** By name. */
export const pathCommands: readonly [string, ShellCommand][] = [
  ['find', (args, _input, state) => find(args, state)],
  ['ls', ls],
  ['cat', cat],
  ['realpath', resolve('realpath')],
  ['readlink', resolve('readlink')],
  ['basename', basename],
  ['dirname', dirname],
  ['cd', cd],
];
