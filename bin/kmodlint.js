#!/usr/bin/env node
'use strict';
const { compile, load } = require('./load.js');

load(compile())
  .main(process.argv.slice(2), require.resolve('./worker.js'))
  .then((code) => {
    process.exitCode = code;
  });
