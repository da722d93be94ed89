'use strict';
const { TestEnvironment } = require('jest-environment-node');
const treeSitter = require('tree-sitter');
const treeSitterC = require('tree-sitter-c');
const webTreeSitter = require('web-tree-sitter');

/** Hands what does not load in the sandbox, or not twice, to every test file; test/native/ makes modules of it. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.outside = { treeSitter, treeSitterC, webTreeSitter, graphviz: () => import('@hpcc-js/wasm-graphviz') };
  }
};
