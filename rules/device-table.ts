import type { DeviceTable } from '../src/model';
import { moduleRule } from '../src/rule';
import { doubt } from './wording';

/**
 * The structure that each type of table is of: scripts/mod/file2alias.c of 6.1 and 6.12, those of them that are in
 * 5.10 as well. modpost looks at no table of another type.
 */
const STRUCTURES: ReadonlyMap<string, string> = new Map([
  ...`hid ieee1394 pci ccw ap css serio acpi pcmcia vio input eisa parisc sdio ssb bcma virtio rpmsg i2c i3c spi platform
    mdio zorro isapnp ipack ulpi sdw typec wmi mhi usb of pnp`
    .split(/\s+/)
    .map((type) => [type, `${type}_device_id`] as const),
  ['pnp_card', 'pnp_card_device_id'],
  ['vmbus', 'hv_vmbus_device_id'],
  ['dmi', 'dmi_system_id'],
  ['amba', 'amba_id'],
  ['x86cpu', 'x86_cpu_id'],
  ['cpu', 'cpu_feature'],
  ['mei', 'mei_cl_device_id'],
  ['rapidio', 'rio_device_id'],
  ['hdaudio', 'hda_device_id'],
  ['fslmc', 'fsl_mc_device_id'],
  ['tbsvc', 'tb_service_id'],
  ['tee', 'tee_client_device_id'],
]);

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
    // modpost compares sizes alone: it fails where they happen not to fit, else it makes aliases of whatever is there.
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
