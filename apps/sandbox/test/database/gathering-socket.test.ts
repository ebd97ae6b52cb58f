import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GatheringSocket } from "../../src/database/gathering-socket.ts";

let socket: GatheringSocket;
let received: Promise<string>;
let close: () => void;

beforeEach(async () => {
  const server = createServer((peer) => peers.resolve(peer)).listen(0, "127.0.0.1");
  const peers = Promise.withResolvers<Socket>();
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  socket = new GatheringSocket();
  socket.connect(port, "127.0.0.1");
  await once(socket, "connect");
  received = text(await peers.promise);
  close = () => server.close();
});
afterEach(() => {
  socket.destroy();
  close();
});

function sendMessage(...parts: readonly string[]): void {
  socket.cork();
  for (const part of parts) socket.write(part);
  socket.uncork();
}

test("what several send in one turn goes out at its end, in its order", async () => {
  sendMessage("a", "b");
  sendMessage("c");
  socket.write("d");
  expect(socket.writableLength).toBe(4);
  await turn();
  expect(socket.writableLength).toBe(0);
  sendMessage("e");
  await turn();
  expect(socket.writableLength).toBe(0);
  socket.end();
  expect(await received).toBe("abcde");
});

test("what was gathered is sent before the end", async () => {
  sendMessage("a");
  socket.end("b");
  expect(await received).toBe("ab");
});

test("a message that is gathered over several turns is sent as a whole", async () => {
  sendMessage("a");
  socket.cork();
  socket.write("b");
  await turn();
  expect(socket.writableLength).toBe(2);
  socket.uncork();
  await turn();
  expect(socket.writableLength).toBe(0);
  socket.end();
  expect(await received).toBe("ab");
});
