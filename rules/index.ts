import type { Rule } from '../src/rule';
import { duplicateExport } from './duplicate-export';
import { gplOnlySymbol } from './gpl-only-symbol';
import { initExport } from './init-export';
import { inlineExport } from './inline-export';
import { missingLicense } from './missing-license';
import { missingNamespaceImport } from './missing-namespace-import';
import { staticExport } from './static-export';
import { undeclaredFunction } from './undeclared-function';
import { undefinedExport } from './undefined-export';
import { unresolvedExtern } from './unresolved-extern';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  duplicateExport,
  gplOnlySymbol,
  initExport,
  inlineExport,
  missingLicense,
  missingNamespaceImport,
  staticExport,
  undeclaredFunction,
  undefinedExport,
  unresolvedExtern,
];
