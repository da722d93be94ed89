import { readFileSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { HeaderFiles } from '../model';
import { statOf } from './stat';

/** Constants for device-tree sources: they are a third of all macro names, and no `#if` asks whether there is one. */
const DEVICE_TREE = 'dt-bindings/';

/**
 * Kconfig's own: the configuration says the same, and under include/config (up to 5.14) there is an empty header an
 * option.
 */
const CONFIGURATION = /^(config\/|generated\/autoconf\.h$)/;

/**
 * The headers of a kernel, as the compiler finds them: the directories are those of LINUXINCLUDE in the top Makefile,
 * in its order, below the sources and below where they are built.
 */
export function headerFiles(source: string, build: string, srcArch: string): HeaderFiles {
  const arch = `arch/${srcArch}/include`;
  const directories = [
    join(source, arch), join(build, arch, 'generated'), join(source, 'include'), join(build, 'include'),
    join(source, arch, 'uapi'), join(build, arch, 'generated/uapi'),
    join(source, 'include/uapi'), join(build, 'include/generated/uapi'),
  ];
  const fileOf = new Map<string, string>();
  for (const directory of directories) {
    for (const header of headersBelow(directory)) {
      if (!CONFIGURATION.test(header) && !fileOf.has(header)) fileOf.set(header, join(directory, header));
    }
  }
  // include/uapi/linux/if.h is `linux/if.h` and `uapi/linux/if.h`.
  const namesOf = new Map<string, string[]>();
  for (const header of [...fileOf.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const file = fileOf.get(header)!;
    const names = namesOf.get(file);
    if (names) names.push(header);
    else namesOf.set(file, [header]);
  }
  const files = [...namesOf].sort(([, [a = '']], [, [b = '']]) => (a < b ? -1 : 1));
  const isUnread = files.map(([, names]) => names[0]!.startsWith(DEVICE_TREE));
  return {
    names: files.map(([, names]) => names),
    text: (header) => (isUnread[header] ? '' : textOf(files[header]![0])),
  };
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
