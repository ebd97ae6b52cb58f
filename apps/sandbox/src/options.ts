/**
 * The command line and the environment of the sandbox.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options as CommandOptions, Values } from "@facility-contracts/command/options";
import { isLoopback } from "@facility-contracts/serving/listen";
import { addressOf, logLevelOf } from "@facility-contracts/serving/options";
import type { Place } from "./database/database.ts";
import type { FilePlace } from "./files/open-files.ts";
import type { Disturbance } from "./http/disturbance.ts";
import type { SandboxSettings } from "./sandbox.ts";

export interface Options extends Omit<SandboxSettings, "apis"> {
  /** Whether the start is told as one JSON object. */
  readonly json: boolean;
  /** How long running requests may take once it is asked to stop, in seconds. */
  readonly stopSeconds: number;
  /** The control token when it was made here: who is to use it knows it from the start only. */
  readonly madeToken?: string;
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

export const COMMAND = {
  does: "Serves the APIs of the contract, and keeps what is sent to them.",
  usage: "npm run sandbox -- [options]",
  options: {
    port: { value: "number", help: "port to listen on, 0 for any free one (default: PORT, or 4011)" },
    host: { value: "name", help: "address to listen on", default: "127.0.0.1" },
    "public-url": {
      value: "url",
      help: "how clients reach it, for presigned URLs (default: where it listens)",
    },
    data: {
      value: "folder",
      help: "keep rows and files in a folder (default: in memory, gone in the end)",
    },
    files: {
      value: "folder",
      help: "keep uploaded files there (default: in --data; with DATABASE_URL sandbox-files)",
    },
    reset: { help: "begin with the demo data as it was at first" },
    control: { help: "serve /__sandbox for tests: state, reset, snapshot, restore, clock, rows" },
    latency: {
      value: "ms",
      help: "let each request wait, 200 or between 100-500 milliseconds (default: 0)",
    },
    fail: { value: "share", help: "answer a share of the requests with 503, such as 2% (default: 0%)" },
    seed: { value: "text", help: "wait and fail as another time with this seed (default: any)" },
    cors: { help: "let pages of any other origin call, with their cookies" },
    concurrency: {
      value: "number",
      help: "requests worked on at once; more are answered 503",
      default: "256",
    },
    connections: { value: "number", help: "connections to PostgreSQL at most (default: 10)" },
    "stop-time": {
      value: "seconds",
      help: "how long running requests may take once it is asked to stop",
      default: "10",
    },
    "log-level": { value: "level", help: LOG_LEVELS.join(", "), default: "warn" },
    json: { help: "print the start as JSON" },
  },
  exits: `Environment:
  DATABASE_URL           postgres://user:password@host/database: keep the rows there
  S3_BUCKET              keep uploaded files in this bucket, with S3_ENDPOINT for another service than AWS,
                         AWS_REGION, and the credentials of the AWS SDK, such as AWS_ACCESS_KEY_ID
  SANDBOX_CONTROL_TOKEN  what --control asks for; without it, one is made when --host is not of this machine

Exit codes: 0 stopped by a signal, 1 cannot start, 2 wrong use.`,
  hint: "Options go behind `--`: npm run sandbox -- --port 0. `--help` lists them",
} as const satisfies Command<CommandOptions>;

