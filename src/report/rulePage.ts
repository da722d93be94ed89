/** The page of a rule on a terminal. */
import type { Paint } from './paint';

/** Formats the page of a rule for a terminal: Markdown's marks become colours. */
export function rulePageText(markdown: string, paint: Paint): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.trimEnd().split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(line === '' ? '' : `    ${line}`);
    else lines.push(proseLine(line, paint));
  }
  return `${lines.join('\n')}\n`;
}

function proseLine(line: string, paint: Paint): string {
  const [, heading] = /^#+ (.*)$/.exec(line) ?? [];
  if (heading !== undefined) return paint.bold(heading);
  return line.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/`[^`]+`/g, (code) => paint.cyan(code));
}
