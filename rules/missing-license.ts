import { moduleRule } from '../src/rule';
import { absence } from './lib/absence';
import { doubt, objectPath } from './lib/wording';

/** `missing MODULE_LICENSE() in P.o`: read_symbols() in scripts/mod/modpost.c, an error since 5.12. */
export const missingLicense = moduleRule(
  { id: 'missing-license', summary: 'No object of the module has a MODULE_LICENSE().', severity: 'error' },
  function* (module) {
    const absent = absence(module, 'MODULE_LICENSE', 'MODULE_INFO');
    if (!absent || module.tags.some(({ tag }) => tag === 'license')) return;
    const { certainty, reason } = absent;
    yield {
      certainty,
      message: `missing MODULE_LICENSE() in ${objectPath(module)}${doubt(certainty, reason)}`,
      help: 'add MODULE_LICENSE("GPL"), or the licence that the module is under, to one of its sources',
      span: module.span,
    };
  },
);
