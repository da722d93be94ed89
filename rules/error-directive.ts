import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

/** `#error`: the compiler fails with the text that follows it (C11 6.10.5). */
export const errorDirective = moduleRule(
  {
    id: 'error-directive',
    summary: 'An #error directive is compiled: the source refuses the kernel or its configuration.',
    severity: 'error',
  },
  function* (module) {
    if (module.neededFlags.length > 0) {
      return; // For lack of a flag that kbuild ignores: ignored-make-variable says so.
    }
    for (const { kind, text, certainty, span } of module.stops) {
      if (kind !== 'errorDirective') {
        continue;
      }
      yield {
        message: `#error ${text}${doubt(certainty)}`,
        help: 'build it for the kernels alone that it is written for, or port it to this one',
        span,
        certainty,
      };
    }
  },
);
