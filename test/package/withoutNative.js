'use strict';
const { cpSync, symlinkSync } = require('fs');
const { join } = require('path');

const ROOT = join(__dirname, '../..');

/**
 * Copies what is built to a directory, as it is on a machine that there is no native parser for.
 * @returns {string} The copy's bundle.
 */
function copyWithoutNative(directory) {
  const isNative = (path) => path.endsWith('.node');
  cpSync(join(ROOT, 'dist'), join(directory, 'dist'), { recursive: true, filter: (path) => !isNative(path) });
  for (const name of ['package.json', 'data', 'rules']) symlinkSync(join(ROOT, name), join(directory, name));
  return join(directory, 'dist/kmodlint.js');
}

module.exports = { copyWithoutNative };
