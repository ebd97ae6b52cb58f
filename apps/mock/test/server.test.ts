import { apis } from "@facility-contracts/contract/frozen/apis";
import { describe, expect, onTestFinished, test } from "vitest";
import { pathForStatus } from "../src/answers/status-in-id.ts";
import type { ServerSettings } from "../src/http/server.ts";
import { HEALTH_PATH, openapiPath } from "../src/pages/paths.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import type { PreparedAnswer } from "../src/prepared.ts";
import { listeningMock, frozen as prepared } from "./mock-server.ts";

const all = prepared.apis.flatMap((api) => api.operations);
const credentials = { Authorization: "Bearer token", "X-Session-Token": "token", Cookie: "session=value" };
const INTERVENTION = "/interventions/v2/rs/1";
const TICKET = "/api/v1/tickets/550e8400-e29b-41d4-a716-446655440000";

/** Starts a mock for this test, and returns what asks it. */
async function mock(settings: Partial<ServerSettings> = {}, of = prepared) {
  const { server, origin } = await listeningMock(settings, of);
  onTestFinished(() => {
    server.close();
  });
  return (path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      ...init,
      headers: { ...credentials, ...Object.fromEntries(new Headers(init.headers)) },
    });
}

describe("an identifier asks for a documented status", () => {
  const cases = all.flatMap(({ operation, answers }) =>
    answers
      .filter(({ code, example }) => code !== null && code >= 400 && example === null)
      .map(({ status, value }) => ({ operation, status, value })),
  );

  test.each(cases)("$operation.iid $status", async ({ operation, status, value }) => {
    const { method, request } = operation;
    const [example] = request?.body?.contents?.[0]?.examples ?? [];
    const response = await (await mock())(pathForStatus(operation, String(status)), {
      method: method.toUpperCase(),
      headers: { "Content-Type": "application/json" },
      body: example && "value" in example ? JSON.stringify(example.value) : null,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(value);
  });
});

describe("pages of the mock's own", () => {
  test("no operation has their paths", () => {
    const own = ["/", HEALTH_PATH, ...prepared.apis.map(({ name }) => openapiPath(name))];
    for (const { operation } of all) expect(own).not.toContain(operation.path);
  });

  test("/healthz says that it is up", async () => {
    const response = await (await mock())("/healthz");
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });

  test.each(apis)("/openapi/$name.json is the document", async ({ name, document }) => {
    const response = await (await mock())(`/openapi/${name}.json`);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual(document);
  });

  test("/ has each operation, a command for it, and the path of each of its errors", async () => {
    const response = await (await mock())("/");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    for (const { operation } of all) {
      expect(page).toContain(`${operation.method.toUpperCase()} ${operation.path}`);
      for (const { code } of operation.responses.filter(({ code: name }) => name >= "400")) {
        expect(page).toContain(pathForStatus(operation, code));
      }
    }
    expect(page.match(/curl -X /g)).toHaveLength(all.length);
  });

  test("they are those of what is mocked now, which may change", async () => {
    const changing = { apis: prepared.apis };
    const ask = await mock({}, changing);
    const [first, second] = prepared.apis;
    for (const page of ["/commands", openapiPath(first?.name ?? ""), openapiPath(second?.name ?? "")])
      expect((await ask(page)).status).toBe(200);
    changing.apis = prepared.apis.slice(1).map((api) => ({ ...api, document: '{"changed":true}' }));
    expect(await (await ask("/commands")).text()).not.toContain(openapiPath(first?.name ?? ""));
    expect((await ask(openapiPath(first?.name ?? ""))).status).toBe(404);
    expect(await (await ask(openapiPath(second?.name ?? ""))).json()).toEqual({ changed: true });
  });

  test("/ quotes no markup of the Host header", async () => {
    const { homePage } = await import("../src/pages/home-page.ts");
    expect(await homePage(prepared, "http://<script>'\"&")).not.toMatch(/<script>/);
  });
});

describe("methods", () => {
  test.each([{ Accept: "text/html, */*;q=0.8" }, { Prefer: "dynamic=true, seed=a" }, { Prefer: "code=404" }])(
    "HEAD is GET also with %j",
    async (headers) => {
      const ask = await mock();
      const [get, head] = [
        await ask(INTERVENTION, { headers }),
        await ask(INTERVENTION, { headers, method: "HEAD" }),
      ];
      expect(head.status).toBe(get.status);
      expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    },
  );

  test("HEAD is GET without the body", async () => {
    const ask = await mock();
    const [get, head] = [await ask(INTERVENTION), await ask(INTERVENTION, { method: "HEAD" })];
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(await head.text()).toBe("");
  });

  test.each([
    [INTERVENTION, "GET, HEAD"],
    [TICKET, "PUT"],
  ])("DELETE %s is answered with 405 and the methods that there are", async (path, allow) => {
    const response = await (await mock())(path, { method: "DELETE" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  });
});

describe("pages of another origin", () => {
  const origin = "http://localhost:5173";
  const preflight = {
    method: "OPTIONS",
    headers: {
      Origin: origin,
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "content-type,x-session-token",
    },
  };

  test("a preflight request is answered with the methods of the path, and the headers that were asked for", async () => {
    const { status, headers } = await (await mock())(TICKET, preflight);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-allow-methods")).toBe("PUT");
    expect(headers.get("access-control-allow-headers")).toBe("content-type,x-session-token");
    expect(headers.get("access-control-allow-private-network")).toBeNull();
  });

  test("a page of the Internet may call this machine, where its browser asks for that", async () => {
    const asking = { ...preflight.headers, "Access-Control-Request-Private-Network": "true" };
    const { headers } = await (await mock())(TICKET, { ...preflight, headers: asking });
    expect(headers.get("access-control-allow-private-network")).toBe("true");
  });

  test.each([INTERVENTION, "/interventions/v2/rs/abc", "/nowhere", "/healthz"])(
    "they may read the answer to %s, also an error",
    async (path) => {
      const { headers } = await (await mock())(path, { headers: { Origin: origin } });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-expose-headers")).toContain("content-length");
      expect(headers.get("vary")).toBe("origin");
    },
  );

  test("what else a documented answer varies with is still said", async () => {
    const headers = { Vary: { schema: { type: "string" }, example: "Accept-Language" } };
    const document = {
      openapi: "3.1.0",
      info: { title: "Words", version: "1" },
      paths: { "/words": { get: { responses: { 200: { description: "Words", headers } } } } },
    };
    const ask = await mock({}, await prepareAll([{ name: "words", document }]));
    expect((await ask("/words")).headers.get("vary")).toBe("Accept-Language");
    for (const page of [origin, "https://example.com"])
      expect((await ask("/words", { headers: { Origin: page } })).headers.get("vary")).toBe(
        "Accept-Language, origin",
      );
  });

  test("they may read which violations there are", async () => {
    const { headers } = await (await mock())("/interventions/v2/rs/abc", { headers: { Origin: origin } });
    expect(headers.get("access-control-expose-headers")?.split(", ")).toContain("sl-violations");
  });

  test.each([
    ["http://localhost:5173", true],
    ["https://app.localhost", true],
    ["http://127.0.0.1:8080", true],
    ["http://[::1]:8080", true],
    ["https://example.com", false],
    ["https://localhost.example.com", false],
    ["http://127.0.0.1.example.com", false],
    ["null", false],
  ])("%s may send its cookies: %s", async (page, isNear) => {
    const { headers } = await (await mock())(INTERVENTION, { headers: { Origin: page } });
    expect(headers.get("access-control-allow-origin")).toBe(isNear ? page : "*");
    expect(headers.get("access-control-allow-credentials")).toBe(isNear ? "true" : null);
  });

  test("a preflight request for a path that does not exist is answered, so that a page sees the 404", async () => {
    const { status, headers } = await (await mock())("/nowhere", preflight);
    expect([status, headers.get("access-control-allow-methods")]).toEqual([204, "PUT"]);
  });

  test("with --no-cors a preflight request is told why it fails, and no answer is for pages", async () => {
    const ask = await mock({ cors: false });
    const refused = await ask(TICKET, preflight);
    expect(refused.status).toBe(405);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("--no-cors") });
    const names = [
      ...(await ask(INTERVENTION, { headers: { Origin: origin } })).headers.keys(),
      ...(await (await mock())(INTERVENTION)).headers.keys(),
    ];
    expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("--dynamic", () => {
  const paths = [INTERVENTION, "/interventions/v2/rs/2"];

  test("makes answers up, the same ones with the same seed, and another one for another request", async () => {
    const texts = async (seed: string) => {
      const ask = await mock({ dynamic: true, seed });
      return Promise.all(paths.map(async (path) => (await ask(path)).text()));
    };
    const [first, second, other] = [await texts("a"), await texts("a"), await texts("b")];
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first[0]).not.toBe(first[1]);
  });

  test("--seed makes the answers equal that a request prefers to be made up", async () => {
    const texts = async (seed: string | undefined) => {
      const ask = await mock({ seed });
      return (await ask(INTERVENTION, { headers: { Prefer: "dynamic=true" } })).text();
    };
    expect(await texts("a")).toBe(await texts("a"));
    expect(await texts(undefined)).not.toBe(await texts(undefined));
  });

  test("gives way to a request that prefers an example", async () => {
    const ask = await mock({ dynamic: true });
    const example = await (await (await mock())(INTERVENTION)).json();
    expect(await (await ask(INTERVENTION, { headers: { Prefer: "dynamic=false" } })).json()).toEqual(example);
  });
});

describe("--delay", () => {
  test("keeps a request waiting, and one that prefers another time does not wait for it", async () => {
    const ask = await mock({ delay: 60_000 });
    const gone = new AbortController();
    const waiting = ask(INTERVENTION, { signal: gone.signal });
    const preferred = ask(INTERVENTION, { headers: { Prefer: "delay=1" } });
    expect(await Promise.race([waiting, preferred])).toBe(await preferred);
    gone.abort();
    await expect(waiting).rejects.toThrow("aborted");
  });

  test("a refused request waits too", async () => {
    const ask = await mock({ delay: 60_000 });
    const gone = new AbortController();
    const refused = { method: "PUT", headers: { "Content-Type": "application/json" }, body: "{" };
    const waiting = ask(TICKET, { ...refused, signal: gone.signal });
    // Several that hardly wait, one after the other: it would have come with the first of them.
    for (let count = 0; count < 5; count++) {
      const other = ask(TICKET, { ...refused, headers: { ...refused.headers, Prefer: "delay=1" } });
      expect(await Promise.race([waiting, other])).toBe(await other);
    }
    gone.abort();
    await expect(waiting).rejects.toThrow("aborted");
  });

  test("a request can prefer to wait", async () => {
    const ask = await mock();
    const gone = new AbortController();
    const waiting = ask(INTERVENTION, { signal: gone.signal, headers: { Prefer: "delay=60000" } });
    const other = ask(INTERVENTION);
    expect(await Promise.race([waiting, other])).toBe(await other);
    gone.abort();
    await expect(waiting).rejects.toThrow("aborted");
    expect((await ask(INTERVENTION, { headers: { Prefer: "delay=1" } })).status).toBe(200);
  });
});

describe("--errors", () => {
  const broken = {
    location: ["response", "body"],
    severity: "Error",
    code: "required",
    message: "Response body must have required property 'data'",
  };
  const wrong = {
    apis: prepared.apis.map((api) => ({
      ...api,
      operations: api.operations.map((operation) => ({
        ...operation,
        answers: operation.answers.map((answer): PreparedAnswer => ({ ...answer, violations: [broken] })),
      })),
    })),
  };

  test("makes a 500 of an answer that breaks the contract", async () => {
    const response = await (await mock({ errors: true }, wrong))(INTERVENTION);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(broken.message) });
  });

  test("without it the answer is sent, and what is wrong stands in the header", async () => {
    const response = await (await mock({}, wrong))(INTERVENTION);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.headers.get("sl-violations") ?? "")).toEqual([broken]);
  });

  test("no answer of the contract is wrong", () => {
    expect(all.flatMap(({ answers }) => answers.flatMap(({ violations }) => violations))).toEqual([]);
  });
});
