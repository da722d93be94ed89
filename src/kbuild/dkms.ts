/**
 * dkms.conf: shell that dkms sources. Plain assignments are read; what depends on a condition or a command is unknown.
 */
import { posix } from 'path';
import type { Kernel } from '../model';
import { buildExclusives, type BuildExclusive } from './dkmsExclusion';
import type { MakeCall } from './makeCalls';
import { makeCalls } from './makeCalls';
import { absolute, kernelDirectory } from './paths';
import { shellTokens, UNKNOWN_TEXT, type ShellToken } from './shell/shellWords';

export interface DkmsConf {
  /** The calls of make that build the modules. */
  calls: MakeCall[];
  modules: Set<string>;
  /** Where dkms finds the modules after the build, as tree paths. */
  locations: Set<string>;
  /** For which kernels its modules are built at all. */
  exclusives: BuildExclusive[];
}

/**
 * Reads a dkms.conf.
 * @param text its text
 * @param directory its directory, as a tree path
 */
export function readDkmsConf(text: string, directory: string, kernel: Kernel): DkmsConf {
  const given = new Map([
    ['kernelver', kernel.release],
    ['kernel_source_dir', kernelDirectory(kernel)],
    ['arch', kernel.arch === 'x86' ? 'x86_64' : kernel.arch],
    ['dkms_tree', '/var/lib/dkms'],
    ['source_tree', '/usr/src'],
  ]);
  const variables = assignments(text, given);
  const build = (value: string): string => inTree(value, variables, directory);
  const commands = [...variables]
    .filter(([name]) => /^MAKE(\[\d+\])?$/.test(name))
    .map(([, command]) => build(command));
  const kernelBuild = `make -C ${kernelDirectory(kernel)} M=${absolute(directory)}`;
  const calls = (commands.length > 0 ? commands : [kernelBuild]).flatMap((command) =>
    makeCalls(command, {
      directory: absolute(directory),
      kernel,
      environment: new Map(),
      commandLine: new Map(),
      variable: () => undefined,
    }),
  );
  const values = (name: string): string[] =>
    [...variables]
      .filter(([key, value]) => key.replace(/\[.*/, '') === name && !value.includes(UNKNOWN_TEXT))
      .map(([, value]) => value);
  return {
    calls,
    exclusives: buildExclusives(variables, text, posix.join(directory, 'dkms.conf')),
    modules: new Set(values('BUILT_MODULE_NAME')),
    locations: new Set(
      values('BUILT_MODULE_LOCATION').map((path) => posix.join(directory, path).replace(/(?<=.)\/$/, '')),
    ),
  };
}

/** dkms builds in a copy of the package's directory: paths in that copy become paths in the tree. */
function inTree(command: string, variables: ReadonlyMap<string, string>, directory: string): string {
  const [name, version] = [variables.get('PACKAGE_NAME') ?? '', variables.get('PACKAGE_VERSION') ?? ''];
  return command
    .replaceAll(`/var/lib/dkms/${name}/${version}/build`, absolute(directory))
    .replaceAll(`/usr/src/${name}-${version}`, absolute(directory));
}

const OPENS = new Set(['if', 'case', 'for', 'while', 'until']);
const CLOSES = new Set(['fi', 'esac', 'done']);

/** The variables at the end of the file. A variable that is set under a condition is unknown from there on. */
function assignments(text: string, given: ReadonlyMap<string, string>): Map<string, string> {
  const variables = new Map(given);
  let depth = 0;
  for (const statement of statements(text)) {
    const tokens = [
      ...shellTokens(statement, {
        variable: (name) => variables.get(name) ?? '',
        command: () => undefined,
      }),
    ];
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'word') continue;
      if (token.bare && startsCommand(tokens, index)) {
        if (OPENS.has(token.text)) depth++;
        else if (CLOSES.has(token.text)) depth--;
      }
      const set = /^(\w+(?:\[[^\]]*\])?)(\+?)=(.*)$/s.exec(token.text);
      if (!set || !startsCommand(tokens, index)) continue;
      const value = (set[2] === '+' ? (variables.get(set[1]!) ?? '') : '') + set[3]!;
      variables.set(set[1]!, depth > 0 ? UNKNOWN_TEXT : value);
    }
  }
  return variables;
}

function startsCommand(tokens: readonly ShellToken[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || before.kind === 'operator' || /^(then|else|do)$/.test(before.text);
}

/** The text split at the line ends outside quotes, so that each assignment sees those before it. */
function statements(text: string): string[] {
  const result: string[] = [];
  let start = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\' && quote !== "'") i += text[i + 1] === '\r' ? 2 : 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '#' && /(^|\s)$/.test(text.slice(Math.max(0, i - 1), i))) {
      const end = text.indexOf('\n', i);
      i = (end < 0 ? text.length : end) - 1;
    } else if (char === '\n') {
      result.push(text.slice(start, i));
      start = i + 1;
    }
  }
  result.push(text.slice(start));
  return result.map((statement) => statement.replace(/\r/g, ''));
}
