/**
 * Who may look at the rows and begin again: nobody's page, and beyond this machine only who has the token.
 */
import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";

const TOKEN = "a token of the tests";

const postgres = usePostgres();
let open: Sandbox;
let guarded: Sandbox;

beforeAll(async () => {
  const place = await placeOn(postgres);
  open = await startSandbox({ ...SETTINGS, place, cors: true, publicUrl: "https://sandbox.example/base" });
  guarded = await startSandbox({ ...SETTINGS, place, controlToken: TOKEN });
});
afterAll(async () => {
  await open?.stop();
  await guarded?.stop();
});

/** What is answered to a reset with these headers: those that only a browser writes are among them. */
async function reset(
  { origin }: Sandbox,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const own = request(`${origin}/__sandbox/reset`, { method: "POST", headers }).end();
  return statusOf(own);
}

async function statusOf(asked: ClientRequest): Promise<number | undefined> {
  const [answer] = await once(asked, "response");
  answer.resume();
  return answer.statusCode;
}

const port = () => new URL(open.origin).port;

describe("on this machine", () => {
  test.each([
    ["a page of another origin", { origin: "https://evil.example" }],
    ["a page of another port", { origin: "http://127.0.0.1:5173", "sec-fetch-site": "same-site" }],
    ["a page without an origin", { origin: "null" }],
    ["an image of another page", { "sec-fetch-site": "cross-site" }],
    ["an image of a page next door", { "sec-fetch-site": "same-site" }],
    ["a page whose name leads here", { host: "evil.example", "sec-fetch-site": "same-origin" }],
    ["a page whose name begins as an address", { host: "127.0.0.1.evil.example:4011" }],
    ["a page whose name ends as ours", { host: "evil-localhost" }],
    ["a client whose host is no name", { host: "a b" }],
  ])("%s is refused", async (_, headers) => {
    expect(await reset(open, headers)).toBe(403);
    const state = await fetch(`${open.origin}/__sandbox/state`, {
      headers: { origin: "https://evil.example" },
    });
    expect([state.status, await state.text()]).toEqual([403, expect.stringMatching(/^{"message":/)]);
  });

  test.each([
    ["no browser", {}],
    ["a browser that was told the address", { "sec-fetch-site": "none" }],
    ["who calls it by its public name", { host: "sandbox.example", origin: "https://sandbox.example" }],
  ])("%s may", async (_, headers) => {
    expect(await reset(open, headers)).toBe(204);
  });

  test("a page of its own may, by any name of this machine", async () => {
    for (const host of [`localhost:${port()}`, `127.0.0.1:${port()}`, `[::1]:${port()}`])
      expect(await reset(open, { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" })).toBe(
        204,
      );
  });

  test("other paths are for every name", async () => {
    const own = request(`${open.origin}/healthz`, { headers: { host: "evil.example" } }).end();
    expect(await statusOf(own)).toBe(200);
  });
});

describe("with a token", () => {
  test("only who has it may", async () => {
    for (const authorization of ["", "Bearer", "Bearer another", `Basic ${TOKEN}`, TOKEN])
      expect([authorization, await reset(guarded, { authorization })]).toEqual([authorization, 401]);
    expect(await reset(guarded, {})).toBe(401);
    expect(await reset(guarded, { authorization: `Bearer ${TOKEN}` })).toBe(204);
  });

  test("pages of others may not, even with it", async () => {
    const headers = { authorization: `Bearer ${TOKEN}`, origin: "https://evil.example" };
    expect(await reset(guarded, headers)).toBe(403);
  });
});
