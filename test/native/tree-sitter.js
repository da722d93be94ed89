'use strict';
module.exports = globalThis.nativeParser.treeSitter;
