/**
 * How far a run is, on a terminal only.
 */
import type { WriteStream } from "node:tty";

/** A line that is written over and over. */
interface Progress {
  show(done: number, of: number): void;
  /** Says what is done now. */
  say(what: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Every change would be too much to read, and to write. In milliseconds. */
const MIN_INTERVAL_MS = 100;

/** Makes a line of progress; on what is no terminal it shows nothing. */
export function createProgress(stream: WriteStream): Progress {
  let last = 0;
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
  };
  return {
    show(done, of) {
      const now = Date.now();
      if (now - last < MIN_INTERVAL_MS) return;
      last = now;
      write(`${done} of ${of} cases`);
    },
    say: (what) => write(`${what} ...`),
    end: () => write(""),
  };
}
