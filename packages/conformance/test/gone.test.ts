/**
 * Requests that take the provider down, that it closes the connection on, or that it cannot answer yet.
 */
import { createServer } from "node:http";
import net, { type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { RunOptions } from "../src/options.ts";
import { markdownOf } from "../src/report/markdown.ts";
import { hasFailed, textOf } from "../src/report/text.ts";
import { NotReachable } from "../src/run/exchange.ts";
import type { WireRequest } from "../src/wire.ts";
import { originOf } from "./listening.ts";
import { PATIENT } from "./patient.ts";
import {
  answerOf,
  answers,
  idParameter,
  integerIn,
  NO_CREDENTIALS,
  smallContract,
} from "./small-provider.ts";

const responses = { 200: answerOf({ type: "object" }), ...answers(400, 404) };
const extend = { name: "extend", in: "query", schema: { enum: ["a", "b"] } };
const API = smallContract({
  "/things/{id}": { get: { operationId: "getThing", parameters: [idParameter("id"), extend], responses } },
  "/parts/{id}": { get: { operationId: "getPart", parameters: [idParameter("id"), extend], responses } },
});

/** What becomes of a request. */
type Fate = "answered" | "later" | "closed" | "killed";

/** There is one row, and each query is a wrong one that is more than a list of known values. */
function statusOf(target: string): number {
  const [path = "", query = ""] = target.split("?");
  if (!/^(?:extend=[ab]&?)*$/.test(query)) return 400;
  try {
    return integerIn(path.split("/")[2]) === 1 ? 200 : 404;
  } catch {
    return 400;
  }
}

/** A provider on a port, and what it was asked. */
async function provider(fateOf: (target: string) => Fate) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? "";
    asked.push(target);
    const fate = fateOf(target);
    if (fate === "answered") {
      response.writeHead(statusOf(target), { "content-type": "application/json" }).end('{"message":"-"}');
    } else if (fate === "later") response.writeHead(503, { "retry-after": "0" }).end();
    else if (fate === "closed") request.socket.resetAndDestroy();
    else {
      server.close();
      server.closeAllConnections();
    }
  });
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  return { asked, run: (options: RunOptions) => runSuite(API, config, { ...PATIENT, ...options }) };
}

/** The target that a case sends to break the percent encoding. */
const BROKEN = "/parts/%";

