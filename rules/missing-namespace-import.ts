import type { Fix } from '../src/diagnostic';
import {
  allowsMissingImports,
  isRestricted,
  formTaken,
  RESTRICTED_PREFIX,
  type Kernel,
  type LinkedModule,
  type ModuleTag,
  type Span,
} from '../src/model';
import { moduleRule } from '../src/rule';
import { absence } from './lib/absence';
import { doubt, leastCertain, providerNote } from './lib/wording';

/**
 * `module m uses symbol x from namespace NS, but does not import it.`: check_exports() in scripts/mod/modpost.c of
 * 6.12, an error unless CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS is set.
 */
export const missingNamespaceImport = moduleRule(
  {
    id: 'missing-namespace-import',
    summary: 'A symbol is used from a namespace that the module does not import.',
    severity: 'error',
  },
  function* (module, { kernel }) {
    const imports = module.tags.filter(({ tag }) => tag === 'import_ns');
    if (imports.some(({ value }) => value === undefined)) {
      return; // The import may be in what cannot be read.
    }
    for (const use of module.uses) {
      const namespace = use.provider?.namespace;
      const absent = absence(module, ...(namespace ? [namespace] : []));
      const matching = imports.filter(({ value }) => value === namespace);
      const imported = matching.some(({ certainty }) => certainty === 'certain');
      if (!namespace || !absent || imported || isRestricted(namespace, kernel)) {
        continue;
      }
      const certainty = leastCertain(
        absent.certainty,
        use.certainty,
        use.provider!.certainty,
        ...matching.map((tag) => tag.certainty),
      );
      yield {
        severity: allowsMissingImports(kernel) ? 'warning' : 'error',
        certainty,
        message:
          `module '${module.name}' uses symbol '${use.symbol}' from namespace '${namespace}', ` +
          `but does not import it${doubt(certainty, absent.reason ?? use.reason)}`,
        help: `add ${importStatement(namespace, kernel)} beside MODULE_LICENSE()`,
        symbol: use.symbol,
        namespace,
        span: use.span,
        via: use.via,
        related: providerNote(use),
        fix: importFix(namespace, module, imports),
      };
    }
  },
);

/** undefined if it is imported already, but in the form of other kernels. */
function importFix(namespace: string, module: LinkedModule, imports: readonly ModuleTag[]): Fix | undefined {
  const beside = metadataOf(module);
  const isMisspelled = imports.some(({ value }) => value === JSON.stringify(namespace));
  if (!beside || isMisspelled || namespace.startsWith(RESTRICTED_PREFIX)) {
    return undefined;
  }
  return {
    title: `import namespace '${namespace}'`,
    safety: 'safe',
    changes: [{ kind: 'importNamespace', beside, namespace }],
  };
}

/** Where scripts/nsdeps adds imports: behind the licence, in one of the module's own sources. */
function metadataOf({ tags, sources }: LinkedModule): Span | undefined {
  const own = tags.filter(({ byHeader, span }) => !byHeader && sources.includes(span.file));
  return (own.find(({ tag }) => tag === 'license') ?? own[0])?.span;
}

/** In the form that the kernel's macro takes. */
function importStatement(namespace: string, kernel: Kernel): string {
  const quoted = formTaken('MODULE_IMPORT_NS', kernel) === 'quoted';
  return `MODULE_IMPORT_NS(${quoted ? JSON.stringify(namespace) : namespace});`;
}
