/** `kmodlint modules` as text. */
import type { ModuleEntry, ModulesDocument, UseEntry } from './modules';
import { printable } from './printable';

/**
 * Modules as text: first what modinfo shows, then the symbols with the letters of nm (`T` exported, `U` used), each
 * used one with the module that provides it. `name` says how a file is named.
 */
export function modulesText(documents: readonly ModulesDocument[], name: (file: string) => string): string {
  return documents
    .flatMap(({ kernel, modules }) => [
      `kernel ${kernel}`,
      ...modules.map((module) => moduleLines(module, name).map(printable).join('\n')),
    ])
    .map((section) => `${section}\n`)
    .join('\n');
}

function moduleLines(module: ModuleEntry, name: (file: string) => string): string[] {
  const width = Math.max(0, ...[...module.exports, ...module.uses].map(({ symbol }) => symbol.length));
  return [
    `${module.name}.ko (${module.directory})`,
    ...field('license', module.licenses.map(licence(module))),
    ...field('import_ns', module.importedNamespaces),
    ...field('depends', module.dependsOn),
    ...field('sources', module.sources.map(name)),
    ...field('incomplete', module.incomplete),
    ...module.exports.map(({ symbol, gplOnly, namespace, file, line }) =>
      ['  T', symbol.padEnd(width), ...kind(gplOnly, namespace), `${name(file)}:${line}`].join(' '),
    ),
    ...compilerLine(module.uses),
    ...module.uses.filter(({ origin }) => origin !== 'compiler').map((use) =>
      ['  U', use.symbol.padEnd(width), use.provider ?? '(no module)', ...kind(use.gplOnly, use.namespace),
        `${name(use.file)}:${use.line}:${use.column}`, ...notes(use)].join(' '),
    ),
  ];
}

/** What only the compiler refers to, in one line, as it says nothing about the source. */
function compilerLine(uses: readonly UseEntry[]): string[] {
  const made = uses.filter(({ origin }) => origin === 'compiler');
  const certain = made.filter(({ certainty }) => certainty === 'certain').map(({ symbol }) => symbol);
  const possible = made.length - certain.length;
  const counted = possible > 0 ? [`${possible} more possible`] : [];
  return made.length > 0 ? field('compiler', [[...certain, ...counted].join(', ')]) : [];
}

function field(key: string, values: readonly string[]): string[] {
  return values.map((value) => `  ${`${key}:`.padEnd(12)}${value}`);
}

function licence({ gplCompatible }: ModuleEntry): (value: string) => string {
  return (value) => (gplCompatible === false ? `${value} (module is not GPL-compatible)` : value);
}

function kind(gplOnly: boolean | null, namespace: string | null): string[] {
  return [...(gplOnly ? ['GPL-only'] : []), ...(namespace === null ? [] : [`namespace ${namespace}`])];
}

/** What is special about a use: anything but `text` and `certain`. */
function notes({ origin, certainty, via }: UseEntry): string[] {
  const said = [...(origin === 'text' ? [] : [origin]), ...(certainty === 'certain' ? [] : [certainty])];
  const through = via.length > 0 ? [`via ${via.join(', ')}`] : [];
  return said.length + through.length > 0 ? [`(${[...said, ...through].join(', ')})`] : [];
}
