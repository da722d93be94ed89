'use strict';
module.exports = globalThis.nativeParser.treeSitterC;
