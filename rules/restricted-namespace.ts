import { allowsMissingImports, isRestricted, listsModule, type LinkedModule } from '../src/model';
import { moduleRule } from '../src/rule';
import { doubt, leastCertain, providerNote } from './lib/wording';

/**
 * `m.ko: module uses symbol 'x' from namespace 'module:a', but does not import it.` and `m.ko: explicitly importing
 * namespace 'module:a' is not allowed.`: check_exports() and read_symbols() in scripts/mod/modpost.c of 7.3; 6.16 has
 * brought the first, 6.17 the second, which the loader says since 6.16.
 */
export const restrictedNamespace = moduleRule(
  {
    id: 'restricted-namespace',
    summary: 'A symbol is used that is exported for other modules alone, or its namespace is imported.',
    severity: 'error',
  },
  function* (module, { kernel }) {
    for (const { tag, value, certainty, span } of module.tags) {
      if (tag !== 'import_ns' || value === undefined || !isRestricted(value, kernel)) continue;
      yield {
        certainty,
        message: `explicitly importing namespace '${value}' is not allowed${doubt(certainty)}`,
        help: 'remove the import: the modules that the namespace lists need none, and no others are let in',
        namespace: value,
        span,
        fix: { title: `remove the import of '${value}'`, safety: 'safe', changes: [{ kind: 'removeStatement', span }] },
      };
    }
    for (const use of module.uses) {
      const namespace = use.provider?.namespace;
      if (!namespace || !isRestricted(namespace, kernel) || listsModule(namespace, module.name)) continue;
      // contains_namespace(): of a module that imports it none the less modpost says only that.
      const imports = module.tags.filter(({ tag, value }) => tag === 'import_ns' && value === namespace);
      if (imports.some(({ certainty }) => certainty === 'certain')) continue;
      const certainty = leastCertain(use.certainty, use.provider!.certainty, ...imports.map((tag) => tag.certainty));
      yield {
        severity: allowsMissingImports(kernel) ? 'warning' : 'error',
        certainty,
        message:
          `module '${module.name}' uses symbol '${use.symbol}' from namespace '${namespace}', ` +
          `which does not list it${doubt(certainty, use.reason)}`,
        help: helpFor(namespace, module),
        symbol: use.symbol,
        namespace,
        span: use.span,
        via: use.via,
        related: providerNote(use),
      };
    }
  },
);

/** The loader takes `-` and `_` as alike (mod_strncmp() in kernel/module/main.c of 6.16), modpost does not. */
function helpFor(namespace: string, { name }: LinkedModule): string {
  const alike = (text: string): string => text.replaceAll('-', '_');
  return listsModule(alike(namespace), alike(name))
    ? "spell the module's name as the list does: modpost tells '-' from '_'"
    : 'use another interface: the namespace is for the modules that it lists, and cannot be imported';
}
