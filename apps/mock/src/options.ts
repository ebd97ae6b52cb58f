import { parseArgs } from "node:util";
import { firstLine } from "./error-message.ts";
import { Failure } from "./failure.ts";

/** What the command line of the mock asks for. */
export interface Options {
  readonly port: number;
  readonly host: string;
  readonly help: boolean;
}

/** The text of `--help`. */
export const HELP = `Mocks both APIs of the contract on one port.

Usage: npm start -- [options]

  --port <number>  port to listen on, 0 for any free one (default: PORT, or 4010)
  --host <name>    address to listen on (default: 127.0.0.1)
  --help           show this text
`;

/**
 * Reads the options of the mock.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { port, host, help } = parse(args);
  if (port !== undefined) return { port: portNumber("--port", port), host, help };
  return { port: env.PORT ? portNumber("PORT", env.PORT) : 4010, host, help };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    // Node adds sentences on how to pass a positional argument: there are none here.
    const [what = ""] = firstLine(cause).split(". ");
    const hint = "Options go behind `--`: npm start -- --port 0. `--help` lists them";
    throw new Failure(2, `${what.replace(/\.$/, "")}. ${hint}`, { cause });
  }
}

function portNumber(name: string, value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Failure(2, `${name} must be a whole number from 0 to 65535, not '${value}'; 0 picks a free port`);
}
