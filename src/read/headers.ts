import { readFileSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { HeaderFacts } from '../kernel/build';
import { headerImports as importsIn } from '../kernel/headerImports';
import { macroNames } from '../kernel/macroNames';
import { statOf } from './stat';

/** Constants for device-tree sources: they are a third of all macro names, and no `#if` asks whether there is one. */
const DEVICE_TREE = 'dt-bindings/';

/**
 * Kconfig's own: the configuration says the same, and under include/config (up to 5.14) there is an empty header an
 * option.
 */
const CONFIGURATION = /^(config\/|generated\/autoconf\.h$)/;

/**
 * The headers of a kernel as `#include` names them, with the macros and imports in them. The directories are those of
 * LINUXINCLUDE in the top Makefile, below the sources and below where they are built.
 */
export function scanHeaders(source: string, build: string, srcArch: string): HeaderFacts {
  const headers = new Set<string>();
  const headerMacros = new Set<string>();
  const headerImports = new Map<string, string[]>();
  // include/uapi/linux/if.h is `linux/if.h` and `uapi/linux/if.h`.
  const importsOf = new Map<string, string[]>();
  const common = ['include', 'include/uapi', 'include/generated/uapi'];
  const below = [...common, ...[...common, 'include/generated'].map((path) => `arch/${srcArch}/${path}`)];
  for (const directory of below.flatMap((path) => [join(source, path), join(build, path)])) {
    for (const header of headersBelow(directory)) {
      if (CONFIGURATION.test(header)) continue;
      headers.add(header);
      if (header.startsWith(DEVICE_TREE)) continue;
      const file = join(directory, header);
      let imports = importsOf.get(file);
      if (imports === undefined) {
        const text = textOf(file);
        for (const name of macroNames(text)) headerMacros.add(name);
        importsOf.set(file, (imports = importsIn(text)));
      }
      if (imports.length > 0) headerImports.set(header, imports);
    }
  }
  return { headers, headerMacros, headerImports };
}

/**
 * The .h files below a directory, relative to it; none where there is no such directory. Linked directories are
 * entered, for Ubuntu's headers link most of theirs, unless they hold the link itself.
 */
function* headersBelow(directory: string, prefix = '', within: readonly string[] = []): Generator<string> {
  for (const entry of entriesOf(directory)) {
    const path = join(directory, entry.name);
    if (entry.isFile()) {
      if (entry.name.endsWith('.h')) yield prefix + entry.name;
    } else if (entry.isDirectory()) {
      yield* headersBelow(path, `${prefix}${entry.name}/`, within);
    } else if (entry.isSymbolicLink()) {
      const target = statOf(path);
      if (target?.isFile() && entry.name.endsWith('.h')) yield prefix + entry.name;
      const real = target?.isDirectory() ? realpathSync(path) : undefined;
      if (real !== undefined && !within.includes(real) && !`${realpathSync(directory)}/`.startsWith(`${real}/`)) {
        yield* headersBelow(path, `${prefix}${entry.name}/`, [...within, real]);
      }
    }
  }
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Latin-1, for speed: names are ASCII. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
