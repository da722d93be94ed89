'use strict';
const { join } = require('path');

/** What is fetched and made once, and kept: packages, apt's lists of other suites, full profiles. */
const CACHE = join(__dirname, '../../.cache/conformance');

module.exports = { CACHE };
