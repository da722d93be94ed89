import { PassThrough } from 'node:stream';
import { withProgressBar } from '../../src/cli/progressBar';

/** A terminal that keeps what is written to it. */
function terminal(isTTY = true): { stream: NodeJS.WriteStream; written(): string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    written: () => String((stream.read() as Buffer | null) ?? ''),
  };
}

/** What is shown of something that takes so many milliseconds. */
function shown(duration: number, isTTY?: boolean): string {
  const { stream, written } = terminal(isTTY);
  jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(duration);
  const result = withProgressBar((progress) => {
    progress(1, 4);
    progress(4, 4);
    return 'read';
  }, stream);
  jest.restoreAllMocks();
  expect(result).toBe('read');
  return written();
}

test('what takes longer than a moment has a bar', () => {
  expect(shown(600)).toMatch(/reading the kernel's headers \[=+-+\] 25%/);
});

test('what takes no longer, or is shown on no terminal, has none', () => {
  expect(shown(400)).toBe('');
  expect(shown(600, false)).toBe('');
});

test('a bar ends with what it is about, even where that fails', () => {
  const { stream } = terminal();
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(600);
  expect(() =>
    withProgressBar((progress) => {
      progress(1, 4);
      throw new Error('no kernel');
    }, stream),
  ).toThrow('no kernel');
  jest.restoreAllMocks();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toHaveLength(before);
});
