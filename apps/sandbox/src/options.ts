/**
 * The command line and the environment of the sandbox.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Failure, wholeNumber, wrongOptions } from "@facility-contracts/command/failure";
import type { Place } from "./database/database.ts";
import type { FilePlace } from "./files/open-files.ts";
import type { SandboxSettings } from "./sandbox.ts";

/** What the command is asked for. */
export interface Options extends SandboxSettings {
  readonly help: boolean;
  /** Whether the start is told as one JSON object. */
  readonly json: boolean;
  /** How long running requests may take once it is asked to stop, in seconds. */
  readonly stopSeconds: number;
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** The text of `--help`. */
export const HELP = `Serves both APIs of the contract, and keeps what is sent to them.

Usage: npm run sandbox -- [options]

  --port <number>        port to listen on, 0 for any free one (default: PORT, or 4011)
  --host <name>          address to listen on (default: 127.0.0.1)
  --public-url <url>     how clients reach it, for presigned URLs (default: where it listens)
  --data <folder>        keep rows and files in a folder (default: in memory, gone in the end)
  --files <folder>       keep uploaded files there (default: in --data; with DATABASE_URL sandbox-files)
  --reset                begin with the demo data as it was at first
  --control              serve POST /__sandbox/reset and GET /__sandbox/state, for tests
  --cors                 let pages of any other origin call, with their cookies
  --concurrency <number> requests worked on at once; more are answered 503 (default: 256)
  --connections <number> connections to PostgreSQL at most (default: 10)
  --stop-time <seconds>  how long running requests may take once it is asked to stop (default: 10)
  --log-level <level>    ${LOG_LEVELS.join(", ")} (default: warn)
  --json                 print the start as JSON
  --help                 show this text

Environment:
  DATABASE_URL           postgres://user:password@host/database: keep the rows there
  S3_BUCKET              keep uploaded files in this bucket, with S3_ENDPOINT for another service than AWS,
                         AWS_REGION, and the credentials of the AWS SDK, such as AWS_ACCESS_KEY_ID

Exit codes: 0 stopped by a signal, 1 cannot start, 2 wrong use.
`;

/**
 * Reads the options.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const values = parse(args);
  const { host, help, json, reset, control, cors } = values;
  if (host === "") throw new Failure(2, "--host must name an address; empty, it would be all of them");
  const logLevel = LOG_LEVELS.find((level) => level === values["log-level"]);
  if (logLevel === undefined)
    throw new Failure(2, `--log-level must be one of ${LOG_LEVELS.join(", ")}, not '${values["log-level"]}'`);
  const [portName, port] = values.port === undefined ? ["PORT", env.PORT || "4011"] : ["--port", values.port];
  const publicUrl = publicUrlOf(values["public-url"]);
  const connections = wholeNumber("--connections", values.connections, 1, 1_000);
  return {
    help,
    json,
    host,
    reset,
    control,
    cors,
    logLevel,
    stopSeconds: wholeNumber("--stop-time", values["stop-time"], 1, 3_600),
    port: wholeNumber(portName, port, 0, 65_535, "; 0 picks a free port"),
    ...(publicUrl !== undefined && { publicUrl }),
    mostRequests: wholeNumber("--concurrency", values.concurrency, 1, 100_000),
    place: placeOf(values.data, env.DATABASE_URL, connections),
    files: filesOf(values, env),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        "public-url": { type: "string" },
        data: { type: "string" },
        files: { type: "string" },
        reset: { type: "boolean", default: false },
        control: { type: "boolean", default: false },
        cors: { type: "boolean", default: false },
        concurrency: { type: "string", default: "256" },
        connections: { type: "string", default: "10" },
        "stop-time": { type: "string", default: "10" },
        "log-level": { type: "string", default: "warn" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    throw wrongOptions(cause, "Options go behind `--`: npm run sandbox -- --port 0. `--help` lists them");
  }
}

function placeOf(data: string | undefined, url: string | undefined, connections: number): Place {
  if (data === "") throw new Failure(2, "--data must name a folder");
  if (data !== undefined && url)
    throw new Failure(2, "--data keeps the rows in a folder and DATABASE_URL in PostgreSQL: give only one");
  if (data !== undefined) return { kind: "folder", folder: resolve(data) };
  if (!url) return { kind: "memory" };
  if (!/^postgres(?:ql)?:\/\//.test(url))
    // Not the value: it may hold a password.
    throw new Failure(2, "DATABASE_URL must begin with postgres://");
  return { kind: "postgres", url, connections };
}

function filesOf({ data, files }: ReturnType<typeof parse>, env: NodeJS.ProcessEnv): FilePlace {
  if (files === "") throw new Failure(2, "--files must name a folder");
  if (env.S3_BUCKET) {
    if (files !== undefined) throw new Failure(2, "--files and S3_BUCKET both keep files: give only one");
    return {
      kind: "s3",
      bucket: env.S3_BUCKET,
      region: env.AWS_REGION || "us-east-1",
      ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
    };
  }
  if (files !== undefined) return { kind: "folder", folder: resolve(files) };
  if (data !== undefined) return { kind: "folder", folder: join(resolve(data), "files") };
  // Several processes on one database have to find the same files.
  return env.DATABASE_URL ? { kind: "folder", folder: resolve("sandbox-files") } : { kind: "temporary" };
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new Failure(2, `--public-url must be an http or https URL without a query, not '${text}'`);
  return url.href.replace(/\/$/, "");
}
