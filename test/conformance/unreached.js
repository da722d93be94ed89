'use strict';
// Lints the driver packages and says which modules are unreached: none that its dkms.conf has installed may be.
const { execFileSync } = require('child_process');
const { existsSync, readFileSync } = require('fs');
const { join } = require('path');
const { fetchPackages } = require('./packages');

const COMMAND = join(__dirname, '../../bin/kmodlint.js');

/** The modules that a dkms.conf has installed, without what a variable or a condition decides. */
function builtModules(text) {
  return Array.from(text.matchAll(/^\s*BUILT_MODULE_NAME(?:\[\d+\])?=["']?([\w-]+)["']?\s*$/gm), ([, name]) => name);
}

function modulesOf(directory) {
  const report = execFileSync('node', [COMMAND, '--exit-zero', '--quiet', '--format', 'json', directory], {
    maxBuffer: 1 << 30,
  });
  return JSON.parse(report).modules;
}

let isRight = true;
for (const { name, directory } of fetchPackages()) {
  const modules = modulesOf(directory);
  const reached = new Set(modules.filter(({ unreached }) => !unreached).map(({ module }) => module));
  const unreached = modules.filter((each) => each.unreached);
  for (const each of unreached) console.log(`${name}: ${each.directory}/${each.module} is unreached`);
  const conf = join(directory, 'dkms.conf');
  const built = builtModules(existsSync(conf) ? readFileSync(conf, 'utf8') : '');
  for (const module of built) {
    if (reached.has(module) || !unreached.some((each) => each.module === module)) continue;
    console.log(`${name}: dkms.conf has '${module}' installed, which is unreached`);
    isRight = false;
  }
}
process.exitCode = isRight ? 0 : 1;
