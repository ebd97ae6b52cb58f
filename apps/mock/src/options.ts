import { parseArgs } from "node:util";
import { Failure, wholeNumber, wrongOptions } from "@facility-contracts/command/failure";
import { LONGEST_DELAY } from "./answers/preferences.ts";
import { LOG_LEVELS, type LogLevel } from "./log.ts";

/** What the command line of the mock asks for. */
export interface Options {
  readonly port: number;
  readonly host: string;
  readonly dynamic: boolean;
  readonly seed: string | undefined;
  readonly delay: number;
  readonly errors: boolean;
  readonly cors: boolean;
  readonly site: string | undefined;
  readonly workers: number;
  readonly logLevel: LogLevel;
  readonly json: boolean;
  readonly help: boolean;
}

/** More processes than this are a typing error. */
const MOST_WORKERS = 256;

/** The text of `--help`. */
export const HELP = `Mocks both APIs of the contract on one port.

Usage: npm start -- [options]

  --port <number>      port to listen on, 0 for any free one (default: PORT, or 4010)
  --host <name>        address to listen on (default: 127.0.0.1)
  --dynamic            make every answer up from its schema
  --seed <text>        make up the same answers in each run, others with another text
  --delay <ms>         wait before each answer, up to ${LONGEST_DELAY} (default: 0)
  --errors             answer 500 when an answer breaks the contract
  --cors               let pages of any other origin call, with their cookies
  --site <folder>      serve the static files of a folder, on paths that no API has
  --workers <number>   answer with so many processes (default: 1)
  --log-level <level>  ${LOG_LEVELS.join(", ")} (default: warn)
  --json               log a JSON object a line
  --help               show this text

Exit codes: 0 stopped by a signal, 1 cannot start, 2 wrong use.
`;

/**
 * Reads the options of the mock.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { port, host, delay, workers, "log-level": level, site, seed, ...others } = parse(args);
  if (host === "") throw new Failure(2, "--host must name an address; empty, it would be all of them");
  const logLevel = LOG_LEVELS.find((known) => known === level);
  if (logLevel === undefined) {
    throw new Failure(2, `--log-level must be one of ${LOG_LEVELS.join(", ")}, not '${level}'`);
  }
  return {
    ...others,
    host,
    seed,
    site,
    logLevel,
    port: portOf(port, env.PORT),
    delay: wholeNumber("--delay", delay, 0, LONGEST_DELAY),
    workers: wholeNumber("--workers", workers, 1, MOST_WORKERS),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        dynamic: { type: "boolean", default: false },
        seed: { type: "string" },
        delay: { type: "string", default: "0" },
        errors: { type: "boolean", default: false },
        cors: { type: "boolean", default: false },
        site: { type: "string" },
        workers: { type: "string", default: "1" },
        "log-level": { type: "string", default: "warn" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    throw wrongOptions(cause, "Options go behind `--`: npm start -- --port 0. `--help` lists them");
  }
}

function portOf(option: string | undefined, variable: string | undefined): number {
  if (option === undefined && !variable) return 4010;
  const [name, value = ""] = option === undefined ? ["PORT", variable] : ["--port", option];
  return wholeNumber(name, value, 0, 65_535, "; 0 picks a free port");
}
