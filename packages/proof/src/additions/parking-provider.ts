/**
 * A provider of the API that is added, written from its page alone: it reads nothing of the contract.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const KEY = "a-key";
const GARAGES = [
  { garageId: "north", name: "Garage North", free: 12 },
  { garageId: "south", name: "Garage South", free: 0 },
];
const PATH = /^\/parking\/v1\/garages\/([^/?]+)(?:\?.*)?$/;

/** Starts the provider on a free port. */
export async function startParkingProvider(): Promise<{ origin: string; stop(): void }> {
  const server = createServer(({ method, url = "", headers }, answer) => {
    const [, name] = PATH.exec(url) ?? [];
    if (name === undefined) send(answer, 404, { error: "No such path" });
    else if (method !== "GET") send(answer.setHeader("Allow", "GET"), 405, { error: "Only GET" });
    else if (headers["x-parking-key"] !== KEY) send(answer, 401, { error: "Unknown key" });
    else {
      const garage = GARAGES.find(({ garageId }) => garageId === decoded(name));
      if (garage === undefined) send(answer, 404, { error: "No such garage" });
      else send(answer, 200, garage);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

function send(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
