import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ServerSettings } from "../src/http/server.ts";
import { createLog, type LineLevel } from "../src/log.ts";
import { runMock, startMock } from "./mock-process.ts";
import { listeningMock } from "./mock-server.ts";

const headers = { Authorization: "Bearer secret-token", "X-Session-Token": "secret-session" };

/** Sends a valid request, one without credentials, an invalid one, and another page's. */
async function sendAll(origin: string): Promise<void> {
  const path = `${origin}/interventions/v2/rs/1`;
  await fetch(path, { headers });
  await fetch(`${path}?secret-query`);
  await fetch(`${path}?extend=secret-value`, { headers });
  await fetch(`${origin}/no%1Bwhere`, { headers: { Origin: "http://localhost:5173" } });
  await fetch(`${origin}/nowhere`, { headers: { Origin: "http://localhost:5173" } });
}

/** What a mock in this process logs at a level while something is sent to it. */
async function logged(
  level: LineLevel,
  send: (origin: string) => Promise<void>,
  settings: Partial<ServerSettings> = {},
): Promise<string> {
  const log = createLog(level, false);
  const { server, origin } = await listeningMock({ ...settings, log });
  onTestFinished(() => void server.close());
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  await send(origin);
  // Writes what waits for more lines, too.
  log.start("The end", {});
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join("");
  expect(text.endsWith("The end\n")).toBe(true);
  return text.slice(0, -"The end\n".length);
}

test("refused requests are logged with the reason, and a page of another origin once", async () => {
  expect((await logged("warn", sendAll, { cors: false })).split("\n")).toEqual([
    "warn  401 GET /interventions/v2/rs/1 missing or malformed: header Authorization, header X-Session-Token",
    expect.stringMatching(
      /^warn {2}400 GET \/interventions\/v2\/rs\/1 Request query parameter extend\.0 must be equal to/,
    ),
    "warn  A page of http://localhost:5173 called. Its browser keeps the answers from it, because of --no-cors",
    "warn  404 GET /no%1Bwhere Route not resolved, no path matched",
    "warn  404 GET /nowhere Route not resolved, no path matched",
    "",
  ]);
});

test("at the level error none of these is logged", async () => {
  expect(await logged("error", sendAll)).toBe("");
});

// Wrong use is told before there is a log: cli.test.ts.
if (isProof)
  test("with --log-level silent nothing is printed, and wrong use still is", async () => {
    const { stdout, stderr } = await runMock(["--log-level", "silent", "--port", "x"]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^mock: --port /);
  });

test("--json logs objects, the start too", async () => {
  const mock = await startMock({}, ["--json"]);
  await fetch(`${mock.origin}/nowhere`);
  const { stdout } = await mock.stop();
  const [start, refused] = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  const message = "Mock server ready";
  expect(start).toEqual({
    time,
    level: "info",
    message,
    origin: mock.origin,
    milliseconds: expect.any(Number),
  });
  expect(refused).toMatchObject({ time, level: "warn", status: 404, method: "GET", path: "/nowhere" });
});

test("at the level info all is logged, and no secret: no header, no query, nothing of a body", async () => {
  const text = await logged("info", async (origin) => {
    await sendAll(origin);
    for (const body of [
      '{"title":secret}',
      '{"title":"secret"',
      '"secret"',
      '{"title":1,"description":"secret"}',
      "secret",
    ])
      await putAnomaly(origin, body);
    await fetch(`${origin}/nowhere?secret`);
    const get = `${origin}/interventions/v2/rs/1`;
    for (const query of ["__code=secret", "__server=http://secret", "__example=secret", "secret=1"]) {
      await fetch(`${get}?${query}`, { headers });
    }
    for (const extra of [
      { Prefer: "code=secret" },
      { Prefer: "example=secret" },
      { Accept: "secret/secret" },
      { Accept: "secret" },
    ]) {
      await fetch(get, { headers: { ...headers, ...extra } });
    }
  });
  expect(text).not.toContain("secret");
  expect(text).toMatch(/^info +200 GET \/interventions\/v2\/rs\/1/m);
  expect(text).toContain("The request body is not JSON: Unexpected token 's'");
});

test("a field name as long as a body does not make a line of that length", async () => {
  const body = JSON.stringify({ ["a".repeat(1_000_000)]: 1 });
  const text = await logged("warn", async (origin) => {
    await putAnomaly(origin, body);
  });
  expect(text).toMatch(/^warn/);
  expect(text.length).toBeLessThan(1_000);
});

function putAnomaly(origin: string, body: string): Promise<Response> {
  return fetch(`${origin}/anomalies/v2/rs/1`, {
    method: "PUT",
    headers: { ...headers, "Content-Type": "application/json" },
    body,
  });
}

test("the mock lives on when nobody reads its log any more", async () => {
  const mock = await startMock();
  mock.closeOutput();
  for (let count = 0; count < 20; count++) {
    expect((await fetch(`${mock.origin}/nowhere`)).status).toBe(404);
  }
  expect((await mock.stop()).exitCode).toBe(0);
});
