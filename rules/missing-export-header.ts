import type { LinkedModule } from '../src/model';
import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

const HEADER = 'linux/export.h';

/**
 * `type defaults to 'int' in declaration of 'EXPORT_SYMBOL'`, by -Werror=implicit-int (top Makefile of 5.10 and 6.1,
 * scripts/Makefile.extrawarn of 6.12): nothing defines the macro.
 */
export const missingExportHeader = moduleRule(
  {
    id: 'missing-export-header',
    summary: 'A file exports symbols, and no header that it includes brings <linux/export.h> along.',
    severity: 'error',
  },
  function* (module) {
    for (const { symbol, span, certainty } of firstOfEachFile(module)) {
      yield {
        certainty,
        message: `EXPORT_SYMBOL() is used, but #include <${HEADER}> is missing: no header brings it${doubt(certainty)}`,
        help: `add #include <${HEADER}>`,
        symbol,
        span,
        fix: {
          title: `include <${HEADER}>`,
          safety: 'safe',
          changes: [{ kind: 'addInclude', file: span.file, header: HEADER }],
        },
      };
    }
  },
);

function firstOfEachFile({ exports }: LinkedModule): LinkedModule['exports'] {
  const lacking = exports.filter(({ lacksHeader }) => lacksHeader);
  return lacking.filter(({ span }, index) => lacking.findIndex((each) => each.span.file === span.file) === index);
}
