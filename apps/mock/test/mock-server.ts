import { once } from "node:events";
import type { Server } from "node:http";
import { API_NAMES, documentPath } from "../src/documents.ts";
import { readOperations } from "../src/operations.ts";
import { createMockServer } from "../src/server.ts";

/** The mock of both APIs, listening on a free port of this process. */
export async function listeningMock(): Promise<{ server: Server; origin: string }> {
  const operations = await Promise.all(API_NAMES.map((api) => readOperations(documentPath(api))));
  const server = createMockServer(operations.flat());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The mock has no port");
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
