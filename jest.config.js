'use strict';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/environment.js',
  transform: { '\\.ts$': '<rootDir>/test/transform.js' },
  // What a file has loaded of kernels stays with the process that ran it: one that has grown gives way to a new one.
  maxWorkers: 2,
  // An hour: a limit that a loaded machine may reach is a clock. What could go on without end ends by its own counting.
  testTimeout: 60 * 60 * 1000,
  workerIdleMemoryLimit: '700MB',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  // The native addon breaks when a process loads it twice, and what imports modules cannot do so in the sandbox: each
  // test file gets those that the environment has loaded.
  moduleNameMapper: {
    '^tree-sitter$': '<rootDir>/test/native/tree-sitter.js',
    '^tree-sitter-c$': '<rootDir>/test/native/tree-sitter-c.js',
    '^web-tree-sitter$': '<rootDir>/test/native/web-tree-sitter.js',
    '^@hpcc-js/wasm-graphviz$': '<rootDir>/test/native/graphviz.js',
  },
};
