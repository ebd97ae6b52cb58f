import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options as CommandOptions, Values } from "@facility-contracts/command/options";
import { addressOf, logLevelOf } from "@facility-contracts/serving/options";
import { LONGEST_DELAY } from "./answers/preferences.ts";
import { prefixesOf } from "./documents/prefixes.ts";
import { LOG_LEVELS } from "./log.ts";

export type Options = ReturnType<typeof settingsOf>;

/** More processes than this are a typing error. */
const MOST_WORKERS = 256;

export const COMMAND = {
  does: "Mocks the APIs of OpenAPI documents on one port: of ours, or of those that are named.",
  usage: `npm start -- [documents] [options]
       npx facility-mock [documents] [options]    from its package`,
  options: {
    documents: {
      argument: true,
      help: "files of OpenAPI 3.0 or 3.1, or folders with them: openapi.yaml, else each",
    },
    watch: { help: "read a document again when it changes" },
    prefix: { value: "name=path", many: true, help: "serve a document below a path: tickets=/v1" },
    port: { value: "number", help: "port to listen on, 0 for any free one (default: PORT, or 4010)" },
    host: { value: "name", help: "address to listen on", default: "127.0.0.1" },
    dynamic: { help: "make every answer up from its schema" },
    seed: { value: "text", help: "make up the same answers in each run, others with another text" },
    delay: { value: "ms", help: `wait before each answer, up to ${LONGEST_DELAY}`, default: "0" },
    errors: { help: "answer 500 when an answer breaks the contract" },
    "no-cors": { help: "keep the answers from pages of other origins" },
    cors: { help: "let pages of other origins call, which is the default" },
    site: { value: "folder", help: "serve the static files of a folder, on paths that no API has" },
    // Where the start script of the repository says that the portal of our contract is: it is of no other document.
    portal: { value: "folder" },
    workers: { value: "number", help: "how many processes answer", default: "1" },
    "log-level": { value: "level", help: LOG_LEVELS.join(", "), default: "warn" },
    json: { help: "log a JSON object a line" },
  },
  exits: "Exit codes: 0 stopped by a signal, 1 cannot start, 2 wrong use.",
  hint: "`--help` lists them. Of npm start they go behind `--`: npm start -- --port 0",
} as const satisfies Command<CommandOptions>;

/**
 * The settings that the options of the mock and the environment give.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function settingsOf(values: Values<typeof COMMAND.options>, env: NodeJS.ProcessEnv) {
  const { port, host, delay, workers, prefix, site, portal, help: _, ...rest } = values;
  const { "log-level": level, "no-cors": noCors, ...others } = rest;
  const address = addressOf({ host, port }, env, 4010);
  const logLevel = logLevelOf(LOG_LEVELS, level);
  if (noCors && values.cors) throw new Failure(2, "--cors and --no-cors say opposite things: leave one out");
  if (others.watch && others.documents.length === 0) {
    throw new Failure(2, "--watch follows documents that are named: openapi.yaml --watch");
  }
  if (others.watch && workers !== "1") throw new Failure(2, "--watch goes with one worker");
  const ownSite = others.documents.length === 0 ? portal : undefined;
  return {
    ...others,
    cors: !noCors,
    ...address,
    logLevel,
    prefixes: prefixesOf(prefix),
    site: site === undefined ? ownSite : callersPath(site),
    delay: wholeNumber("--delay", delay, 0, LONGEST_DELAY),
    workers: wholeNumber("--workers", workers, 1, MOST_WORKERS),
  };
}

/** What a user should know of options that change nothing. */
export function idleOptions({ cors, dynamic, seed }: Values<typeof COMMAND.options>): string[] {
  return [
    ...(cors ? ["--cors is the default: leave it out. --no-cors is the opposite"] : []),
    ...(seed !== undefined && !dynamic
      ? [
          "--seed does nothing without --dynamic, but for requests that prefer to be made up (Prefer: dynamic=true)",
        ]
      : []),
  ];
}
