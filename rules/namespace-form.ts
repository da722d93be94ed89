import type { Fix } from '../src/diagnostic';
import {
  DEFAULT_NAMESPACE,
  formTaken,
  isSince,
  QUOTED_SINCE,
  type Kernel,
  type LinkedModule,
  type LinkedTree,
  type NamespaceForm,
} from '../src/model';
import { kernelsRule } from '../src/rule';
import { doubt } from './lib/wording';

/**
 * Which form a kernel takes, and what becomes of the other: include/linux/export.h and module.h of 5.10, 6.1, 6.12.115
 * and 7.3, built with each.
 */
export const namespaceForm = kernelsRule(
  {
    id: 'namespace-form',
    summary: 'A symbol namespace is written as an identifier where the kernel takes a string literal, or the other way round.',
    severity: 'error',
  },
  function* (module, { kernel }, trees) {
    for (const written of module.namespaceForms) {
      const { macro, namespace, span, certainty } = written;
      const common = { certainty, namespace, span };
      if (written.isLate) {
        yield {
          ...common,
          severity: 'warning',
          message: `${DEFAULT_NAMESPACE} is defined after <linux/export.h> is included: it has no effect${doubt(certainty)}`,
          help: 'define it above the first #include, or by ccflags-y',
        };
        continue;
      }
      const taken = formTaken(macro, kernel);
      if (taken === written.form || isSpelledBeforeExpansion(written, kernel)) {
        continue;
      }
      const isMixed = trees.some((tree) => hasForm(tree, written) && formTaken(macro, tree.kernel) === written.form);
      yield {
        ...common,
        severity: isOnlyIneffective(written, module) ? 'warning' : 'error',
        message: messageOf(written) + doubt(certainty),
        help: helpOf(written, isMixed),
        fix: fixOf(written, isMixed),
      };
    }
  },
);

/** 5.10 makes a string of the argument as it is written, 6.1 of what it stands for; when that changed is not known. */
function isSpelledBeforeExpansion({ isWritten, macro }: NamespaceForm, kernel: Kernel): boolean {
  return !isWritten && macro !== DEFAULT_NAMESPACE && !isSince(kernel, 6, 1);
}

function hasForm({ modules }: LinkedTree, { span, form }: NamespaceForm): boolean {
  return modules.some(({ namespaceForms }) =>
    namespaceForms.some((each) => each.form === form && each.span.file === span.file && each.span.start === span.start),
  );
}

/** An import with quotes in its name is no error, unless the namespace is needed. */
function isOnlyIneffective({ macro, namespace, form }: NamespaceForm, { uses }: LinkedModule): boolean {
  const isNeeded = uses.some(
    ({ provider, certainty }) =>
      provider?.namespace === namespace && provider.certainty === 'certain' && certainty === 'certain',
  );
  return macro === 'MODULE_IMPORT_NS' && form === 'quoted' && !isNeeded;
}

function messageOf({ macro, form, namespace }: NamespaceForm): string {
  const spelled = form === 'quoted' ? JSON.stringify(namespace) : namespace;
  if (form === 'bare') {
    return `namespace '${namespace}' of ${macro} is an identifier: this kernel takes a string literal, and this does not compile`;
  }
  return macro === 'MODULE_IMPORT_NS'
    ? `MODULE_IMPORT_NS(${spelled}) imports a namespace with quotes in its name: this kernel takes an identifier`
    : `namespace '${spelled}' of ${macro} is a string literal: this kernel takes an identifier, and this does not build`;
}

function helpOf({ macro, form, namespace }: NamespaceForm, isMixed: boolean): string {
  const string = JSON.stringify(namespace);
  if (isMixed) {
    const from = `from ${QUOTED_SINCE.join('.')} on`;
    const since = macro === DEFAULT_NAMESPACE ? `${from}, and for late releases of 6.12,` : from;
    return `write ${string} for kernels ${since} and ${namespace} before, by LINUX_VERSION_CODE`;
  }
  return `write ${form === 'bare' ? string : namespace}${macro === DEFAULT_NAMESPACE ? ' in its definition' : ''}`;
}

function fixOf({ macro, form, namespace, span, isWritten }: NamespaceForm, isMixed: boolean): Fix | undefined {
  if (!isWritten || (macro === DEFAULT_NAMESPACE && isMixed)) {
    return undefined;
  }
  return {
    title: `write namespace '${namespace}' as ${isMixed ? 'each kernel takes it' : form === 'bare' ? 'a string literal' : 'an identifier'}`,
    safety: 'safe',
    changes: [
      macro === DEFAULT_NAMESPACE
        ? { kind: 'replace', span, text: form === 'bare' ? JSON.stringify(namespace) : namespace }
        : { kind: 'spellNamespace', span, namespace },
    ],
  };
}
