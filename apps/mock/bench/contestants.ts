import {
  type RunningServer,
  startConstant,
  startFastify,
  startOurs,
  startPrism,
  startSteady,
} from "./servers.ts";

/** A server that is measured. */
export interface Contestant {
  readonly name: string;
  /** Starts it on the document of the first API. */
  readonly start: () => Promise<RunningServer>;
  /** Whether it can make an answer up. */
  readonly isDynamic?: boolean;
}

/** Those that answer every request. */
export const CONTESTANTS: readonly Contestant[] = [
  { name: "ours", start: () => startOurs(), isDynamic: true },
  { name: "2 workers", start: () => startOurs("--workers", "2"), isDynamic: true },
  { name: "prism", start: () => startPrism(), isDynamic: true },
  { name: "steady", start: () => startSteady() },
  { name: "fastify", start: startFastify },
];

/** A server that answers one request with a constant, as another one answered it. */
export const BARE = {
  name: "bare",
  start: (status = 200, body = "{}") => startConstant(status, body),
} as const satisfies Contestant;
