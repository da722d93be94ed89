import { headerImports } from '../../src/kernel/headerImports';

test.each([
  ['a bare name', 'struct a;\nMODULE_IMPORT_NS(PWM);\n', ['PWM']],
  ['a string', 'MODULE_IMPORT_NS("SPI_OFFLOAD");\r\n', ['SPI_OFFLOAD']],
  ['two, one of them twice', 'MODULE_IMPORT_NS(A);\nMODULE_IMPORT_NS( B );\nMODULE_IMPORT_NS(A);', ['A', 'B']],
  ['the definition of the macro', '#define MODULE_IMPORT_NS(ns) \\\n\tMODULE_INFO(import_ns, ns)\n', []],
  ['a macro that would', '#define NEEDS \\\n\tMODULE_IMPORT_NS(A)\n', []],
  ['comments', '/* MODULE_IMPORT_NS(A)\n * MODULE_IMPORT_NS(B) */ // MODULE_IMPORT_NS(C)\n', []],
  ['neither a name nor a string', 'MODULE_IMPORT_NS(NAME(A));', []],
])('headerImports of %s', (_, text, imports) => {
  expect(headerImports(text)).toEqual(imports);
});
