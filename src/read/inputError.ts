/** Input that cannot be used at all. Its message is one line, made to be shown as it is. */
export class InputError extends Error {}
