'use strict';
const { existsSync } = require('fs');
const { join } = require('path');
const { fetchSources } = require('./packages');

/** The releases that the cases and tables were recorded on: full profiles are made from the headers of just these. */
const RECORDED = { '6.1': '6.1.0-56', '6.12': '6.12.115+deb12' };

/**
 * What `--kernel` takes for a kernel in one grade of profile: the name of a shipped one, or a directory of headers, of
 * Debian's package as it is installed, or else fetched.
 * @param {'full' | 'shipped'} grade
 * @returns {string | undefined} undefined where the headers are not to be had.
 */
function profileOf(kernel, grade) {
  if (grade === 'shipped') return kernel;
  const release = RECORDED[kernel];
  const name = `linux-headers-${release}-amd64`;
  const installed = join('/usr/src', name);
  if (existsSync(installed)) return installed;
  try {
    return join(fetchSources(`headers-${release}`, [name, `linux-headers-${release}-common`]), name);
  } catch {
    return undefined;
  }
}

module.exports = { RECORDED, profileOf };
