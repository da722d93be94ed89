import type { Rule } from '../src/rule';
import { buildDate } from './build-date';
import { conflictingDeclaration } from './conflicting-declaration';
import { dependencyCycle } from './dependency-cycle';
import { deviceTable } from './device-table';
import { duplicateExport } from './duplicate-export';
import { errorDirective } from './error-directive';
import { exportCollision } from './export-collision';
import { externTypeMismatch } from './extern-type-mismatch';
import { gplOnlySymbol } from './gpl-only-symbol';
import { ignoredMakeVariable } from './ignored-make-variable';
import { incompatibleType } from './incompatible-type';
import { initExport } from './init-export';
import { inlineExport } from './inline-export';
import { kbuildNameClash } from './kbuild-name-clash';
import { licenseMismatch } from './license-mismatch';
import { missingDescription } from './missing-description';
import { missingDeviceTable } from './missing-device-table';
import { missingExportHeader } from './missing-export-header';
import { missingExtraSymbols } from './missing-extra-symbols';
import { missingHeader } from './missing-header';
import { missingLicense } from './missing-license';
import { missingMember } from './missing-member';
import { missingNamespaceImport } from './missing-namespace-import';
import { modinfoNul } from './modinfo-nul';
import { namespaceForm } from './namespace-form';
import { orphanSource } from './orphan-source';
import { proprietaryProvider } from './proprietary-provider';
import { readOnlyAssignment } from './read-only-assignment';
import { restrictedNamespace } from './restricted-namespace';
import { sectionMismatch } from './section-mismatch';
import { staticExport } from './static-export';
import { undeclaredFunction } from './undeclared-function';
import { undeclaredIdentifier } from './undeclared-identifier';
import { undefinedExport } from './undefined-export';
import { unknownLicense } from './unknown-license';
import { unknownType } from './unknown-type';
import { unresolvedExtern } from './unresolved-extern';
import { unusedNamespaceImport } from './unused-namespace-import';
import { wrongArgumentCount } from './wrong-argument-count';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  buildDate,
  conflictingDeclaration,
  dependencyCycle,
  deviceTable,
  duplicateExport,
  errorDirective,
  exportCollision,
  externTypeMismatch,
  gplOnlySymbol,
  ignoredMakeVariable,
  incompatibleType,
  initExport,
  inlineExport,
  kbuildNameClash,
  licenseMismatch,
  missingDescription,
  missingDeviceTable,
  missingExportHeader,
  missingExtraSymbols,
  missingHeader,
  missingLicense,
  missingMember,
  missingNamespaceImport,
  modinfoNul,
  namespaceForm,
  orphanSource,
  proprietaryProvider,
  readOnlyAssignment,
  restrictedNamespace,
  sectionMismatch,
  staticExport,
  undeclaredFunction,
  undeclaredIdentifier,
  undefinedExport,
  unknownLicense,
  unknownType,
  unresolvedExtern,
  unusedNamespaceImport,
  wrongArgumentCount,
];
