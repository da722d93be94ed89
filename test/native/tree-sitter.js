'use strict';
module.exports = globalThis.outside.treeSitter;
