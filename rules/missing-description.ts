import { isSince } from '../src/model';
import { moduleRule } from '../src/rule';
import { absence } from './lib/absence';
import { doubt, objectPath } from './lib/wording';

/**
 * `missing MODULE_DESCRIPTION() in P.o`: read_symbols() in scripts/mod/modpost.c, a warning since 6.15; 6.12 says it
 * with W=1 alone, 6.1 never.
 */
export const missingDescription = moduleRule(
  { id: 'missing-description', summary: 'No object of the module has a MODULE_DESCRIPTION().', severity: 'warning' },
  function* (module, { kernel }) {
    const { tags, name, span } = module;
    const absent = absence(module, 'MODULE_DESCRIPTION', 'MODULE_INFO');
    if (!isSince(kernel, 6, 15) || !absent || tags.some(({ tag }) => tag === 'description')) return;
    const { certainty, reason } = absent;
    const license = tags.find(({ tag, span: { file } }) => tag === 'license' && module.sources.includes(file));
    yield {
      certainty,
      message: `missing MODULE_DESCRIPTION() in ${objectPath(module)}${doubt(certainty, reason)}`,
      help: 'add MODULE_DESCRIPTION("…"), which modinfo shows, to one of its sources',
      span,
      ...(license && {
        fix: {
          title: 'add a MODULE_DESCRIPTION() that says no more than the name',
          safety: 'unsafe',
          changes: [
            { kind: 'addStatement', beside: license.span, text: `MODULE_DESCRIPTION("${name} kernel module");` },
          ],
        },
      }),
    };
  },
);
