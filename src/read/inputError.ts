/** Errors about input and output that cannot be used. */

/** Input that cannot be used at all. The message is one line, printed as it is. */
export class InputError extends Error {}

/** `x.json: cannot be read (EACCES)` */
export function cannotRead(file: string, error: unknown): InputError {
  return new InputError(`${file}: cannot be read (${codeOf(error)})`);
}

/** `x.sarif: cannot be written (ENOSPC)` */
export function cannotWrite(file: string, error: unknown): InputError {
  return new InputError(`${file}: cannot be written (${codeOf(error)})`);
}

/** The code of an error of the operating system or of Node: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
