import type { Fix } from '../src/diagnostic';
import type { LinkedExport, LinkedModule } from '../src/model';
import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

/**
 * `m: 'x' exported twice. Previous export was in vmlinux`: sym_add_exported() in scripts/mod/modpost.c of 6.12, which
 * says it of vmlinux and of the module itself; of other modules the loader does.
 */
export const duplicateExport = moduleRule(
  {
    id: 'duplicate-export',
    summary: 'A symbol is exported that the module itself or vmlinux exports already.',
    severity: 'error',
  },
  function* (module) {
    for (const fact of module.exports) {
      const { symbol, certainty, span, previous } = fact;
      const own = previous?.module === module.name;
      if (!previous || !(own || previous.module === 'vmlinux')) {
        continue;
      }
      const where = own ? `module '${module.name}' itself` : 'vmlinux';
      yield {
        message: `'${symbol}' exported twice, previous export was in ${where}${doubt(certainty)}`,
        help: own ? 'export it once, beside its definition' : 'rename it, or use the one that the kernel exports',
        symbol,
        span,
        certainty,
        fix: own ? removal(fact, module) : undefined,
        related: previous.span ? [{ span: previous.span, message: 'previous export' }] : [],
      };
    }
  },
);

/** undefined if both are of the same place, in a file that two objects include; unsafe if they differ. */
function removal({ symbol, span, previous, gplOnly, namespace }: LinkedExport, module: LinkedModule): Fix | undefined {
  const first = module.exports.find(
    (other) => other.span.file === previous?.span?.file && other.span.start === previous.span.start,
  );
  if (!first || (first.span.file === span.file && first.span.start === span.start)) {
    return undefined;
  }
  const isSame = first.gplOnly === gplOnly && first.namespace === namespace && first.certainty === 'certain';
  return {
    title: `remove the second export of '${symbol}'`,
    safety: isSame ? 'safe' : 'unsafe',
    changes: [{ kind: 'removeStatement', span }],
  };
}