/**
 * The settings that the options and the environment give.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function settingsOf(values: Values<typeof COMMAND.options>, env: NodeJS.ProcessEnv): Options {
  const { json, reset, control, cors } = values;
  const disturbance = disturbanceOf(values);
  const address = addressOf(values, env, 4011);
  const logLevel = logLevelOf(LOG_LEVELS, values["log-level"]);
  const publicUrl = publicUrlOf(values["public-url"]);
  return {
    json,
    ...address,
    reset,
    control,
    ...controlTokenOf(values, env),
    ...(disturbance !== undefined && { disturbance }),
    cors,
    logLevel,
    stopSeconds: wholeNumber("--stop-time", values["stop-time"], 1, 3_600),
    ...(publicUrl !== undefined && { publicUrl }),
    mostRequests: wholeNumber("--concurrency", values.concurrency, 1, 100_000),
    place: placeOf(values, env),
    files: filesOf(values, env),
  };
}

function controlTokenOf(
  { control, host }: Values<typeof COMMAND.options>,
  { SANDBOX_CONTROL_TOKEN: given }: NodeJS.ProcessEnv,
): Pick<Options, "controlToken" | "madeToken"> {
  if (!control) {
    if (given) throw new Failure(2, "SANDBOX_CONTROL_TOKEN does nothing without --control");
    return {};
  }
  if (given) return { controlToken: given };
  if (isLoopback(host)) return {};
  const madeToken = randomBytes(24).toString("base64url");
  return { controlToken: madeToken, madeToken };
}

/** The longest wait, in milliseconds: clients give up sooner. */
const MAX_LATENCY_MS = 60_000;

function disturbanceOf({
  latency = "0",
  fail = "0%",
  seed,
}: Values<typeof COMMAND.options>): Disturbance | undefined {
  const [least, most = least, ...others] = latency
    .split("-")
    .map((number) => (/^\d{1,5}$/.test(number) ? Number(number) : Number.NaN));
  if (
    least === undefined ||
    most === undefined ||
    others.length > 0 ||
    !(least <= most && most <= MAX_LATENCY_MS)
  )
    throw new Failure(
      2,
      `--latency must be milliseconds up to ${MAX_LATENCY_MS}, such as 200 or 100-500, not '${latency}'`,
    );
  const percent = Number(/^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(fail)?.[1]);
  if (!(percent <= 100)) throw new Failure(2, `--fail must be a share from 0% to 100%, not '${fail}'`);
  if (most === 0 && percent === 0) {
    if (seed !== undefined) throw new Failure(2, "--seed does nothing without --latency or --fail");
    return undefined;
  }
  return {
    latency: { least, most },
    failing: percent / 100,
    seed: seed ?? randomBytes(4).toString("hex"),
  };
}

function placeOf(
  { data, connections: most }: Values<typeof COMMAND.options>,
  { DATABASE_URL: url }: NodeJS.ProcessEnv,
): Place {
  const connections = wholeNumber("--connections", most ?? "10", 1, 1_000);
  if (data === "") throw new Failure(2, "--data must name a folder");
  if (data !== undefined && url)
    throw new Failure(2, "--data keeps the rows in a folder and DATABASE_URL in PostgreSQL: give only one");
  if (!url && most !== undefined) throw new Failure(2, "--connections does nothing without DATABASE_URL");
  if (data !== undefined) return { kind: "folder", folder: callersPath(data) };
  if (!url) return { kind: "memory" };
  if (!/^postgres(?:ql)?:\/\//.test(url))
    // Not the value: it may hold a password.
    throw new Failure(2, "DATABASE_URL must begin with postgres://");
  return { kind: "postgres", url, connections };
}

function filesOf({ data, files }: Values<typeof COMMAND.options>, env: NodeJS.ProcessEnv): FilePlace {
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
  // The files would be in a folder, and with it be gone in the end.
  if (env.S3_ENDPOINT) throw new Failure(2, "S3_ENDPOINT does nothing without S3_BUCKET");
  if (files !== undefined) return { kind: "folder", folder: callersPath(files) };
  if (data !== undefined) return { kind: "folder", folder: join(callersPath(data), "files") };
  // Several processes on one database have to find the same files.
  return env.DATABASE_URL ? { kind: "folder", folder: callersPath("sandbox-files") } : { kind: "temporary" };
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new Failure(2, `--public-url must be an http or https URL without a query, not '${text}'`);
  return `${url.origin}${url.pathname}`.replace(/\/$/, "");
}
