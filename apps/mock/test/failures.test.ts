import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { listeningMock, frozen as prepared } from "./mock-server.ts";
import { head, open } from "./raw-exchange.ts";

/*
 * Failures that a request may ask for, so that a client can be seen to survive them.
 */

const { server, origin } = await listeningMock({}, prepared);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const PATH = "/interventions/v2/rs/1";
const credentials = { Authorization: "Bearer token", "X-Session-Token": "token" };
const port = Number(new URL(origin).port);

const ask = (prefer: string, path = PATH) =>
  fetch(origin + path, { headers: { ...credentials, ...(prefer && { Prefer: prefer }) } });

test.each([
  [429, "Too Many Requests", "1"],
  [503, "Service Unavailable", "1"],
  [500, "Internal Server Error", null],
  [599, "Status 599", null],
  [418, "I'm a Teapot", null],
])("Prefer: code=%i is answered with it, although nothing documents it", async (code, title, retryAfter) => {
  for (const answer of [await ask(`code=${code}`), await ask("", `${PATH}?__code=${code}`)]) {
    expect(answer.status).toBe(code);
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toEqual({ type: "about:blank", title, status: code });
  }
});

test.each(["code=202", "code=302", "code=600", "code=503, example=page"])(
  "Prefer: %s is still a status that is not documented",
  async (prefer) => {
    expect((await ask(prefer)).status).toBe(404);
  },
);

test("a documented status is answered with its example, and a failure only to a valid request", async () => {
  expect(await (await ask("code=404")).json()).toEqual({ message: "Not Found" });
  expect((await fetch(origin + PATH, { headers: { Prefer: "code=503" } })).status).toBe(401);
});

test.each(["connection=reset", "connection=reset, delay=1"])(
  "Prefer: %s ends the connection without an answer",
  async (prefer) => {
    await expect(ask(prefer)).rejects.toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: "ECONNRESET" }) }),
    );
  },
);

test("Prefer: connection=stall sends half of the answer, and goes on to serve others", async () => {
  const whole = await (await ask("")).text();
  const stalled = await ask("", `${PATH}?__connection=stall`);
  expect(stalled.headers.get("content-length")).toBe(String(Buffer.byteLength(whole)));
  const reader = stalled.body?.getReader();
  let read = "";
  while (read.length < Math.floor(whole.length / 2)) {
    const { value } = (await reader?.read()) ?? {};
    read += new TextDecoder().decode(value);
  }
  expect(whole.startsWith(read)).toBe(true);
  const rest = reader?.read();
  expect(await Promise.race([rest, ask("").then(({ status }) => status)])).toBe(200);
  await reader?.cancel();
});

test("Prefer: connection=stall sends nothing where the head would be the whole answer", async () => {
  const socket = open(port);
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.write(head(`HEAD ${PATH}`, { ...credentials, Prefer: "connection=stall" }));
  await once(server, "request");
  for (let count = 0; count < 5; count++) await ask("");
  expect(received).toBe("");
  socket.destroy();
});
