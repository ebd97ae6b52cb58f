/**
 * Recorded traffic held against a contract.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { harOf, keptBody } from "@facility-contracts/serving/har";
import { expect, test } from "vitest";
import { neededApiContract } from "../src/contract/contracts.ts";
import { judgeTraffic } from "../src/traffic/judge.ts";
import { readArchive } from "../src/traffic/read-archive.ts";
import { configSource, folderWith, performed } from "./command-run.ts";
import { runOn, SAMPLED_APIS } from "./provider-run.ts";
import { answerOf, answers, idParameter, smallContract } from "./small-provider.ts";

const thing = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", maxLength: 5 }, pin: { type: "string", writeOnly: true } },
  additionalProperties: false,
};
const API = smallContract(
  {
    "/things/{id}": {
      put: {
        operationId: "putThing",
        parameters: [
          idParameter("id"),
          { name: "tags", in: "query", schema: { type: "array", items: { type: "integer" } } },
          { name: "code", in: "query", schema: { type: "string", format: "password" } },
          { name: "mode", in: "query", required: true, schema: { enum: ["a", "b"] } },
        ],
        requestBody: { required: true, content: { "application/json": { schema: thing } } },
        responses: { 200: answerOf(thing), ...answers(400, 401) },
      },
    },
    "/files": {
      post: {
        operationId: "postFile",
        parameters: [
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { size: { type: "integer" } } },
          },
          { name: "at", in: "query", content: { "application/json": { schema: { type: "object" } } } },
        ],
        requestBody: { content: { "text/csv": { schema: { type: "string" } } } },
        responses: { 200: answerOf(thing), ...answers(400) },
      },
    },
    "/sessions": {
      post: {
        operationId: "postSession",
        parameters: [{ name: "device", in: "cookie", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "yes",
            headers: { "Set-Cookie": { required: true, schema: { type: "string" } } },
          },
        },
      },
    },
    "/table": {
      get: {
        operationId: "getTable",
        responses: { 200: { description: "yes", content: { "text/csv": { schema: { type: "string" } } } } },
      },
    },
    "/things/new": {
      put: { operationId: "newThing", parameters: [idParameter("id")], responses: { 200: answerOf(thing) } },
    },
  },
  {
    servers: [{ url: "https://api.example/v1" }],
    security: [{ bearerAuth: [] }],
    components: { securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
  },
);

interface Said {
  readonly method?: string;
  readonly target?: string;
  readonly body?: string;
  readonly type?: string;
  readonly status?: number;
  readonly answer?: string;
}

/** The report on one exchange, which is right but for what is told. */
async function judged(said: Said, only: readonly string[] = []) {
  const { method = "PUT", target = "/v1/things/1?mode=a&tags=1&tags=2", status = 200 } = said;
  const { body = '{"name":"one"}', type = "application/json", answer = '{"name":"one"}' } = said;
  const named = (headers: object) =>
    Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
  const archive = harOf("a-browser", [
    {
      time: "2026-01-01T00:00:00.000Z",
      method,
      url: `https://api.example${target}`,
      httpVersion: "h2",
      query: [],
      headers: named({
        ":path": target,
        authorization: "Bearer a-secret-token",
        cookie: "other=a-secret-cookie",
        "x-internal": "a-secret-header",
        "content-type": type,
      }),
      body: keptBody(Buffer.from(body)),
      answer: {
        status,
        headers: named({ "content-type": "application/json" }),
        body: keptBody(Buffer.from(answer)),
        milliseconds: 1,
      },
    },
  ]);
  await using folder = await folderWith({ "traffic.har": JSON.stringify(archive) });
  const report = judgeTraffic(API, "traffic.har", readArchive(join(folder.path, "traffic.har")), only);
  expect(JSON.stringify(report)).not.toContain("a-secret");
  return report;
}

