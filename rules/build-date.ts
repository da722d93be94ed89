import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

/** `macro "__DATE__" might prevent reproducible builds [-Werror=date-time]`: gcc, by a flag that all kernels set. */
export const buildDate = moduleRule(
  {
    id: 'build-date',
    summary: 'A macro for the date or the time of the build is used, which the kernel makes an error.',
    severity: 'error',
  },
  function* (module) {
    for (const { kind, text: macro, certainty, via, span } of module.stops) {
      if (kind !== 'buildDate') {
        continue;
      }
      yield {
        message: `macro '${macro}' might prevent reproducible builds${doubt(certainty)}`,
        help: "do without it, or have 'ccflags-y += -Wno-error=date-time' in the Kbuild file",
        span,
        via: via ?? [],
        certainty,
      };
    }
  },
);
