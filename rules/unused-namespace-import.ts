import { isRestricted, type LinkedModule, type LinkedTree, type ModuleTag } from '../src/model';
import { kernelsRule } from '../src/rule';

/** No tool says so: modpost and the loader look for a namespace among the imports, never the other way round. */
export const unusedNamespaceImport = kernelsRule(
  {
    id: 'unused-namespace-import',
    summary: 'A namespace is imported of which no symbol is used on any of the kernels, or which is imported twice.',
    severity: 'warning',
  },
  function* (module, { kernel }, trees) {
    const before: ModuleTag[] = [];
    for (const tag of module.tags) {
      const { value: namespace, certainty, span } = tag;
      // One in quotes has the wrong form for the kernel, which namespace-form says.
      if (tag.tag !== 'import_ns' || tag.byHeader || !namespace || certainty === 'possible') continue;
      if (namespace.startsWith('"')) continue;
      if (isRestricted(namespace, kernel)) continue;
      const first = before.find((each) => each.value === namespace && each.span.file === span.file);
      before.push(tag);
      if (first?.span.start === span.start) continue; // Two objects include the header that it is in.
      const unused = whyUnused(tag, namespace, module, trees);
      if (!first && !unused) continue;
      const message = first
        ? `module '${module.name}' imports namespace '${namespace}' twice`
        : `module '${module.name}' imports namespace '${namespace}', but ${unused}`;
      yield {
        message,
        help: 'remove the import',
        namespace,
        span,
        related: first ? [{ span: first.span, message: 'it is imported here already' }] : [],
        fix: {
          title: `remove the import of namespace '${namespace}'`,
          safety: 'safe',
          changes: [{ kind: 'removeStatement', span }],
        },
      };
    }
  },
);

/** Why no module needs an import; undefined if one that has it may, on one of the kernels. */
function whyUnused(
  { span }: ModuleTag,
  namespace: string,
  module: LinkedModule,
  trees: readonly LinkedTree[],
): string | undefined {
  const isHere = (tag: ModuleTag): boolean => tag.span.file === span.file && tag.span.start === span.start;
  const isSame = ({ name, directory }: LinkedModule): boolean =>
    name === module.name && directory === module.directory;
  const having = trees.flatMap(({ modules }) => modules.filter((each) => isSame(each) || each.tags.some(isHere)));
  const mayUse = having.some(
    ({ incomplete, uses }) => incomplete.length > 0 || uses.some(({ provider }) => provider?.namespace === namespace),
  );
  if (mayUse) return undefined;
  const exists = trees.some(
    ({ kernel, modules }) =>
      modules.some((each) => each.exports.some((fact) => fact.namespace === namespace)) ||
      [...kernel.exports.values()].some((row) => row.namespace === namespace),
  );
  return exists ? 'uses no symbol from it' : 'no module exports a symbol into it';
}
