'use strict';
const { spawnSync } = require('child_process');
const { cpSync, mkdirSync, mkdtempSync, realpathSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const LOG_LIMIT = 1 << 28;

/** What dkms does with a package's dkms.conf; `$dkms_tree` is the scratch directory. Its own tools are not needed. */
const SCRIPT = `
source_tree=/usr/src arch=x86_64
. ./dkms.conf
copy=$dkms_tree/$PACKAGE_NAME/$PACKAGE_VERSION
mkdir -p "$copy" && cp -a . "$copy/build" && cd "$copy/build" || exit 1
echo "BUILT IN $PWD"
if [ -n "$PRE_BUILD" ]; then eval "./$PRE_BUILD"; fi
eval "\${MAKE[0]:-make -C $kernel_source_dir M=$PWD}"
`;

/**
 * Builds a copy of a driver package as its dkms.conf says, going on after faults. The headers must be those that are
 * installed for the release: some packages look for them by its name.
 * @param {string} tree The package's source tree; it is left as it is.
 * @param {string} headers The kernel's headers directory.
 * @param {string} release Of the kernel.
 * @param {object} environment What make is told besides.
 * @returns {{scratch: string, directory: string, log: string}} `directory` is the built copy, in `scratch`, which the
 * caller removes; `log` all that was said.
 */
function buildAsDkms(tree, headers, release, environment = {}) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'kmodlint-record-')));
  const own = join(scratch, 'source');
  mkdirSync(own);
  cpSync(tree, own, { recursive: true });
  const { stdout, error } = spawnSync('bash', ['-c', `exec 2>&1\n${SCRIPT}`], {
    cwd: own,
    encoding: 'utf8',
    maxBuffer: LOG_LIMIT,
    env: {
      PATH: process.env.PATH,
      HOME: scratch,
      LC_ALL: 'C.UTF-8',
      // What each compiler said stays together.
      MAKEFLAGS: '-k -j2 -Otarget',
      dkms_tree: scratch,
      kernelver: release,
      kernel_source_dir: headers,
      ...environment,
    },
  });
  if (error) throw error;
  const directory = /^BUILT IN (.+)$/m.exec(stdout)?.[1];
  if (directory === undefined) throw new Error(`${tree}: its dkms.conf cannot be read:\n${stdout}`);
  return { scratch, directory, log: stdout };
}

module.exports = { buildAsDkms };
