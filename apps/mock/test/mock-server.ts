import { once } from "node:events";
import type { Server } from "node:http";
import { prepareAll } from "../build/prepare.ts";
import { createMockServer, type ServerSettings, TIMEOUTS } from "../src/http/server.ts";
import { createLog } from "../src/log.ts";
import type { Prepared } from "../src/prepared.ts";

/** The settings of a mock without options that logs nothing. */
const SETTINGS: ServerSettings = {
  dynamic: false,
  seed: undefined,
  errors: false,
  delay: 0,
  cors: false,
  site: undefined,
  log: createLog("silent", false),
  timeouts: TIMEOUTS,
};

/** A mock in this process that listens on a free port. */
export interface ListeningMock {
  readonly server: Server;
  readonly origin: string;
}

/** Starts the mock of both APIs, or of what was prepared. */
export async function listeningMock(
  settings: Partial<ServerSettings> = {},
  prepared?: Prepared,
): Promise<ListeningMock> {
  const server = createMockServer(prepared ?? (await prepareAll()), { ...SETTINGS, ...settings });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The mock has no port");
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
