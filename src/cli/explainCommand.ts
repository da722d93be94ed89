import type { ExplainOptions } from './command';

export async function explainCommand(options: ExplainOptions, cwd: string): Promise<number> {
  return cwd === options.name ? 1 : 0;
}
