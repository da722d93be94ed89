'use strict';
/**
 * Makes dist/, which is all of the program that is published (`npm run build`):
 *
 *     kmodlint.js           src/, rules/ and the libraries that they use, in one file, since a hook starts often
 *     tree-sitter/          the parser as native code
 *     tree-sitter-c/        its grammar, as native code and as WebAssembly
 *     web-tree-sitter/      the parser as WebAssembly, for platforms without native code
 *     licenses.txt          the licences of all of these
 *
 * The three directories are laid out like the packages, so that the packages' own code finds its files.
 */
const { build } = require('esbuild');
const { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const DIST = path.join(__dirname, 'dist');

/**
 * Native code adds 0.3 MB per platform to the download. It is included for the most common platform and for the one
 * that runs the build, which is the user's own if the package is installed from git.
 */
const PLATFORMS = new Set(['linux-x64', `${process.platform}-${process.arch}`]);

/** What kmodlint.js loads on demand, and from where in dist/. */
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

/** Bundles one entry into a file of dist/. Resolves to the packages that it contains. */
async function bundle(entry, file, options) {
  const { metafile } = await build({
    absWorkingDir: __dirname,
    entryPoints: [entry],
    outfile: path.join(DIST, file),
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    // The packages look for native code in directories beside them at run time.
    loader: { '.node': 'empty' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  const names = Object.keys(metafile.inputs).map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  return names.filter((name) => name !== undefined);
}

/** Copies native code under names that say which C library it is for: with another one it may load and then fail. */
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
      // The ES module of yargs breaks the lines of --help within words.
      alias: {
        yargs: require.resolve('yargs'),
        // The other form of jsonc-parser loads its parts in a way that esbuild does not follow.
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
