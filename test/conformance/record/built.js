'use strict';
const { existsSync, readFileSync, rmSync } = require('fs');
const { join } = require('path');
const { build } = require('./build');
const { buildAsDkms } = require('./dkms');

/** The release that a kernel's headers are for: `6.1.0-56-amd64`. */
function releaseOf(headers) {
  return readFileSync(join(headers, 'include/config/kernel.release'), 'utf8').trim();
}

/**
 * Builds a copy of a tree as its dkms.conf says, else with make and M= of the kernel's, going on after faults.
 * @param {string} tree The package's directory; it is left as it is.
 * @param {string} headers The kernel's headers; for a dkms.conf those that are installed for the release.
 * @param {object} environment Variables for make.
 * @returns {{directory: string, log: string, remove: () => void}} The copy, all that was said, and the copy's end.
 */
function built(tree, headers, environment = {}) {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const asDkms = existsSync(join(tree, 'dkms.conf'));
  const { directory, log, scratch = directory } = asDkms
    ? buildAsDkms(tree, headers, releaseOf(headers), environment)
    : build(tree, headers, '.', variables);
  return { directory, log, remove: () => rmSync(scratch, { recursive: true }) };
}

module.exports = { built, releaseOf };
