import { createRequire } from "node:module";
import { installTool } from "@facility-contracts/tools";
import type { Case } from "./cases.ts";

/** How many connections send requests, each one after the other. */
const CONNECTIONS = 16;

/** Sends one request over and over for some seconds, and returns how many were answered a second. */
export async function requestsPerSecond(origin: string, request: Case, seconds: number): Promise<number> {
  const { path, method, headers, body, status } = request;
  const load = createRequire(await installTool("autocannon"));
  const autocannon: typeof import("autocannon") = load("autocannon");
  const result = await autocannon({
    url: origin + path,
    method,
    headers: { ...headers },
    ...(body !== undefined && { body }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  const good = status < 300 ? result["2xx"] : result["4xx"];
  const all = result["1xx"] + result["2xx"] + result["3xx"] + result["4xx"] + result["5xx"];
  if (good !== all || result.errors > 0) {
    throw new Error(
      `${request.name}: ${all - good} wrong answers and ${result.errors} errors of ${all} requests`,
    );
  }
  return all / result.duration;
}
