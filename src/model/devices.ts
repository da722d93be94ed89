/** Tables of devices, and the drivers that have them. */
import type { Certainty, Span } from './source';

/** A table that MODULE_DEVICE_TABLE() has modpost make aliases of. */
export interface DeviceTable {
  /** `pci`, `usb`, `of`. */
  type: string;
  table: string;
  /** `undeclared`: nothing declares it; `undefined`: it is declared, but defined elsewhere. */
  state: 'defined' | 'undefined' | 'undeclared' | 'unknown';
  /** The structure that its entries are of, without `struct`; undefined where that cannot be read. */
  structure?: string;
  /** The last entry says something for certain: it is no sentinel. */
  lastEntry?: Span;
  certainty: Certainty;
  span: Span;
}

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
