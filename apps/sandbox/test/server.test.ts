/**
 * What the server does beside the operations.
 */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { ALLOWED, headersOf, pageTicket, SERVED } from "./apis.ts";
import { callerOf } from "./caller.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";

const postgres = usePostgres();
let sandbox: Sandbox;
const call = callerOf(() => sandbox);

beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres), cors: true });
});
afterAll(() => sandbox.stop());

describe("what watches over it", () => {
  test("finds it alive and ready", async () => {
    expect((await call("GET", "/healthz")).body).toEqual({ status: "ok" });
    expect((await call("GET", "/readyz")).body).toEqual({ status: "ok" });
  });

  test("finds counts by operation and status, and no path of a client", async () => {
    await call("GET", "/interventions/v2/rs/1");
    await call("GET", "/interventions/v2/rs/404");
    await call("GET", "/secret-path");
    const text = await (await fetch(`${sandbox.origin}/metrics`)).text();
    expect(text).toMatch(/^sandbox_requests_total\{operation="getIntervention",status="200"\} 1$/m);
    expect(text).toMatch(/^sandbox_requests_total\{operation="getIntervention",status="404"\} 1$/m);
    expect(text).toMatch(/^sandbox_requests_total\{operation="not-found",status="404"\} 1$/m);
    expect(text).toMatch(/^sandbox_requests_in_progress 0$/m);
    expect(text).not.toContain("secret-path");
  });
});

describe("a request that no operation takes", () => {
  test.each(["/anomalies/v2/rs/none/x", "/api", "/x"])(
    "is told so at %s, whatever APIs there are",
    async (path) => {
      expect(await call("GET", path)).toEqual({ status: 404, body: { message: "Not Found" } });
    },
  );

  test("of another method is told which there are", async () => {
    expect(ALLOWED.size).toBeGreaterThan(3);
    for (const [path, allow] of ALLOWED) {
      const method = ["DELETE", "PATCH", "PUT", "POST", "GET"].find((other) => !allow.includes(other));
      const answer = await fetch(`${sandbox.origin}${path}`, { method: method ?? "" });
      expect([path, answer.status, answer.headers.get("allow")]).toEqual([path, 405, allow]);
    }
  });

  test("a packed body is unpacked, and one in a coding that is not known is told so", async () => {
    const put = async (coding: string, body: Buffer<ArrayBuffer>) => {
      const answer = await fetch(`${sandbox.origin}/api/v1/tickets/${pageTicket.id}`, {
        method: "PUT",
        headers: { ...headersOf("full"), "content-type": "application/json", "content-encoding": coding },
        body,
      });
      return [answer.status, await answer.text()];
    };
    const packed = gzipSync('{"title":"packed"}');
    expect(await put("gzip", packed)).toEqual([200, expect.stringContaining('"packed"')]);
    expect(await put("compress", packed)).toEqual([415, expect.stringContaining("compress")]);
    const bomb = gzipSync(JSON.stringify({ title: " ".repeat(2_000_000) }));
    expect(await put("gzip", bomb)).toEqual([413, expect.any(String)]);
  });

  test("the documents of its APIs are where the mock has them", async () => {
    for (const { name, contract } of SERVED)
      expect((await call("GET", `/openapi/${name}.json`)).body).toEqual(contract.document);
  });

  test("HEAD is that of GET", async () => {
    const { status, body } = await call("HEAD", "/interventions/v2/rs/1");
    expect([status, body]).toEqual([200, undefined]);
  });

  test("a page of another origin may call with its cookies", async () => {
    const headers = { origin: "http://localhost:5173", "access-control-request-method": "PUT" };
    const url = `${sandbox.origin}/api/v1/tickets/1`;
    const preflight = await fetch(url, {
      method: "OPTIONS",
      headers: { ...headers, "access-control-request-headers": "content-type" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(headers.origin);
    expect(preflight.headers.get("access-control-allow-credentials")).toBe("true");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
  });
});
