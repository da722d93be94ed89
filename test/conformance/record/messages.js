'use strict';
const { readFileSync } = require('fs');
const { basename, join } = require('path');
const { filesEndingIn } = require('./build');

/**
 * Messages as findings. `path` is that of a module without suffix, `object` one of its objects', `source` one of its
 * sources'. What a message does not name its finding leaves open. modpost's wordings (and, up to 6.1,
 * check-local-export's) are those of scripts/mod/modpost.c and file2alias.c in 6.1, 6.12 and 7.3; gcc's of gcc 12, GNU
 * as's and ld's of binutils 2.40, depmod's of kmod 30.
 */
const MESSAGES = [
  ['unresolved-extern', /"(?<symbol>\S+)" \[(?<path>\S+)\.ko\] undefined!/],
  ['unresolved-extern', /(?<path>\S+)\.ko: symbol '(?<symbol>\S+)' undefined!/],
  ['undefined-export', /"(?<symbol>\S+)" \[(?<path>\S+)\.ko\] was exported without definition/],
  ['undefined-export', /(?<path>\S+)\.ko: symbol '(?<symbol>\S+)' was exported without definition/],
  ['gpl-only-symbol', /GPL-incompatible module (?<path>\S+)\.ko uses GPL-only symbol '(?<symbol>\S+)'/],
  ['gpl-only-symbol', /(?<path>\S+)\.ko: GPL-incompatible module uses GPL-only symbol '(?<symbol>\S+)'/],
  ['missing-namespace-import', /module (?<path>\S+) uses symbol (?<symbol>\S+) from namespace (?<namespace>\S+), but/],
  ['missing-namespace-import', /(?<path>\S+)\.ko: module uses symbol '(?<symbol>\S+)' from .* '(?<namespace>\S+)'/],
  ['restricted-namespace', /(?<path>\S+?)(\.ko)?: explicitly importing namespace ['"](?<namespace>\S+)['"] is not/],
  ['missing-license', /missing MODULE_LICENSE\(\) in (?<path>\S+)\.o/],
  ['missing-license', /(?<path>\S+)\.ko: missing MODULE_LICENSE\(\)/],
  ['missing-description', /missing MODULE_DESCRIPTION\(\) in (?<path>\S+)\.o/],
  ['missing-description', /(?<path>\S+)\.ko: missing MODULE_DESCRIPTION\(\)/],
  ['static-export', /(?<object>\S+\.o): error: local symbol (?<symbol>\S+) was exported/],
  ['static-export', /(?<path>\S+?)(\.ko)?: local symbol '(?<symbol>\S+)' was exported/],
  ['duplicate-export', /(?<path>\S+?)(\.ko)?: (symbol )?'(?<symbol>\S+)' exported twice/],
  ['init-export', /(?<path>\S+)\.o: EXPORT_SYMBOL used for init\/exit symbol: (?<symbol>\S+)/],
  ['init-export', /(?<path>\S+)\.ko: EXPORT_SYMBOL used for (init|exit) symbol '(?<symbol>\S+)'/],
  ['init-export', /(?<path>\S+): (?<symbol>\S+): EXPORT_SYMBOL used for (init|exit) symbol/],
  ['section-mismatch', /(?<path>\S+?)(\.o)?: section mismatch in reference: .* -> (?<symbol>\S+) \(section: /],
  ['device-table', /(?<path>\S+): struct \w+ is not terminated with a NULL entry/],
  ['device-table', /(?<path>\S+): sizeof\(struct \w+\)=\d+ is not a modulo of the size of section/],
  ['device-table', /‘__mod_\w+_device_table’ aliased to undefined symbol ‘(?<symbol>\w+)’/],
  ['missing-export-header', /(?<source>\S+\.c):\d+:\d+: error: type defaults to ‘int’ in declaration of ‘EXPORT_SYMBOL/],
  ['undeclared-function', /(?<source>\S+\.c):\d+:\d+: error: implicit declaration of function ‘(?<symbol>\w+)’/],
  // The string stands within the string that the export makes of it.
  ['namespace-form', /^cc\.s:\d+: Error: junk at end of line, first unrecognized character is /],
  ['kbuild-name-clash', /No rule to make target '\S+\.o', needed by '((?<path>\S+)\.o)?'/],
  ['kbuild-name-clash', /ld: input file '(?<path>\S+)\.o' is the same as output file/],
  ['kbuild-name-clash', /module name is too long \[(?<path>\S+)\.ko\]/],
  ['kbuild-name-clash', /^error: the following would cause module name conflict:/],
  ['dependency-cycle', /^depmod: ERROR: Cycle detected: /],
];

/** The module that an object is part of, from the lists that kbuild wrote before it compiled. */
function moduleOfObject(directory, object) {
  const list = filesEndingIn('.mod', directory).find((file) =>
    readFileSync(join(directory, file), 'utf8').split(/\s+/).some((line) => line.endsWith(object)),
  );
  return list === undefined ? basename(object, '.o') : basename(list, '.mod');
}

/**
 * A message as a finding; undefined for one that is of no rule.
 * @param {string} directory The built copy.
 * @param {string} message
 * @returns {{rule: string, module?: string, symbol?: string, namespace?: string} | undefined}
 */
function findingOf(directory, message) {
  for (const [rule, pattern] of MESSAGES) {
    const match = message.replace(/^(ERROR|FATAL|WARNING): modpost: /, '').match(pattern);
    if (match === null) continue;
    const { path, source, object = source?.replace(/\.c$/, '.o'), symbol, namespace } = match.groups ?? {};
    const module = object === undefined ? path && basename(path) : moduleOfObject(directory, object);
    return { rule, ...(module && { module }), ...(symbol && { symbol }), ...(namespace && { namespace }) };
  }
  return undefined;
}

module.exports = { findingOf };
