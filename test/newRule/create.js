'use strict';
/**
 * Lays out a rule: `npm run new-rule ID` writes rules/ID.ts, its page, a fixture that it flags and one that it does
 * not, and adds the rule to rules/index.ts. What is still to be written says FILL IN, and test/docs/pages.test.ts finds
 * it.
 */
const fs = require('node:fs');
const path = require('node:path');

const TEMPLATES = path.join(__dirname, 'templates');
const INDEX = 'rules/index.ts';

/** Every template, with the file that is made of it. */
const filesOf = (id) => [
  ['rule.ts', `rules/${id}.ts`],
  ['page.md', `rules/${id}.md`],
  ['wanted/Makefile', `test/fixtures/${id}/wanted/Makefile`],
  ['wanted/lamp.c', `test/fixtures/${id}/wanted/lamp.c`],
  ['clean/Makefile', `test/fixtures/${id}/clean/Makefile`],
  ['clean/lamp.c', `test/fixtures/${id}/clean/lamp.c`],
];

/** `static-export` is `staticExport`. */
const nameOf = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Why an id cannot be that of a new rule of the project in `root`; undefined where it can. */
function refusal(id, root) {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id)) {
    return `'${id}' is no rule id: it is two or more words of lower-case letters with '-' between, such as static-export`;
  }
  if (id.startsWith('no-')) {
    return `'${id}' does not name the fault: leave out 'no-'`;
  }
  const taken = filesOf(id).find(([, file]) => fs.existsSync(path.join(root, file)));
  return taken && `there is a rule '${id}' already: ${taken[1]}`;
}

/** The text of rules/index.ts with one more rule, at its place in both lists. */
function withRule(index, id) {
  const line = `import { ${nameOf(id)} } from './${id}';`;
  const imports = index.match(/^import .* from '\.\/.*';$/gm);
  const moduleOf = (text) => text.slice(text.indexOf("'./"));
  const sorted = [...imports, line].sort((a, b) => (moduleOf(a) < moduleOf(b) ? -1 : 1));
  const names = sorted.map((text) => `  ${/\{ (\w+) \}/.exec(text)[1]},`);
  return index
    .replace(imports.join('\n'), sorted.join('\n'))
    .replace(/(rules: readonly Rule\[\] = \[\n)[^\]]*\];/, `$1${names.join('\n')}\n];`);
}

/**
 * Writes a new rule into the project in `root`.
 * @returns the files that were written
 * @throws Error in one line, with nothing written, where the id cannot be a new rule's
 */
function createRule(id, root) {
  const reason = refusal(id, root);
  if (reason) throw new Error(reason);
  const fill = (text) => text.replaceAll('@ID@', id).replaceAll('@NAME@', nameOf(id));
  const texts = filesOf(id).map(([template, file]) => [
    file,
    fill(fs.readFileSync(path.join(TEMPLATES, `${template}.template`), 'utf8')),
  ]);
  texts.push([INDEX, withRule(fs.readFileSync(path.join(root, INDEX), 'utf8'), id)]);
  for (const [file, text] of texts) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return texts.map(([file]) => file);
}

function main(ids) {
  if (ids.length !== 1) throw new Error('which rule? npm run new-rule ID, such as npm run new-rule static-export');
  for (const file of createRule(ids[0], path.join(__dirname, '../..'))) console.log(`wrote ${file}`);
  console.log("fill in what says FILL IN, then 'npm run docs' and 'npm run check'");
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`new-rule: ${error.message}`);
    process.exitCode = 2;
  }
}

module.exports = { createRule };
