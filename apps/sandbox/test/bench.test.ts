/**
 * Wrong use of `npm run bench -- sandbox`. A short run is in bench.proof.ts.
 */
import { readOptions } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { COMMAND, checkedOptions } from "../bench/options.ts";

test.each([
  [["--rounds", "0"], "--rounds must be a whole number from 1 to 99, not '0'"],
  [["--seconds", "0"], "--seconds must be a number from 0.1 to 99, not '0'"],
  [["--sizes", "1000,x"], "--sizes must be a whole number from 100 to 10000000, not 'x'"],
  [["--sizes", ""], "--sizes must be a whole number from 100 to 10000000, not ''"],
])("%j is wrong use", (options, message) => {
  expect(() => checkedOptions(readOptions(COMMAND, options))).toThrow(
    expect.objectContaining({ exitCode: 2, message }),
  );
});
