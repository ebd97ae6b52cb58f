import type { Server } from "node:http";
import { apis } from "@facility-contracts/contract/frozen/apis";
import { listen } from "@facility-contracts/serving/listen";
import { prepareContract } from "../build/prepare-contract.ts";
import { once } from "../src/answers/once.ts";
import { createMockServer, DEFAULTS, type ServerSettings } from "../src/http/server.ts";
import { createLog } from "../src/log.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import type { Prepared, PreparedOperation } from "../src/prepared.ts";

/** What is prepared of the frozen contract, which the tests of single operations are about. */
export const frozen: Prepared<PreparedOperation> = await prepareAll(apis);

/** What is prepared of our contract: Prism is asked of it once for all files. */
export const preparedContract = once(prepareContract);

/** A mock in this process that listens on a free port. */
export interface ListeningMock {
  readonly server: Server;
  readonly origin: string;
}

const SILENT = createLog("silent", false);

/** Starts the mock of the contract, or of what was prepared. */
export async function listeningMock(
  settings: Partial<ServerSettings> = {},
  prepared?: Prepared,
): Promise<ListeningMock> {
  const server = createMockServer(prepared ?? (await preparedContract()), {
    ...DEFAULTS,
    log: SILENT,
    ...settings,
  });
  return { server, origin: await listen(server, { port: 0, host: "127.0.0.1" }) };
}
