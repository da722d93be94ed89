import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

/** `static assertion failed: "MODULE_INFO(license, ...) contains embedded NUL byte"`, by the macro itself. */
export const modinfoNul = moduleRule(
  {
    id: 'modinfo-nul',
    summary: 'A string of MODULE_LICENSE() and its kind has a NUL in it, and the kernel asserts that it has none.',
    severity: 'error',
  },
  function* (module) {
    for (const { kind, text: macro, certainty, span } of module.stops) {
      if (kind !== 'embeddedNul') {
        continue;
      }
      yield {
        message: `static assertion failed: ${macro}() contains embedded NUL byte${doubt(certainty)}`,
        help: "end the string at the NUL: the kernel never read what is behind it as part of the entry",
        span,
        certainty,
      };
    }
  },
);
