'use strict';
// The last step of the build: lints the samples, so that V8 compiles what a run needs, and keeps the result.
const { rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { COMPILED, compile, load } = require('./load.js');

rmSync(COMPILED, { force: true });
const script = compile();
const samples = path.join(__dirname, '../samples');
load(script)
  .main([samples, '--format', 'text', '--output', '/dev/null', '--quiet'])
  .then(() => writeFileSync(COMPILED, script.createCachedData()));
