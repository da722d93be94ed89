import { main } from '../../src/cli';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
  /** What went to stdout, as it is. */
  bytes: Buffer;
}

/** Runs the command in a directory; ends all mocks. */
export async function run(directory: string, ...argv: string[]): Promise<Outcome> {
  return runWith({}, directory, ...argv);
}

/** The same, with the script of a thread to share the work with, and by a clock other than one that stands still. */
export async function runWith(
  { worker, now = () => 0 }: { worker?: string; now?(): number },
  directory: string,
  ...argv: string[]
): Promise<Outcome> {
  const written = { stdout: '', stderr: '', bytes: Buffer.alloc(0) };
  // Jest sets the first for its workers when it runs in a terminal itself.
  const colors = ['FORCE_COLOR', 'NO_COLOR'];
  const env = Object.entries(process.env).filter(([name]) => !colors.includes(name));
  // Nothing is to be found in, or left in, the cache of who runs the tests.
  jest.replaceProperty(process, 'env', { ...Object.fromEntries(env), XDG_CACHE_HOME: '/dev/null' });
  jest.spyOn(performance, 'now').mockImplementation(now);
  jest.spyOn(process, 'cwd').mockReturnValue(directory);
  for (const name of ['stdout', 'stderr'] as const) {
    jest.spyOn(process[name], 'write').mockImplementation((text, ...rest: unknown[]) => {
      written[name] += text;
      if (name === 'stdout') written.bytes = Buffer.concat([written.bytes, Buffer.from(text as string)]);
      (rest.at(-1) as (() => void) | undefined)?.();
      return true;
    });
  }
  try {
    return { code: await main(argv, worker), ...written };
  } finally {
    jest.restoreAllMocks();
  }
}
