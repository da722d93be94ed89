/** Progress on standard error. */
import type { SingleBar } from 'cli-progress';
import type { Progress } from '../util/progress';

/** On a terminal, no progress is shown before this many milliseconds. */
const PATIENCE = 500;

/** Elsewhere, as in a log: the milliseconds before the first line, and between two lines. */
const PATIENCE_OF_LOGS = 2000;
const INTERVAL_OF_LOGS = 5000;

/** Work that may take long. */
interface Activity {
  /** The format of the bar, as cli-progress takes it. */
  bar: string;
  line(done: number, total: number): string;
}

/** Where progress is shown, and the clock, in milliseconds. */
interface Display {
  quiet?: boolean;
  stream?: NodeJS.WriteStream;
  now?(): number;
}

interface Shown {
  progress: Progress;
  end(): void;
}

export const READING_HEADERS: Activity = {
  bar: "reading the kernel's headers [{bar}] {percentage}%",
  line: (done, total) => `reading the kernel's headers: ${done} of ${total} files`,
};

/** Reading sources, each of them for each kernel. */
export function readingSources(kernels: number): Activity {
  const forKernels = kernels > 1 ? ` for ${kernels} kernels` : '';
  return {
    bar: `[{bar}] {value} of {total} files${forKernels}`,
    line: (done, total) => `${done} of ${total} files${forKernels}`,
  };
}

/**
 * Does some work, and shows its progress on stderr if it takes long: on a terminal by a bar, which is removed in the
 * end even if the work throws, elsewhere by a line every few seconds.
 */
export async function withProgress<T>(
  activity: Activity,
  work: (progress: Progress) => T | Promise<T>,
  { quiet = false, stream = process.stderr, now = () => performance.now() }: Display = {},
): Promise<T> {
  if (quiet) return work(() => undefined);
  const isTerminal = stream.isTTY && process.env.TERM !== 'dumb';
  const { progress, end } = (isTerminal ? bar : lines)(activity, stream, now);
  try {
    return await work(progress);
  } finally {
    end();
  }
}

function bar({ bar: format }: Activity, stream: NodeJS.WriteStream, now: () => number): Shown {
  const begun = now();
  let shown: SingleBar | undefined;
  return {
    progress(done, total) {
      if (!shown && now() - begun < PATIENCE) return;
      if (!shown) (shown = newBar(format, stream)).start(total, done);
      // The total of the next directory, if there are several.
      if (shown.getTotal() !== total) shown.setTotal(total);
      shown.update(done);
    },
    end: () => shown?.stop(),
  };
}

/** Loaded on demand: most runs end before. */
function newBar(format: string, stream: NodeJS.WriteStream): SingleBar {
  const { Presets, SingleBar: Bar } = require('cli-progress') as typeof import('cli-progress');
  return new Bar({ format, stream, clearOnComplete: true, fps: 20 }, Presets.legacy);
}

function lines({ line }: Activity, stream: NodeJS.WriteStream, now: () => number): Shown {
  let due = now() + PATIENCE_OF_LOGS;
  return {
    progress(done, total) {
      const time = now();
      if (time < due || done === total) return;
      due = time + INTERVAL_OF_LOGS;
      stream.write(`kmodlint: ${line(done, total)}\n`);
    },
    end: () => undefined,
  };
}
