import type { WriteStream } from "node:tty";
import { printable } from "@facility-contracts/command/printable";

/** Before somebody who waits wants to know for what, in milliseconds. */
const PATIENCE = 1_000;

/** Says on a terminal what is done, when it is not done within a second. */
export async function toldWhenLong<T>(
  work: Promise<T>,
  what: string,
  stream: Pick<WriteStream, "isTTY" | "write"> = process.stderr,
): Promise<T> {
  const timer = setTimeout(() => {
    if (stream.isTTY) stream.write(`${printable(what)}\n`);
  }, PATIENCE);
  return work.finally(() => clearTimeout(timer));
}
