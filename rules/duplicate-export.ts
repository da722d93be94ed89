import { moduleRule } from '../src/rule';
import { doubt } from './wording';

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
    for (const { symbol, certainty, span, previous } of module.exports) {
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
        related: previous.span ? [{ span: previous.span, message: 'previous export' }] : [],
      };
    }
  },
);