test("a parameter of the path that it has no place for is not missed", async () => {
  const { findings, notChecked } = await judged({ target: "/v1/things/new" });
  expect(findings).toEqual([]);
  expect(notChecked.map(({ what }) => what)).not.toContain("newThing");
});

test("what is only written is found in a recorded answer", async () => {
  const { findings } = await judged({ answer: '{"name":"one","pin":"1234"}' });
  expect(findings.map(({ check, place, severity }) => [check, place, severity])).toEqual([
    ["answer/writeOnly", "answer /pin", "warning"],
  ]);
});

test("what the contract allows has no finding, and is covered", async () => {
  const { findings, coverage, requests, remarks } = await judged({}, ["putThing", "newThing"]);
  expect(findings).toEqual([]);
  expect(remarks).toEqual([]);
  expect(requests).toBe(1);
  expect(coverage.operations.covered).toEqual(["putThing"]);
  expect(coverage.statuses.covered).toEqual(["putThing 200"]);
  expect(coverage.parameters.missing).toEqual(["putThing query code", "newThing bearer Authorization"]);
  expect(coverage.operations.missing).toEqual(["newThing"]);
});

test.each<readonly [Said, string]>([
  [{ body: '{"name":"too long"}' }, "putThing request/maxLength request body /name"],
  [{ body: "{" }, "putThing request/json request body"],
  [{ body: "" }, "putThing request/required request body"],
  [{ type: "text/plain" }, "putThing request/media-type request header Content-Type"],
  [{ target: "/v1/things/x?mode=a" }, "putThing request/type request path id"],
  [{ target: "/things/1?mode=c" }, "putThing request/enum request query mode"],
  [{ target: "/v1/things/1" }, "putThing request/required request query mode"],
  [{ target: "/v1/things/1?mode=a&tags=1&tags=x" }, "putThing request/type request query tags /1"],
  [{ answer: '{"name":1}' }, "putThing answer/type answer /name"],
  [{ answer: "{" }, "putThing answer/json answer"],
  [{ status: 418 }, "putThing answer/status status"],
])(
  "what it does not allow and is taken, and an answer that is none of it, is a finding: %j",
  async (said, finding) => {
    const { findings } = await judged(said);
    expect(findings.map(({ operationId, check, place }) => `${operationId} ${check} ${place}`)).toEqual([
      finding,
    ]);
    expect(findings[0]?.curl).toContain("-H 'authorization: Bearer '\"$BEARER_AUTH\"");
    expect(findings[0]?.caseIds).toEqual(["putThing entry 1 of traffic.har"]);
  },
);

const BOUNDARY = '--b\r\nContent-Disposition: form-data; name="pin"\r\n\r\na-secret-pin\r\n--b--';

test.each<readonly [string, Said]>([
  [
    "a member of the query that the contract does not name",
    { target: "/v1/things/1?mode=c&access_token=a-secret-key" },
  ],
  ["a parameter whose format is password", { target: "/v1/things/1?mode=c&code=a-secret%2Dcode" }],
  ["a field that is only written", { body: '{"name":"too long","pin":"a-secret-pin"}' }],
  ["one that is wrong itself", { body: '{"name":"one","pin":["a-secret-pin", {"a":"a-secret-pin-2"}]}' }],
  ["one that is escaped", { body: '{"name":"too long", "pin" : "\\u0061-secret-pin"}' }],
  ["one in a body that is no JSON", { body: '{"pin":"a-secret-pin",}' }],
  ["one in a form", { body: "name=one&pin=a-secret-pin", type: "application/x-www-form-urlencoded" }],
  ["one in parts", { body: BOUNDARY, type: "multipart/form-data; boundary=b" }],
  ["one in the answer", { answer: '{"name":"one","pin":["a-secret-pin"]}' }],
])("no report tells what may be a secret: %s", async (_, said) => {
  const { findings } = await judged(said);
  expect(findings).not.toEqual([]);
  expect(JSON.stringify(findings).replaceAll("\\", "")).not.toContain("u0061-secret");
  const [, packed = ""] = /echo (\S+) \| base64 -d/.exec(findings[0]?.curl ?? "") ?? [];
  if (packed !== "") expect(gunzipSync(Buffer.from(packed, "base64")).toString()).not.toContain("a-secret");
});

