/**
 * Runs the files of its arguments, blocks of the README, one after the other, and prints a mark after what each has printed.
 * The bucket of the presigned URLs takes every upload: the mock gives the URLs of the documentation, and there is no
 * bucket behind them.
 */
import { pathToFileURL } from "node:url";

/** What is printed after each. */
export const END = "\n--- end of the block ---\n";

if (import.meta.main) {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    return hostname === "bucket.s3.amazonaws.com" ? new Response() : fetch(input, init);
  };
  for (const file of process.argv.slice(2)) {
    await import(pathToFileURL(file).href);
    process.stdout.write(END);
  }
}
