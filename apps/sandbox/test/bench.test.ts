/**
 * Wrong use of `npm run bench -- sandbox`. A short run is in bench.proof.ts.
 */
import { readOptions } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { COMMAND, checkedOptions } from "../bench/options.ts";

test.each([
  [["--turns", "0"], "--turns must be a whole number from 3 to 999, not '0'"],
  [["--requests", "0"], "--requests must be a whole number from 16 to 100000, not '0'"],
  [["--sizes", "1000,x"], "--sizes must be a whole number from 100 to 10000000, not 'x'"],
  [["--sizes", ""], "--sizes must be a whole number from 100 to 10000000, not ''"],
])("%j is wrong use", (options, message) => {
  expect(() => checkedOptions(readOptions(COMMAND, options))).toThrow(
    expect.objectContaining({ exitCode: 2, message }),
  );
});