test("that nothing has changed for the cache of a browser is no answer of the contract", async () => {
  const { findings, remarks } = await judged({ status: 304 });
  expect(findings).toEqual([]);
  expect(remarks.map(({ what }) => what)).toEqual(["answers of 304, which are for the cache of a browser"]);
});

test("what of a request is not judged is told, and what was sent is seen", async () => {
  const target = "/v1/files?filter[size]=x&mode=a";
  const body = { body: "a,b", type: "text/csv" };
  const { coverage, findings, notChecked } = await judged({
    method: "POST",
    target,
    ...body,
    answer: '{"name":"a"}',
  });
  expect(findings).toEqual([]);
  expect(coverage.parameters.covered).toContain("postFile query filter");
  expect(notChecked.filter(({ what }) => what.startsWith("postFile "))).toEqual([
    {
      what: "postFile query filter",
      why: "of recorded parameters texts and lists in the styles simple and form are read",
    },
    { what: "postFile query at", why: "of recorded parameters with a media type nothing is read" },
    { what: "postFile body", why: "of recorded bodies JSON is read, not text/csv" },
  ]);
});

/** The report on entries of an archive, which somebody else wrote. */
async function judgedEntries(...entries: readonly object[]) {
  await using folder = await folderWith({ "traffic.har": JSON.stringify({ log: { entries } }) });
  return judgeTraffic(API, "traffic.har", readArchive(join(folder.path, "traffic.har")));
}

const PUT = { method: "PUT", url: "https://api.example/v1/things/1?mode=a", headers: [] };
const POST = { method: "POST", url: "https://api.example/v1/sessions", headers: [], bodySize: 0 };
const OK = { status: 200, headers: [], content: { mimeType: "application/json", size: 2, text: "{}" } };

test.each<readonly [object, object]>([
  [{}, { mimeType: "application/json" }],
  [{ bodySize: -1 }, { mimeType: "application/json", size: -1 }],
  [{ bodySize: 14 }, { mimeType: "application/json", size: 14, text: "" }],
])("bodies that were not recorded are no fault, and told: %j %j", async (request, content) => {
  const { findings, notChecked, remarks } = await judgedEntries({
    request: { ...PUT, ...request },
    response: { ...OK, content },
  });
  expect(findings).toEqual([]);
  expect(notChecked).toContainEqual({ what: "putThing body", why: "the recording does not have it" });
  expect(notChecked).toContainEqual({
    what: "putThing answer body",
    why: "the recording does not have all of it",
  });
  expect(remarks).toEqual([
    { what: "answers whose body was not recorded, or not all of it", times: 1, example: "PUT /v1/things/1" },
  ]);
});

test("a body that is known to be empty is judged", async () => {
  const { findings } = await judgedEntries({
    request: { ...PUT, bodySize: 0 },
    response: { ...OK, content: { mimeType: "application/json", size: 0 } },
  });
  expect(findings.map(({ check }) => check).sort()).toEqual(["answer/json", "request/required"]);
});

test("headers with secrets that an archive leaves out are not missed, and told", async () => {
  const { findings, notChecked } = await judgedEntries({ request: POST, response: OK });
  expect(findings).toEqual([]);
  expect(notChecked.filter(({ what }) => what.startsWith("postSession"))).toEqual([
    { what: "postSession cookie device", why: "the recording has no such header at all" },
    { what: "postSession answer header Set-Cookie", why: "the recording has no such header at all" },
  ]);
  const others = ["Cookie", "Set-Cookie"].map((name) => ({ name, value: "a=b" }));
  const some = await judgedEntries(
    { request: POST, response: OK },
    { request: { ...POST, headers: others.slice(0, 1) }, response: { ...OK, headers: others.slice(1) } },
  );
  expect(some.findings.map(({ check, place }) => `${check} ${place}`).sort()).toEqual([
    "answer/header header Set-Cookie",
    "request/required request cookie device",
  ]);
});