test.each([1, 4])(
  "the request that kills the provider is the finding, at %i at once",
  async (concurrency) => {
    const { run } = await provider((target) => (target === BROKEN ? "killed" : "answered"));
    const { findings, notChecked, cases } = await run({ concurrency, patience: 1 });
    expect(findings.map(({ check }) => check)).toEqual(["robust/stopped"]);
    expect(findings[0]?.got).toContain("the provider stopped answering after");
    expect(findings[0]?.curl).toContain(BROKEN);
    // Nobody knows which of several it was.
    expect(findings[0]?.curl).not.toMatch(/request \d+ shows it/);
    if (concurrency === 1) expect(findings[0]?.got).toMatch(/after GET \/parts\/% \(no answer: /);
    const whys = new Set(notChecked.map(({ why }) => why));
    expect(whys).toContain("the provider did not answer");
    expect(cases.filter(({ outcome }) => outcome === "failed")).toHaveLength(1);
  },
);

test("a provider that comes back is told of the request that took it down, and of no other", async () => {
  let refused = 0;
  // It is down until it has been asked three times.
  const { run } = await provider((target) => {
    if (target === BROKEN) refused = 3;
    return refused-- > 0 ? "closed" : "answered";
  });
  const { findings, notChecked } = await run({ patience: PATIENT.deadline });
  expect(findings.map(({ operationId, check }) => `${operationId} ${check}`)).toEqual([
    "getPart robust/no-answer",
  ]);
  expect(findings[0]?.got).toContain("the connection ends without an answer, twice: ");
  expect(findings[0]?.curl).toMatch(/\/parts\/%'$/);
  expect(notChecked.filter(({ why }) => why.includes("answer"))).toEqual([]);
});

test("a request that is answered when it is sent again is not to blame", async () => {
  let isFirst = true;
  const { run, asked } = await provider((target) => {
    const isClosed = target === BROKEN && isFirst;
    if (isClosed) isFirst = false;
    return isClosed ? "closed" : "answered";
  });
  expect((await run({ concurrency: 1 })).findings).toEqual([]);
  const first = asked.indexOf(BROKEN);
  expect(asked.slice(first, first + 3)).toEqual([asked[first], "/", asked[first]]);
});

test("a provider that asks to wait is waited for, which the report tells", async () => {
  let times = 0;
  const { run } = await provider((target) => (target === BROKEN && times++ < 2 ? "later" : "answered"));
  const report = await run({ patience: PATIENT.deadline });
  expect(report.findings).toEqual([]);
  expect(textOf(report)).toMatch(
    /^Remarks\n {2}503: the provider was waited for \(2 times, [\d.]+ s in all\)$/m,
  );
  expect(markdownOf(report, "error")).toContain("### Remarks\n\n- 503: the provider");
});

test("a run that is out of time tells what it has", async () => {
  // Without a connection the first answer is judged before any timer can run, on the slowest machine too.
  const transport = async ({ target }: WireRequest) => ({
    status: statusOf(target),
    headers: { "content-type": "application/json" },
    body: Buffer.from('{"message":"-"}'),
  });
  const report = await runSuite(API, NO_CREDENTIALS, { transport, rate: 1 / 3600, maxTime: 50 });
  const { findings, notChecked, cases, requests } = report;
  expect(textOf(report)).toContain("has kept the contract of small until the run ended (out of time): 0");
  expect(requests).toBe(1);
  expect(findings).toEqual([]);
  expect(notChecked).toContainEqual({ what: "getPart path/type", why: "out of time" });
  expect(Map.groupBy(cases, ({ outcome }) => outcome).get("passed")).toHaveLength(1);
});

test("an idle connection that the provider closes is nobody's fault", async () => {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    let isFirst = true;
    socket.on("data", () => {
      // The second request of a connection finds it closed.
      if (!isFirst) return socket.resetAndDestroy();
      isFirst = false;
      return socket.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}",
      );
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  const { findings } = await runSuite(API, config, PATIENT);
  // It takes whatever is wrong.
  expect(findings.map(({ check }) => check.split("/")[0])).not.toContain("robust");
});

const MAKES = smallContract({
  "/pets/{id}": { get: { operationId: "getPet", parameters: [idParameter("id")], responses } },
  "/pets": {
    post: {
      operationId: "addPet",
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
      responses: {
        201: {
          ...answerOf({ type: "object", properties: { id: { type: "integer" } } }),
          links: { made: { operationId: "getPet", parameters: { id: "$response.body#/id" } } },
        },
        ...answers(400),
      },
    },
  },
});

test("a provider that is not there is not reached, whatever is sent first", async () => {
  const server = createServer((request) => request.socket.resetAndDestroy());
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  await expect(runSuite(MAKES, config, { ...PATIENT, patience: 1 })).rejects.toBeInstanceOf(NotReachable);
});

test("what makes a row and gets no answer is a finding", async () => {
  let made = 0;
  const server = createServer((request, response) => {
    if (request.method === "POST" && made++ > 0) return request.socket.resetAndDestroy();
    const status = request.method === "POST" ? 201 : 404;
    return response.writeHead(status, { "content-type": "application/json" }).end('{"message":"-"}');
  });
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  const { findings } = await runSuite(MAKES, config, { ...PATIENT, only: "getPet" });
  expect(findings.map(({ operationId, check }) => `${operationId} ${check}`)).toContain(
    "addPet robust/no-answer",
  );
});

test("a run that could check none of its cases has failed, and does not keep anything", async () => {
  const server = createServer((_, response) => response.writeHead(503, { "retry-after": "60" }).end());
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  const report = await runSuite(API, config, { ...PATIENT, patience: 1000 });
  expect(report.findings).toEqual([]);
  expect(hasFailed(report, "error")).toBe(true);
  expect(textOf(report)).toContain("was not checked against the contract of small: 0 errors");
});

test("what makes rows and hangs is asked once", async () => {
  let made = 0;
  const server = createServer((request, response) => {
    if (request.method === "POST") made++;
    else response.writeHead(404, { "content-type": "application/json" }).end('{"message":"-"}');
  });
  const config = { ...NO_CREDENTIALS, baseUrl: await originOf(server) };
  const { findings } = await runSuite(MAKES, config, { deadline: 500, only: "getPet" });
  expect(made).toBe(1);
  expect(findings.map(({ operationId, check }) => `${operationId} ${check}`)).toContain(
    "addPet robust/no-answer",
  );
});
