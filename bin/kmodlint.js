#!/usr/bin/env node
'use strict';
// All of dist/src in one file: to look for a hundred takes as long as to lint a small driver.
const { main } = require('../dist/kmodlint.js');

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
