/**
 * Wrong use of `npm run bench -- client`. A short run is in bench.proof.ts, and its exit code in scripts/bench.test.ts.
 */
import { readOptions } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { COMMAND, checkedOptions } from "../bench/options.ts";

test.each([
  [["--rounds", "0"], "--rounds must be a whole number from 1 to 999, not '0'"],
  [["--calls", "x"], "--calls must be a whole number from 1 to 999999, not 'x'"],
  [["--cals", "1"], "Unknown option '--cals'. --help lists the options"],
])("%j is wrong use", (options, message) => {
  expect(() => checkedOptions(readOptions(COMMAND, options))).toThrow(
    expect.objectContaining({ exitCode: 2, message }),
  );
});
