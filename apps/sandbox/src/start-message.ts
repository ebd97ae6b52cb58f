import { styleText } from "node:util";
import { isLoopback } from "@facility-contracts/serving/listen";
import type { Options } from "./options.ts";
import { overview } from "./overview.ts";
import { isServed, type OpenApi } from "./served-apis.ts";

export interface Started {
  readonly origin: string;
  readonly apis: readonly OpenApi[];
  readonly milliseconds: number;
  readonly options: Options;
}

/** What is told once the sandbox listens: a text, or one JSON object. */
export function startMessage({ origin, apis, milliseconds, options }: Started): string {
  const { host, madeToken, place, publicUrl } = options;
  if (options.json) {
    const unserved = apis.filter((api) => !isServed(api)).map(({ name }) => name);
    const notServed = unserved.length === 0 ? undefined : unserved;
    const { disturbance } = options;
    return JSON.stringify({
      message: "Sandbox ready",
      origin,
      milliseconds,
      notServed,
      controlToken: madeToken,
      disturbance,
    });
  }
  const where = { memory: "in memory", folder: "in a folder", postgres: "in PostgreSQL" }[place.kind];
  const shared = "The tokens are public, and others can reach this address: keep nothing here that matters.";
  return [
    `Sandbox ready in ${milliseconds} ms, rows ${where}: ${styleText("bold", origin)}`,
    overview(apis, publicUrl ?? origin).trimEnd(),
    ...(isLoopback(host) ? [] : [shared]),
    ...disturbanceNotes(options),
    ...controlNotes(options),
    "Stop it with Ctrl+C.",
  ].join("\n\n");
}

function disturbanceNotes({ disturbance }: Options): readonly string[] {
  if (disturbance === undefined) return [];
  const { latency, failing, seed } = disturbance;
  const waits = latency.most > 0 ? [`wait ${latency.least} to ${latency.most} ms`] : [];
  // As it was given, with six decimals at most: 0.07 * 100 has many.
  const percent = Number((failing * 100).toFixed(6));
  const fails = failing > 0 ? [`fail with 503 in ${percent} % of the cases`] : [];
  return [`Requests ${[...waits, ...fails].join(" and ")}, as --seed ${seed} has it.`];
}

function controlNotes({ control, controlToken, madeToken }: Options): readonly string[] {
  if (!control) return [];
  if (controlToken === undefined)
    return ["/__sandbox is open to every program of this machine, and to no page of another origin."];
  // One that was given is a secret of whoever gave it, and this may be kept in a log.
  const token = madeToken ?? "<that of SANDBOX_CONTROL_TOKEN>";
  return [`/__sandbox asks for this header:\n\n  Authorization: Bearer ${token}`];
}