test("what of the answers of an operation nobody reads is told", async () => {
  const { notChecked } = await judgedEntries({
    request: { method: "GET", url: "https://api.example/v1/table", headers: [], bodySize: 0 },
    response: { status: 200, headers: [], content: { mimeType: "text/csv", size: 4, text: "nope" } },
  });
  expect(notChecked).toContainEqual({ what: "getTable answer 200", why: "the suite reads JSON only" });
});

test("only the operations that are asked for are judged", async () => {
  const { cases, coverage, remarks } = await judged({}, ["newThing"]);
  expect(cases).toEqual([]);
  expect(remarks).toEqual([]);
  expect(coverage.operations).toEqual({ covered: [], missing: ["newThing"] });
});

test("a path that is written out goes before one with a placeholder", async () => {
  const { coverage } = await judged({ target: "/v1/things/new" });
  expect(coverage.operations.covered).toEqual(["newThing"]);
});

test("a wrong request that is refused is right", async () => {
  const { findings } = await judged({ body: "{", status: 400, answer: '{"message":"no JSON"}' });
  expect(findings).toEqual([]);
});

test("what is of no operation is told", async () => {
  const { remarks, cases } = await judged({ method: "GET", target: "/favicon.ico" });
  expect(cases).toEqual([]);
  expect(remarks).toEqual([
    { what: "requests to no operation of the contract", times: 1, example: "GET /favicon.ico" },
  ]);
});

test.each(SAMPLED_APIS)(
  "a run on the correct provider of %s has no finding when it is read again",
  async (name) => {
    await using folder = await folderWith({});
    let archive: object = {};
    const { findings, coverage } = await runOn(name, { onHar: (har) => (archive = har) });
    expect(findings).toEqual([]);
    const file = join(folder.path, "run.har");
    await writeFile(file, JSON.stringify(archive));
    const again = judgeTraffic(neededApiContract(name), "run.har", readArchive(file));
    expect(again.findings).toEqual([]);
    expect(again.coverage.operations).toEqual(coverage.operations);
    expect(again.coverage.statuses).toEqual(coverage.statuses);
  },
);

test.each([
  ["[]", "traffic.har is not an HTTP Archive: it has no log.entries"],
  ["{", "traffic.har cannot be read: "],
  ['{ "log": { "entries": [{}] } }', "traffic.har: log.entries[0].request.method must be a text"],
  [
    '{ "log": { "entries": [{ "request": { "method": "GET", "url": "/x" } }] } }',
    "traffic.har: log.entries[0].request.url must be an address",
  ],
])("what is no archive is told: %s", async (text, message) => {
  await using folder = await folderWith({ "traffic.har": text });
  expect(() => readArchive(join(folder.path, "traffic.har"))).toThrow(message);
});

test("an archive with nothing to judge is exit code 2", async () => {
  await using folder = await folderWith({ "traffic.har": '{ "log": { "entries": [] } }' });
  const { code, stderr } = await performed(folder.path, "tickets", "--har", "traffic.har");
  expect(stderr).toContain("traffic.har has no answer of an operation of tickets");
  expect(code).toBe(2);
});

test("it prints a report", async () => {
  let archive: object = {};
  await runOn("tickets", { onHar: (har) => (archive = har) });
  await using folder = await folderWith({
    "run.har": JSON.stringify(archive),
    "conformance.config.ts": configSource({}),
  });
  const { code, stdout, stderr } = await performed(folder.path, "tickets", "--har", "run.har");
  expect(stderr).toBe("");
  expect(stdout).toContain("run.har keeps the contract of tickets: 0 errors");
  expect(code).toBe(0);
});
