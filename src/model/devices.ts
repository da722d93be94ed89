/** Tables of devices, and the drivers that have them. */
import type { Certainty, Span } from './source';

/**
 * What a source says of a table: `undeclared` is one that nothing declares, `undefined` one that is declared, but
 * defined elsewhere. `structure` is what its entries are of, without `struct`, where that can be read; a `lastEntry`
 * is given where it is definitely no sentinel.
 */
export type TableState =
  | { state: 'defined'; structure?: string; lastEntry?: Span }
  | { state: 'undefined' | 'undeclared' | 'unknown'; structure?: undefined; lastEntry?: undefined };

/** A table that MODULE_DEVICE_TABLE() has modpost make aliases of. */
export type DeviceTable = TableState & {
  /** `pci`, `usb`, `of`. */
  type: string;
  table: string;
  certainty: Certainty;
  span: Span;
};

/** A table of devices that a driver structure is given. */
export interface DriverTable {
  /** `id_table`, `of_match_table`. */
  member: string;
  table: string;
  /** Of its entries, without `struct`. */
  structure: string;
  /** A MODULE_DEVICE_TABLE() names it. */
  isNamed: boolean;
  span: Span;
}

/** A driver structure that an object registers, `struct pci_driver`. */
export interface DeviceDriver {
  driver: string;
  tables: readonly DriverTable[];
  span: Span;
}
