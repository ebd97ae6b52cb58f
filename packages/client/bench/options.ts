/**
 * The command line of the benchmark.
 */
import { wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";

/** What the benchmark says of itself. */
export const COMMAND = {
  does: `Measures this package next to fetch, openapi-fetch, orval and @hey-api/openapi-ts, in turn, on this machine:
how long a call takes, what a bundle weighs, what the types cost.`,
  usage: "npm run bench -- client [options]",
  options: {
    calls: { value: "number", help: "how often each operation is called in a round", default: "2000" },
    rounds: { value: "number", help: "how often it is measured; the tables show medians", default: "21" },
    json: { help: "print the results as JSON" },
  },
} as const satisfies Command<Options>;

/**
 * Checks the values of the options.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function checkedOptions(values: Values<typeof COMMAND.options>) {
  const { rounds, calls, ...flags } = values;
  return {
    ...flags,
    rounds: wholeNumber("--rounds", rounds, 1, 999),
    calls: wholeNumber("--calls", calls, 1, 999_999),
  };
}
