import type { SingleBar } from 'cli-progress';
import type { Progress } from '../read/progress';

/** What takes no longer is done without a word, in milliseconds. */
const PATIENCE = 500;

const FORMAT = "reading the kernel's headers [{bar}] {percentage}%";

/**
 * Runs what reads kernels, and shows on a terminal how far it is when it takes longer than a moment. The bar is gone
 * when it ends, whether it returns or throws.
 */
export function withProgressBar<T>(read: (progress: Progress) => T, stream: NodeJS.WriteStream = process.stderr): T {
  const begun = performance.now();
  let bar: SingleBar | undefined;
  try {
    return read((done, total) => {
      if (!stream.isTTY || performance.now() - begun < PATIENCE) return;
      if (!bar) (bar = newBar(stream)).start(total, done);
      // Of the next directory, where there are several.
      if (bar.getTotal() !== total) bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar?.stop();
  }
}

/** Loaded when it is needed: kernels are read from headers once. */
function newBar(stream: NodeJS.WriteStream): SingleBar {
  const { Presets, SingleBar: Bar } = require('cli-progress') as typeof import('cli-progress');
  return new Bar({ format: FORMAT, stream, clearOnComplete: true, fps: 20 }, Presets.legacy);
}
