/**
 * The options of the command.
 */
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options as CommandOptions, Values } from "@facility-contracts/command/options";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import type { Known, Mutant } from "./mutant.ts";
import { apis, everyMutant } from "./mutants.ts";
import { matches } from "./pattern.ts";

/** What the command says of itself. */
export const COMMAND = {
  does: `Breaks one element of the contract at a time and says whether the suite sees it: that of this package, or with
--command or --proxy one of your own, in any language.`,
  usage: "npm run mutate:conformance -- [options]",
  options: {
    api: { value: "name", help: `only mutants of one API: ${apis.join(", ")}` },
    kind: {
      value: "name",
      help: "only those of one kind, or of all kinds that begin so: request, answer/type",
    },
    id: { value: "id", help: "only this one; * stands for any text" },
    list: { help: "print them and stop" },
    proxy: { help: "listen as a proxy with one mutant (--id), until SIGTERM" },
    command: {
      value: "command",
      help: "run a shell command for each mutant, with the proxy's origin in TARGET_URL; if it fails, it saw the fault",
    },
    target: { value: "url", help: "the provider that the proxy forwards to" },
    port: {
      value: "number",
      help: "where the proxy listens on 127.0.0.1, 0 for any free port",
      default: "0",
    },
    valid: {
      value: "name=value",
      help: "credentials of a security scheme, so that they need not be learned from the traffic",
      many: true,
    },
    expired: { value: "name=value", help: "the same, of a session that has ended", many: true },
    json: { help: "print the result as JSON" },
  },
  exits: "Exit codes: 0 all killed, 1 a mutant survived (or an equivalent one was seen), 2 wrong use.",
} as const satisfies Command<CommandOptions>;

type Given = Values<typeof COMMAND.options>;

/** What the command was asked to do. */
export interface Options {
  readonly task: "list" | "run" | "proxy" | "command";
  readonly mutants: readonly Mutant[];
  readonly apis: readonly Api[];
  readonly json: boolean;
  readonly target: URL;
  readonly port: number;
  readonly command: string;
  readonly known: Known;
}

const NO_TARGET = new URL("http://127.0.0.1");

/**
 * What the options ask for.
 *
 * @throws Failure with exit code 2 when they are wrong.
 */
export function optionsOf(values: Given): Options {
  const { api, kind, id, json, command = "" } = values;
  const wanted = apis.filter((name) => api === undefined || name === api);
  if (wanted.length === 0) throw new Failure(2, `There is no API '${api}': ${apis.join(", ")}.`);
  const mutants = everyMutant().filter(
    (mutant) =>
      wanted.some((name) => name === mutant.api) &&
      (kind === undefined || mutant.kind === kind || mutant.kind.startsWith(`${kind}/`)) &&
      (id === undefined || matches(id, mutant.id)),
  );
  const task = taskOf(values);
  if (mutants.length === 0) throw new Failure(2, "No mutant has this API, kind and id.");
  if (task === "proxy" && mutants.length > 1)
    throw new Failure(2, `--proxy takes one mutant, not ${mutants.length}: name it with --id.`);
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
    port: wholeNumber("--port", values.port, 0, 65_535),
  };
}

function taskOf({ list, proxy, command, target }: Given): Options["task"] {
  if (proxy && command !== undefined)
    throw new Failure(2, "--command starts the proxy itself: leave --proxy out.");
  if (list) return "list";
  if (proxy) return "proxy";
  if (command !== undefined) return "command";
  if (target !== undefined) throw new Failure(2, "--target is for --proxy and --command.");
  return "run";
}

function targetOf(task: Options["task"], text: string | undefined): URL {
  if (task !== "proxy" && task !== "command") return NO_TARGET;
  if (text === undefined) throw new Failure(2, `--${task} needs --target.`);
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Failure(2, `--target '${text}' is no http address.`);
  return url;
}

function pairsOf(option: "valid" | "expired", pairs: readonly string[]): Known {
  if (pairs.length === 0) return {};
  const entries = pairs.map((pair) => {
    const end = pair.indexOf("=");
    if (end < 1) throw new Failure(2, `--${option} '${pair}' is not NAME=VALUE.`);
    return [pair.slice(0, end), pair.slice(end + 1)];
  });
  return { [option]: Object.fromEntries(entries) };
}
