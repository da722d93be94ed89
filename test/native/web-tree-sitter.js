'use strict';
module.exports = globalThis.outside.webTreeSitter;
