'use strict';
/**
 * Makes dist/, which is all of the program that travels (`npm run build`):
 *
 *     kmodlint.js           src/, rules/ and the libraries that they use, in one file: a hook starts often
 *     tree-sitter/          the parser as native code
 *     tree-sitter-c/        its grammar, as native code and as WebAssembly
 *     web-tree-sitter/      the parser as WebAssembly, for where there is no native code
 *     licenses.txt          the licences of all of these
 *
 * The three directories are laid out as the packages are, so that their own code finds what it needs.
 */
const { build } = require('esbuild');
const { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const DIST = path.join(__dirname, 'dist');

/**
 * Native code is 0.3 MB to fetch for each platform, so it comes for the one that most use and, where the package is
 * built by who installs it, for theirs.
 */
const PLATFORMS = new Set(['linux-x64', `${process.platform}-${process.arch}`]);

/** What kmodlint.js loads when it is needed, and from where in dist/. */
const APART = {
  'tree-sitter': './tree-sitter/index.js',
  'tree-sitter-c': './tree-sitter-c/bindings/node/index.js',
  'tree-sitter-c/tree-sitter-c.wasm': './tree-sitter-c/tree-sitter-c.wasm',
  'web-tree-sitter': './web-tree-sitter/tree-sitter.js',
};

const loadApart = {
  name: 'load-apart',
  setup({ onResolve }) {
    const filter = new RegExp(`^(${Object.keys(APART).join('|')})$`);
    onResolve({ filter }, ({ path: name }) => ({ path: APART[name], external: true }));
  },
};

const packageDirectory = (name) => path.join(__dirname, 'node_modules', name);

/** Bundles one entry to a file of dist/. Resolves to the packages that are in it. */
async function bundle(entry, file, options) {
  const { metafile } = await build({
    absWorkingDir: __dirname,
    entryPoints: [entry],
    outfile: path.join(DIST, file),
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    // The packages look for it in directories beside them when they run.
    loader: { '.node': 'empty' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  const names = Object.keys(metafile.inputs).map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  return names.filter((name) => name !== undefined);
}

/** Copies native code under names that say which C library it is for: with another one it may load, and then fail. */
function copyNative(name) {
  for (const platform of PLATFORMS) {
    const from = path.join(packageDirectory(name), 'prebuilds', platform, `${name}.node`);
    if (!existsSync(from)) continue;
    const to = path.join(DIST, name, 'prebuilds', platform);
    mkdirSync(to, { recursive: true });
    copyFileSync(from, path.join(to, platform.startsWith('linux') ? 'node.napi.glibc.node' : 'node.napi.node'));
  }
}

function licenseOf(name) {
  const directory = packageDirectory(name);
  const { version, license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version}, ${license}\n\n${file ? readFileSync(path.join(directory, file), 'utf8').trim() : ''}\n`;
}

async function main() {
  rmSync(DIST, { recursive: true, force: true });
  const packages = [
    await bundle('src/cli.ts', 'kmodlint.js', {
      plugins: [loadApart],
      external: ['@hpcc-js/wasm-graphviz'],
      // As a module, it breaks the lines of --help within words.
      alias: {
        yargs: require.resolve('yargs'),
        // Its other form loads its parts by a name that esbuild does not follow.
        'jsonc-parser': require.resolve('jsonc-parser/lib/esm/main.js'),
      },
    }),
    await bundle(require.resolve('tree-sitter'), 'tree-sitter/index.js'),
    await bundle(require.resolve('tree-sitter-c'), 'tree-sitter-c/bindings/node/index.js', {
      external: ['../../src/node-types.json'],
    }),
    await bundle(require.resolve('web-tree-sitter'), 'web-tree-sitter/tree-sitter.js'),
  ].flat();
  for (const name of ['tree-sitter', 'tree-sitter-c']) copyNative(name);
  for (const file of ['tree-sitter-c/tree-sitter-c.wasm', 'web-tree-sitter/tree-sitter.wasm']) {
    cpSync(packageDirectory(file), path.join(DIST, file));
  }
  // node-addon-api is compiled into the native code.
  const licenses = [...new Set([...packages, 'node-addon-api'])].sort().map(licenseOf);
  writeFileSync(path.join(DIST, 'licenses.txt'), licenses.join(`\n${'-'.repeat(80)}\n\n`));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
