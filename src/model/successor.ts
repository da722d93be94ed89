/** What the kernel no longer has, and what is there in its place: a row of data/successors.tsv. */
export interface Successor {
  went: Named;
  /** The first version that has not what went: major and minor. */
  since: MinorVersion;
  /** One of them is taken for what went; all are there from that version on. */
  successors: readonly Named[];
  /** The name alone is another: arguments and meaning are as before. */
  isRename: boolean;
  /** What else changes, in a few words. */
  advice?: string;
  /** Where that was read: a commit, a header, a document, with the version of the kernel. */
  source: string;
}

export type MinorVersion = readonly [major: number, minor: number];

/** Something that a kernel has by a name. */
export interface Named {
  /** As the table has it: `timer_delete`, `linux/unaligned.h`, `int i2c_driver.probe(struct i2c_client *)`. */
  text: string;
  kind: 'header' | 'word' | 'tag' | 'member';
  /** `timer_delete`, `platform_driver.remove`, `struct acpi_driver`. */
  name: string;
  /** How many, where that is told. */
  parameters?: number;
  /** As typeText() spells it, where that is told: `int (*)(struct platform_device *)`. */
  type?: string;
}

/** The rows of each name. */
export type Successors = ReadonlyMap<string, readonly Successor[]>;
