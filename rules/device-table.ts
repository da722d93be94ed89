import type { DeviceTable } from '../src/model';
import { moduleRule } from '../src/rule';
import { STRUCTURES } from './lib/deviceTypes';
import { doubt } from './lib/wording';

/** `struct pci_device_id is not terminated with a NULL entry!`: scripts/mod/file2alias.c of 6.12; else the compiler. */
export const deviceTable = moduleRule(
  {
    id: 'device-table',
    summary: 'MODULE_DEVICE_TABLE() names a table that is not there, has no sentinel, or is of another type.',
    severity: 'error',
  },
  function* (module) {
    for (const table of module.deviceTables) {
      const { certainty, span, lastEntry } = table;
      const fault = faultOf(table);
      if (!fault) {
        continue;
      }
      yield {
        severity: fault.severity,
        certainty,
        message: fault.message + doubt(certainty),
        help: fault.help,
        symbol: table.table,
        span,
        related: fault.atEntry && lastEntry ? [{ span: lastEntry, message: 'the last entry is here' }] : [],
      };
    }
  },
);

interface Fault {
  severity: 'error' | 'warning';
  message: string;
  help: string;
  atEntry?: boolean;
}

function faultOf({ type, table, state, structure, lastEntry }: DeviceTable): Fault | undefined {
  if (state === 'undeclared' || state === 'undefined') {
    return {
      severity: 'error',
      message:
        state === 'undeclared'
          ? `'${table}' undeclared: there is no such table for MODULE_DEVICE_TABLE(${type}, …)`
          : `the alias of MODULE_DEVICE_TABLE(${type}, ${table}) is of a symbol that is not defined in this file`,
      help: `name the table of struct ${STRUCTURES.get(type) ?? `${type}_device_id`} that the file defines`,
    };
  }
  const expected = STRUCTURES.get(type);
  if (!expected) {
    return undefined;
  }
  if (structure !== undefined && structure !== expected) {
    // modpost compares sizes alone: it fails where they happen not to fit, else it makes aliases of what is there.
    return {
      severity: 'warning',
      message: `MODULE_DEVICE_TABLE(${type}, ${table}) takes struct ${expected}, '${table}' is of struct ${structure}`,
      help: 'name the type of the table, or the table of the type',
    };
  }
  return (
    lastEntry && {
      severity: 'error',
      message: `struct ${expected} is not terminated with a NULL entry: '${table}' has no sentinel`,
      help: "add '{ }' as the table's last entry",
      atEntry: true,
    }
  );
}
