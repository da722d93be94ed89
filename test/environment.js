'use strict';
const { TestEnvironment } = require('jest-environment-node');
const treeSitter = require('tree-sitter');
const treeSitterC = require('tree-sitter-c');

/** Hands the native parser, loaded once outside the sandbox, to every test file. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.nativeParser = { treeSitter, treeSitterC };
  }
};
