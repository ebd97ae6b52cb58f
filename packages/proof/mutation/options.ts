/**
 * The options of the command.
 */
import { parseArgs } from "node:util";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import type { Known, Mutant } from "./mutant.ts";
import { apis, everyMutant } from "./mutants.ts";
import { matches } from "./pattern.ts";

export const USAGE = `Usage: npm run mutate:conformance -- [options]

Breaks one element of the contract at a time and says whether the suite sees it.

Which mutants:
  --api NAME          those of one API: ${apis.join(", ")}
  --kind NAME         those of one kind, or of all kinds that begin so: request, answer/type
  --id ID             one mutant; * stands for any text
  --list              print them and stop

With a suite of your own, in any language:
  --proxy             listen as a proxy with one mutant (--id), until SIGTERM
  --command COMMAND   run a shell command for each mutant, with the proxy's origin in TARGET_URL;
                      an exit code other than 0 says that it saw the fault
  --target URL        the provider that the proxy forwards to
  --port NUMBER       where the proxy listens on 127.0.0.1 (default: 0, any free port)
  --valid NAME=VALUE, --expired NAME=VALUE
                      credentials of a security scheme, so that they need not be learned from the traffic

  --json              print the result as JSON
  --help              this text

Exit codes: 0 all killed, 1 a mutant survived (or an equivalent one was seen), 2 wrong use.
`;

/** A wrong use of the command. */
export class UsageError extends Error {}

/** What the command was asked to do. */
export interface Options {
  readonly task: "help" | "list" | "run" | "proxy" | "command";
  readonly mutants: readonly Mutant[];
  readonly apis: readonly Api[];
  readonly json: boolean;
  readonly target: URL;
  readonly port: number;
  readonly command: string;
  readonly known: Known;
}

const NO_TARGET = new URL("http://127.0.0.1");

/** Reads the arguments. It throws a `UsageError`. */
export function optionsOf(args: readonly string[]): Options {
  const values = parsedArguments(args);
  const { api, kind, id, json, command = "" } = values;
  const wanted = apis.filter((name) => api === undefined || name === api);
  if (wanted.length === 0) throw new UsageError(`There is no API '${api}': ${apis.join(", ")}.`);
  const mutants = everyMutant().filter(
    (mutant) =>
      wanted.includes(mutant.api) &&
      (kind === undefined || mutant.kind === kind || mutant.kind.startsWith(`${kind}/`)) &&
      (id === undefined || matches(id, mutant.id)),
  );
  const task = taskOf(values);
  if (mutants.length === 0 && task !== "help") throw new UsageError("No mutant has this API, kind and id.");
  if (task === "proxy" && mutants.length > 1)
    throw new UsageError(`--proxy takes one mutant, not ${mutants.length}: name it with --id.`);
  const used = wanted.filter((name) => mutants.some((mutant) => mutant.api === name));
  const known = { ...pairsOf("valid", values.valid), ...pairsOf("expired", values.expired) };
  return {
    task,
    mutants,
    apis: used,
    json,
    command,
    known,
    target: targetOf(task, values.target),
    port: portOf(values.port),
  };
}

function parsedArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const texts = { type: "string", multiple: true } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ api: text, kind: text, id: text, list: flag, json: flag, help: flag },
        ...{ proxy: flag, command: text, target: text, port: { type: "string", default: "0" } as const },
        ...{ valid: texts, expired: texts },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function taskOf({ help, list, proxy, command, target }: ReturnType<typeof parsedArguments>): Options["task"] {
  if (help) return "help";
  if (proxy && command !== undefined)
    throw new UsageError("--command starts the proxy itself: leave --proxy out.");
  if (list) return "list";
  if (proxy) return "proxy";
  if (command !== undefined) return "command";
  if (target !== undefined) throw new UsageError("--target is for --proxy and --command.");
  return "run";
}

function targetOf(task: Options["task"], text: string | undefined): URL {
  if (task !== "proxy" && task !== "command") return NO_TARGET;
  if (text === undefined) throw new UsageError(`--${task} needs --target.`);
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--target '${text}' is no http address.`);
  return url;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`--port '${text}' is no port.`);
  return port;
}

function pairsOf(option: "valid" | "expired", pairs: readonly string[] | undefined): Known {
  if (pairs === undefined) return {};
  const entries = pairs.map((pair) => {
    const end = pair.indexOf("=");
    if (end < 1) throw new UsageError(`--${option} '${pair}' is not NAME=VALUE.`);
    return [pair.slice(0, end), pair.slice(end + 1)];
  });
  return { [option]: Object.fromEntries(entries) };
}
