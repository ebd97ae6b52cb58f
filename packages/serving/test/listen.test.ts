/**
 * Where servers listen, and what they say when they cannot.
 */
import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { listen, listenFailure, originOf } from "../src/listen.ts";

const servers = [createServer((_, response) => response.end("one")), createServer()] as const;

afterEach(() => {
  for (const server of servers) server.close();
});

test("a free port is in the origin, and a taken one is told with what to do", async () => {
  const origin = await listen(servers[0], { host: "127.0.0.1", port: 0 });
  expect(await (await fetch(origin)).text()).toBe("one");
  const port = Number(new URL(origin).port);
  await expect(listen(servers[1], { host: "127.0.0.1", port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or let a free one be picked: --port 0`,
  );
});

test.each([
  ["0.0.0.0", "http://127.0.0.1:80"],
  ["::", "http://[::1]:80"],
  ["::1", "http://[::1]:80"],
  ["localhost", "http://localhost:80"],
])("a server on %s is reached at %s", (host, origin) => {
  expect(originOf(servers[1], { host, port: 80 })).toBe(origin);
});

test("a port that is reserved, and any other cause", () => {
  const reserved = Object.assign(new Error("no"), { code: "EACCES" });
  expect(listenFailure(reserved, { host: "a", port: 80 })).toContain("is reserved. Take one from 1024 on");
  expect(listenFailure(new Error("no such host\nstack"), { host: "a", port: 80 })).toBe(
    "Cannot listen on port 80 of a: no such host. Without --host it is 127.0.0.1",
  );
});
