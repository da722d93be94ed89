import type { DeviceDriver, LinkedModule } from '../src/model';
import { moduleRule } from '../src/rule';
import { STRUCTURES } from './lib/deviceTypes';

/** Of a structure, the type that MODULE_DEVICE_TABLE() and aliases begin with: of_device_id to `of`. */
const TYPES: ReadonlyMap<string, string> = new Map([...STRUCTURES].map(([type, structure]) => [structure, type]));

/** Tables of what the machine is, which loads the module for any devices that it has. */
const MACHINE = ['dmi', 'cpu', 'x86cpu'];

/** No tool says so: without aliases of its own nothing asks for the module when a device turns up. */
export const missingDeviceTable = moduleRule(
  {
    id: 'missing-device-table',
    summary: 'A registered driver has a table of devices that no MODULE_DEVICE_TABLE() names.',
    severity: 'warning',
  },
  function* (module) {
    if (module.incomplete.length > 0) {
      return; // The alias may be made in what cannot be read.
    }
    for (const driver of module.deviceDrivers) {
      const [first] = driver.tables.filter(({ structure }) => TYPES.has(structure));
      if (!first || isLoaded(driver, module)) {
        continue;
      }
      const type = TYPES.get(first.structure)!;
      yield {
        message:
          `no MODULE_DEVICE_TABLE names '${first.table}', the ${first.member} of driver '${driver.driver}': ` +
          `the module is not loaded for its devices`,
        help: `add MODULE_DEVICE_TABLE(${type}, ${first.table}); below the table`,
        symbol: first.table,
        span: first.span,
        related: [{ span: driver.span, message: `'${driver.driver}' is defined here` }],
      };
    }
  },
);

/** Whether something has the module loaded for one of the buses that the driver is for. */
function isLoaded({ tables }: DeviceDriver, module: LinkedModule): boolean {
  const types = new Set([...MACHINE, ...tables.flatMap(({ structure }) => TYPES.get(structure) ?? [])]);
  const isAlias = (value: string | undefined): boolean =>
    value === undefined || [...types].some((type) => value.replace('*', '').startsWith(`${type}:`));
  return (
    tables.some(({ isNamed }) => isNamed) ||
    module.deviceTables.some(({ type }) => types.has(type)) ||
    module.tags.some(({ tag, value }) => tag === 'alias' && isAlias(value)) ||
    // What makes the devices itself is there before them.
    module.uses.some(({ symbol }) => [...types].some((type) => makesDevices(symbol, type)))
  );
}

/** platform_device_register_full(), i2c_new_client_device(), hid_add_device(), mfd_add_devices(). */
function makesDevices(symbol: string, type: string): boolean {
  if (type === 'platform' && symbol.includes('mfd_add_')) return true;
  return new RegExp(`^(devm_)?${type}_(?=\\w*device)\\w*(new|register|add|alloc|create)`).test(symbol);
}
