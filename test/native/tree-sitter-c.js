'use strict';
module.exports = globalThis.outside.treeSitterC;
