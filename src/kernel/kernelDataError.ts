/** Kernel data that cannot be used. The message is one line without the name of the file, which the caller knows. */
export class KernelDataError extends Error {}
