/** Text of a file, made fit for a message of one line. */
export function shorten(text: string): string {
  const visible = text.replace(/[\x00-\x1f\x7f]/g, '?');
  return visible.length > 40 ? `${visible.slice(0, 40)}…` : visible;
}
