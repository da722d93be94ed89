'use strict';
const { readFileSync, readdirSync } = require('fs');
const { join } = require('path');
const Parser = require('tree-sitter');
const C = require('tree-sitter-c');

// Parses every .c and .h file below directories, and does nothing else: the least that a linter of C could take.
const parser = new Parser();
parser.setLanguage(C);
for (const directory of process.argv.slice(2)) {
  for (const file of readdirSync(directory, { recursive: true })) {
    if (!/\.[ch]$/.test(file)) continue;
    const text = readFileSync(join(directory, file), 'utf8');
    parser.parse(text, undefined, { bufferSize: text.length * 2 + 2 });
  }
}
