/** The graph as commands for a shell. */
import type { Dependency, GraphModule, ModuleGraph } from '../../graph/moduleGraph';
import { printable } from '../printable';

/** After a longer command, its comment is not aligned with the others. */
const WIDEST_COMMAND = 60;

/** A command with its comment. A command that should not be run is commented out. */
interface Line {
  command: string;
  comment: string;
}

/** The commands that load and unload the modules, in order. `name` says how a file is named. */
export function graphText(graph: ModuleGraph, name: (file: string) => string): string {
  const { kernel, modules, before, cycles } = graph;
  const sections = [
    [`# ${counted(modules.length, 'module')} on kernel ${kernel}`],
    section('# need each other: none of them can be loaded', cycles.map((cycle) => `#   ${circle(cycle)}`)),
    section('# load modules from outside this tree, with what they need', aligned(before.map((each) => modprobe(each, graph)))),
    section('# load', aligned(insmods(graph, name))),
    section('# unload', rmmods(graph)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.map(printable).join('\n')}\n`)
    .join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}

function circle(cycle: readonly GraphModule[]): string {
  return [...cycle, cycle[0]!].map(({ name }) => name).join(' -> ');
}

/** modprobe loads what a module of the kernel needs by itself; providers that export nothing here are unknown to it. */
function modprobe(provider: GraphModule, { dependencies }: ModuleGraph): Line {
  const users = dependencies.filter((each) => each.provider === provider);
  const possibly = users.every(({ certainty }) => certainty === 'possible') ? 'possibly ' : '';
  const from = provider.kind === 'extra' ? ', from another Module.symvers' : '';
  return {
    command: `modprobe ${word(provider.name)}`,
    comment: `${possibly}needed by ${some(users.map(({ user }) => user.name))}${from}`,
  };
}

function more(reason: string): string {
  return `may need more (${reason})`;
}

function rmmods(graph: ModuleGraph): string[] {
  return graph.order.toReversed().map((module) => unlessHindered(`rmmod ${word(module.name)}`, module, graph));
}

function insmods(graph: ModuleGraph, name: (file: string) => string): Line[] {
  return graph.order.map((module) => {
    const needs = graph.dependencies.filter(({ user }) => user === module).map(need).join(', ');
    const comment = [hindrance(module, graph), needs, ...module.incomplete.slice(0, 1).map(more)].filter(Boolean);
    return { command: unlessHindered(`insmod ${word(name(`${module.path}.ko`))}`, module, graph), comment: comment.join('; ') };
  });
}

function unlessHindered(command: string, module: GraphModule, graph: ModuleGraph): string {
  return hindrance(module, graph) === undefined ? command : `# ${command}`;
}

/** Why a command should not be run as it is. */
function hindrance(module: GraphModule, { order, blocked }: ModuleGraph): string | undefined {
  if (blocked.includes(module)) return 'cannot be loaded';
  if (module.certainty === 'possible') return 'may not be built';
  const first = order.find(({ name }) => loaderName(name) === loaderName(module.name));
  return first === module ? undefined : `'${first!.path}' has its name`;
}

/** The loader does not distinguish - and _ (KBUILD_MODNAME, and underscores() in libkmod of kmod 30). */
function loaderName(name: string): string {
  return name.replaceAll('-', '_');
}

function need({ provider, symbols, certainty }: Dependency): string {
  const what = symbols.length === 1 ? symbols[0]!.symbol : `${symbols.length} symbols`;
  return `${provider.name} (${what}${certainty === 'possible' ? ', possibly' : ''})`;
}

function aligned(lines: readonly Line[]): string[] {
  const width = Math.min(WIDEST_COMMAND, Math.max(0, ...lines.map(({ command: text }) => text.length)));
  return lines.map((line) => (line.comment ? `${line.command.padEnd(width)}  # ${line.comment}` : line.command));
}

function some(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A word, quoted for a shell if needed. */
function word(text: string): string {
  return /^[\w./+@%=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
