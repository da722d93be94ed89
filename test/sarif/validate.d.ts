/** The errors and warnings of the SARIF multitool. */
export function validate(file: string): string[];
