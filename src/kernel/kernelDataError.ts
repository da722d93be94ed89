/** Kernel data that cannot be used: one line without the file's name, which the caller knows. */
export class KernelDataError extends Error {}
