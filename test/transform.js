'use strict';
const ts = require('typescript');
const { compilerOptions } = ts.readConfigFile(require.resolve('../tsconfig.json'), ts.sys.readFile).config;

/** TypeScript to what Node runs, a file at a time; types are checked by `npm run typecheck`. */
module.exports = {
  process: (text, fileName) => ({
    code: ts.transpileModule(text, {
      fileName,
      compilerOptions: { ...compilerOptions, module: 'commonjs', moduleResolution: undefined, inlineSourceMap: true },
    }).outputText,
  }),
};
