/**
 * Reads a kernel configuration: `.config` or `include/config/auto.conf`. Maps `CONFIG_X` to `y`, `m`, a number as
 * written, or a string without its quotes; options that are not set are absent. All other lines are comments.
 */
export function parseConfig(text: string): Map<string, string> {
  const config = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/^(CONFIG_\w+)=([^\r\n]*)/gm)) {
    if (value !== 'n') config.set(name!, unquote(value!));
  }
  return config;
}

/** Kconfig escapes `"` and `\` in strings (scripts/kconfig/symbol.c, sym_escape_string_value()). */
function unquote(value: string): string {
  const quoted = /^"(.*)"\s*$/.exec(value);
  return quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : value.trimEnd();
}
