#!/usr/bin/env node
'use strict';
const { main } = require('../dist/kmodlint.js');

main(process.argv.slice(2), require.resolve('./worker.js')).then((code) => {
  process.exitCode = code;
});
