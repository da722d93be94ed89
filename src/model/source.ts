/** The driver tree that is read: its texts, and places in them. */

/** The texts of a driver tree. Only src/read knows that there is a disk behind it; tests make one of a Map. */
export interface Tree {
  /** The text of a file, or undefined where it is missing or cannot be read (which the tree itself reports). */
  text(path: string): string | undefined;
  /** The names in a directory, sorted, sub-directories with a trailing `/`; empty where there is none. */
  list(directory: string): readonly string[];
}

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  file: string;
  start: number;
  end: number;
}

/** Certain facts carry errors; what is possible depends on something that cannot be known from the source. */
export type Certainty = 'certain' | 'possible';

/** Something wrong with the input itself: said in one line, while the rest is still linted. */
export interface Problem {
  message: string;
  file?: string;
  /** 1-based. */
  line?: number;
  /** There are modules that are not read for it. */
  hidesModules?: true;
}
