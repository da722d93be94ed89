'use strict';
/**
 * Writes the generated parts of the documents, from what is built: `npm run docs`. With --check nothing is written, and
 * the exit code is 1 when a part is stale.
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

const ROOT = path.join(__dirname, '../..');

/** rules/index.ts as a module. */
function loadRules() {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT, entryPoints: ['rules/index.ts'], bundle: true, platform: 'node', write: false,
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
  return module.exports.rules;
}

/** What a command of a document prints, without colour and with the width of a document. */
function kmodlint(...args) {
  const env = { ...process.env, NO_COLOR: '1', COLUMNS: '100' };
  delete env.FORCE_COLOR;
  const run = spawnSync(process.execPath, ['bin/kmodlint.js', ...args], { cwd: ROOT, env, encoding: 'utf8' });
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`kmodlint ${args.join(' ')} failed with ${run.status}: ${run.stderr}`);
  }
  return run.stdout;
}

const block = (text, language = 'text') => [`\`\`\`${language}`, text.trimEnd(), '```'].join('\n');

/** The end of a text, from what matches first. */
const from = (start, text) => text.slice(text.search(start));

/** The rules with links to their pages, which are beside the table. */
function ruleTable() {
  const rows = loadRules().map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`);
  return ['| Rule | Severity | What it reports |', '|---|---|---|', ...rows].join('\n');
}

/** The document with the text between its marks replaced: `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function withSections(file, sections) {
  let text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  for (const [name, content] of Object.entries(sections)) {
    const [begin, end] = [`<!-- begin ${name} -->\n`, `\n<!-- end ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) {
      throw new Error(`${file}: no section '${name}'`);
    }
    text = text.slice(0, from + begin.length) + content + text.slice(to);
  }
  return text;
}

/** The schema of the configuration, with the rules that there are. */
function configSchema(file) {
  const schema = JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
  schema.properties.rules.properties = Object.fromEntries(loadRules().map(({ id, severity, summary }) => [
    id,
    { description: summary, default: severity, allOf: [{ $ref: '#/definitions/setting' }] },
  ]));
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Every generated file, by path. */
function documents() {
  const samples = fs.readdirSync(path.join(ROOT, 'samples')).sort();
  const reports = samples.flatMap((name) => [
    [`samples/${name}/report.txt`, kmodlint(`samples/${name}`)],
    [`samples/${name}/modules.txt`, kmodlint('modules', `samples/${name}`)],
  ]);
  const readme = withSections('README.md', {
    report: block(kmodlint('samples/shared-tally-broken')),
    matrix: block(from(/^modules by kernels/m, kmodlint('--kernel', 'all', 'samples/namespace-broken'))),
  });
  const usage = withSections('docs/usage.md', {
    options: block(kmodlint('--help')),
    range: block(kmodlint('range', 'samples/namespace-broken')),
    graph: block(kmodlint('graph', 'samples/shared-tally')),
    explain: block(kmodlint('explain', 'kmemdup_noprof', 'samples/proprietary')),
    diff: block(kmodlint('kernel', 'diff', '5.10', '7.3', 'samples/namespace-broken')),
  });
  const output = withSections('docs/output.md', {
    mermaid: block(kmodlint('graph', '--format', 'mermaid', 'samples/shared-tally'), 'mermaid'),
  });
  return [
    ...reports,
    ['README.md', readme],
    ['docs/usage.md', usage],
    ['docs/output.md', output],
    ['rules/README.md', withSections('rules/README.md', { rules: ruleTable() })],
    ['schema/kmodlintrc.schema.json', configSchema('schema/kmodlintrc.schema.json')],
  ];
}

const check = process.argv.includes('--check');
for (const [file, text] of documents()) {
  const target = path.join(ROOT, file);
  const old = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : undefined;
  if (old === text) {
    continue;
  }
  if (check) {
    const [oldLines, lines] = [(old ?? '').split('\n'), text.split('\n')];
    const line = lines.findIndex((content, index) => content !== oldLines[index]);
    const at = line < 0 ? lines.length : line;
    console.error(`${file}:${at + 1}: stale, run 'npm run docs'`);
    console.error(`- ${oldLines[at] ?? ''}\n+ ${lines[at] ?? ''}`);
    process.exitCode = 1;
  } else {
    fs.writeFileSync(target, text);
    console.log(`wrote ${file}`);
  }
}
