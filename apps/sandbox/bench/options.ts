/**
 * The command line of the benchmark.
 */
import type { Effort } from "@facility-contracts/bench/turns";
import { wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options as CommandOptions, Values } from "@facility-contracts/command/options";

/** What the benchmark is asked for. */
export interface Options extends Effort {
  /** Numbers of anomalies, in the order of the table; none leaves the growth out. */
  readonly sizes: readonly number[];
  readonly json: boolean;
}

/** What the benchmark says of itself. */
export const COMMAND = {
  does: `Measures what requests cost the sandbox on PGlite and on PostgreSQL next to a bare Fastify handler that
makes the same checks, without a database and with one round trip to PostgreSQL, in turn; then on PostgreSQL with
more and more rows.`,
  usage: "npm run bench -- sandbox [options]",
  options: {
    requests: { value: "number", help: "how many requests a server answers in a turn", default: "1000" },
    turns: {
      value: "number",
      help: "how many turns each server has; what disturbs a turn makes it dearer, and one of the quietest counts",
      default: "20",
    },
    sizes: {
      value: "list",
      help: "numbers of anomalies in PostgreSQL; none for no such table",
      default: "1000,1000000",
    },
    json: { help: "print the results as JSON" },
  },
  exits: `Environment:
  TEST_POSTGRES_URL   a server to use instead of that of npm: databases are made on it, and dropped`,
} as const satisfies Command<CommandOptions>;

/**
 * Checks the values of the options.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function checkedOptions({ requests, turns, sizes, json }: Values<typeof COMMAND.options>): Options {
  return {
    json,
    requests: wholeNumber("--requests", requests, 16, 100_000),
    turns: wholeNumber("--turns", turns, 3, 999),
    sizes:
      sizes === "none" ? [] : sizes.split(",").map((size) => wholeNumber("--sizes", size, 100, 10_000_000)),
  };
}
