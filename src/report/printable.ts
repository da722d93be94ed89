/** Text that is safe to print. */
/** Control characters except the tab, and those that change the direction of text: none may reach a terminal. */
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text as one line that a terminal shows as it is: characters that would move the cursor or hide something are
 * replaced.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\uFFFD');
}
