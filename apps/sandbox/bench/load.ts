/**
 * Sends requests to a server, and measures what they cost.
 */
import { createRequire } from "node:module";
import { installTool } from "@facility-contracts/tools";
import type { Options, Result } from "autocannon";
import { type BenchRequest, HEADERS } from "./requests.ts";
import type { BenchServer } from "./servers.ts";

/** What a kind of request costs on a server. */
export interface Cost {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds that half, and 99 in 100, of the answers take at most. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time of the server's process, for one request. */
  readonly cpu: number;
  /** Queries for one request; undefined where there is no database. */
  readonly queries: number | undefined;
}

/** How many connections send requests, each one after the other. */
const CONNECTIONS = 16;

/** How often the load looks whether its time is over, in milliseconds. */
const SAMPLE = 20;

/**
 * Sends one kind of request for some seconds.
 *
 * @throws Error when one is answered with another status, or not at all.
 */
export async function measureLoad(
  server: BenchServer,
  request: BenchRequest,
  seconds: number,
): Promise<Cost> {
  const { name, method, path, body, status } = request;
  const require = createRequire(await installTool("autocannon"));
  const autocannon: typeof import("autocannon") = require("autocannon");
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const [cpu, queries] = [await server.cpu(), await server.queries()];
  let [duration, errors] = [0, 0];
  // In a short time on a busy machine there may be no answer. Longer each time: what was asked before, and given up, is
  // still worked on.
  for (let time = seconds; times.length === 0 && errors === 0; time *= 2) {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const options: Options = {
      url: server.origin,
      connections: CONNECTIONS,
      duration: time,
      sampleInt: SAMPLE,
      requests: [
        {
          method,
          headers: { ...HEADERS, ...(body !== undefined && { "content-type": "application/json" }) },
          ...(body !== undefined && { body }),
          setupRequest: (own) => ({ ...own, path: path() }),
        },
      ],
    };
    const load = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    load.on("response", (_client, answered, _bytes, milliseconds) => {
      times.push(milliseconds);
      statuses.set(answered, (statuses.get(answered) ?? 0) + 1);
    });
    const result = await promise;
    duration += result.duration;
    errors += result.errors;
  }
  statuses.delete(status);
  if (statuses.size > 0 || errors > 0)
    throw new Error(
      `${name}: ${errors} errors, and wrong answers: ${JSON.stringify([...statuses])} of ${times.length}`,
    );
  times.sort((a, b) => a - b);
  const asked = await server.queries();
  return {
    rate: times.length / duration,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: ((await server.cpu()) - cpu) / times.length,
    queries: asked === undefined || queries === undefined ? undefined : (asked - queries) / times.length,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
