/**
 * find over the files of the tree. The real one prints in the unspecified order of the file system; here the output is
 * sorted, since make takes it as a list of objects or directories, and filters that depend on the order are given up.
 * Symbolic links count as their targets.
 */
import { posix } from 'path';
import { locate } from '../paths';
import { matchesGlob } from '../pattern';
import { isThere, NotKnown, type CommandState, type CommandResult } from './shellCommand';

interface FoundFile {
  path: string;
  /** The path that it was found from. */
  start: string;
  depth: number;
  isDirectory: boolean;
}

/** One file that the expression is evaluated for, with what it prints and whether find descends into it. */
interface Visit {
  entry: FoundFile;
  out: string;
  isPruned: boolean;
}

type Test = (visit: Visit) => boolean;

const MOST_ENTRIES = 20_000;
const MOST_WORDS = 200;
const DEEPEST = 40;

/** `find [path…] [expression]` (findutils 4.9). */
export function find(args: readonly string[], state: CommandState): CommandResult {
  const words = args.filter((arg) => !/^-[HLP]$/.test(arg));
  const begin = words.findIndex((word) => /^[-(!]/.test(word));
  const starts = begin < 0 ? words : words.slice(0, begin);
  if (words.length > MOST_WORDS) throw new NotKnown();
  const parser = new Expression(begin < 0 ? [] : words.slice(begin));
  const test = parser.read();
  const budget = { left: MOST_ENTRIES };
  let out = '';
  let status = 0;
  for (const start of starts.length > 0 ? starts : ['.']) {
    if (!isThere(start, state)) status = 1;
    else out += walk({ path: start, start, depth: 0, isDirectory: isDirectory(start, state) });
  }
  return { out, status, complains: status > 0, isUnordered: out.split('\n').length > 2 };

  function walk(entry: FoundFile): string {
    if (budget.left-- <= 0 || entry.depth > DEEPEST) throw new NotKnown();
    const visit: Visit = { entry, out: '', isPruned: false };
    if (entry.depth >= parser.least && test(visit) && !parser.acts) visit.out += `${entry.path}\n`;
    if (!entry.isDirectory || visit.isPruned || entry.depth >= parser.most) return visit.out;
    const below = namesIn(entry.path, state).map((name): FoundFile => {
      const path = entry.path.replace(/\/?$/, '/') + name.replace(/\/$/, '');
      return { path, start: entry.start, depth: entry.depth + 1, isDirectory: name.endsWith('/') };
    });
    return visit.out + below.map(walk).join('');
  }
}

function isDirectory(path: string, state: CommandState): boolean {
  const { where, path: place } = locate(path, state.directory, state.kernel);
  if (where !== 'tree') throw new NotKnown();
  return place === '.' || state.tree.list(posix.dirname(place)).includes(`${posix.basename(place)}/`);
}

function namesIn(path: string, state: CommandState): readonly string[] {
  return state.tree.list(locate(path, state.directory, state.kernel).path);
}

/** The expression, parsed by recursive descent: `!` binds tightest, then `-a` or juxtaposition, then `-o`. */
class Expression {
  least = 0;
  most = Infinity;
  /** Whether it has an action, so that the implied -print is omitted. */
  acts = false;
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  read(): Test {
    const test = this.words.length === 0 ? (): boolean => true : this.or();
    if (this.at < this.words.length) throw new NotKnown();
    return test;
  }

  private or(): Test {
    let left = this.and();
    while (/^-o(?:r)?$/.test(this.words[this.at] ?? '')) {
      this.at++;
      const [first, second] = [left, this.and()];
      left = (visit) => first(visit) || second(visit);
    }
    return left;
  }

  private and(): Test {
    let left = this.not();
    for (let next = this.words[this.at]; next !== undefined && !/^(?:-o|-or|\)|,)$/.test(next); next = this.words[this.at]) {
      if (/^-a(?:nd)?$/.test(next)) this.at++;
      const [first, second] = [left, this.not()];
      left = (visit) => first(visit) && second(visit);
    }
    return left;
  }

  private not(): Test {
    if (/^(?:!|-not)$/.test(this.words[this.at] ?? '')) {
      this.at++;
      const test = this.not();
      return (visit) => !test(visit);
    }
    if (this.words[this.at] !== '(') return this.primary(this.words[this.at++] ?? '');
    this.at++;
    const test = this.or();
    if (this.words[this.at++] !== ')') throw new NotKnown();
    return test;
  }

  private primary(name: string): Test {
    if (name === '-true') return () => true;
    if (name === '-false') return () => false;
    if (name === '-prune') return (visit) => (visit.isPruned = true);
    if (name === '-print') return this.action((entry) => `${entry.path}\n`);
    const argument = this.words[this.at++];
    if (argument === undefined) throw new NotKnown();
    const folded = /^-i(?:name|path|wholename)$/.test(name);
    const fold = (text: string): string => (folded ? text.toLowerCase() : text);
    const pattern = fold(argument);
    switch (name) {
      case '-name':
      case '-iname':
        return ({ entry }) => matchesGlob(pattern, fold(nameOf(entry)));
      case '-path':
      case '-ipath':
      case '-wholename':
      case '-iwholename':
        return ({ entry }) => matchesGlob(pattern, fold(entry.path));
      case '-type':
        if (!/^[fd](?:,[fd])?$/.test(argument)) throw new NotKnown();
        return ({ entry }) => argument.includes(entry.isDirectory ? 'd' : 'f');
      case '-maxdepth':
        this.most = depthOf(argument);
        return () => true;
      case '-mindepth':
        this.least = depthOf(argument);
        return () => true;
      case '-printf':
        return this.action((entry) => formatted(argument, entry));
      default:
        // Tests of owners and times, -exec and the like.
        throw new NotKnown();
    }
  }

  private action(text: (entry: FoundFile) => string): Test {
    this.acts = true;
    return (visit) => {
      visit.out += text(visit.entry);
      return true;
    };
  }
}

function depthOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new NotKnown();
  return Number(text);
}

/** `src` for the start of `find src/`. */
function nameOf({ path }: FoundFile): string {
  return posix.basename(path);
}

function formatted(format: string, entry: FoundFile): string {
  if (/%(?![fpPhd%])|\\(?![nt\\])/.test(format)) throw new NotKnown();
  const { path, start, depth } = entry;
  const values: Record<string, string> = {
    '%f': nameOf(entry),
    '%p': path,
    '%P': path.slice(start.length).replace(/^\//, ''),
    '%h': path.includes('/') ? path.replace(/\/[^/]*$/, '') : '.',
    '%d': String(depth),
    '%%': '%',
    '\\n': '\n',
    '\\t': '\t',
    '\\\\': '\\',
  };
  return format.replace(/%.|\\./g, (mark) => values[mark]!);
}
