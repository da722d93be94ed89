import type { TypeMismatch } from '../src/model';
import { moduleRule } from '../src/rule';

/**
 * No tool says it: the compiler never sees both declarations, and modpost compares no types (the checksums of
 * CONFIG_MODVERSIONS are of the definition alone). With both in one file gcc says: `conflicting types for 'f'`.
 */
export const externTypeMismatch = moduleRule(
  {
    id: 'extern-type-mismatch',
    summary: 'A declaration gives a name another type than the definition in another file does.',
    severity: 'warning',
  },
  function* ({ typeMismatches }) {
    for (const mismatch of typeMismatches) {
      const { symbol, span, definition } = mismatch;
      yield {
        message: `conflicting types for '${symbol}': ${differenceWords(mismatch)}`,
        help: 'declare it in one header, and include that where it is defined: then the compiler compares them',
        symbol,
        span,
        related: [{ span: definition, message: `'${symbol}' is defined here` }],
      };
    }
  },
);

function differenceWords({ part, declared, defined }: TypeMismatch): string {
  switch (part) {
    case 'type':
      return `'${declared}' here, '${defined}' where it is defined`;
    case 'return':
      return `it returns '${declared}' here, '${defined}' where it is defined`;
    case 'parameters':
      return `its parameters are '${declared}' here, '${defined}' where it is defined`;
    default:
      return `its parameter ${part} is '${declared}' here, '${defined}' where it is defined`;
  }
}
