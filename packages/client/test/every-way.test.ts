/**
 * Every way in which a document can have a client send something: the client is generated, compiled, and calls a server that
 * answers what it got. What is expected is written by hand, from RFC 6570 and the table of styles of OpenAPI.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractOf } from "@facility-contracts/model/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientProject, clientProject } from "./client-project.ts";
import { EVERY_WAY } from "./every-way-document.ts";

/** What is called, and the request that the server gets: method and target, then headers and body where they matter. */
const CALLS: Readonly<Record<string, string>> = {
  'path_simple_whole_primitive({ color: "blue" })': "GET /v1/path_simple_whole_primitive/blue",
  "path_simple_whole_list({ color: COLORS })": "GET /v1/path_simple_whole_list/blue,black,brown",
  "path_simple_whole_object({ color: RGB })": "GET /v1/path_simple_whole_object/R,100,G,200,B,150",
  'path_simple_exploded_primitive({ color: "blue" })': "GET /v1/path_simple_exploded_primitive/blue",
  "path_simple_exploded_list({ color: COLORS })": "GET /v1/path_simple_exploded_list/blue,black,brown",
  "path_simple_exploded_object({ color: RGB })": "GET /v1/path_simple_exploded_object/R=100,G=200,B=150",
  'path_label_whole_primitive({ color: "blue" })': "GET /v1/path_label_whole_primitive/.blue",
  "path_label_whole_list({ color: COLORS })": "GET /v1/path_label_whole_list/.blue,black,brown",
  "path_label_whole_object({ color: RGB })": "GET /v1/path_label_whole_object/.R,100,G,200,B,150",
  "path_label_exploded_list({ color: COLORS })": "GET /v1/path_label_exploded_list/.blue.black.brown",
  "path_label_exploded_object({ color: RGB })": "GET /v1/path_label_exploded_object/.R=100.G=200.B=150",
  'path_matrix_whole_primitive({ color: "blue" })': "GET /v1/path_matrix_whole_primitive/;color=blue",
  'path_matrix_whole_primitive({ color: "" })': "GET /v1/path_matrix_whole_primitive/;color",
  "path_matrix_whole_list({ color: COLORS })": "GET /v1/path_matrix_whole_list/;color=blue,black,brown",
  "path_matrix_whole_object({ color: RGB })": "GET /v1/path_matrix_whole_object/;color=R,100,G,200,B,150",
  "path_matrix_exploded_list({ color: COLORS })":
    "GET /v1/path_matrix_exploded_list/;color=blue;color=black;color=brown",
  "path_matrix_exploded_object({ color: RGB })": "GET /v1/path_matrix_exploded_object/;R=100;G=200;B=150",
  'path_simple_whole_list({ color: ["a,b", "/"] })': "GET /v1/path_simple_whole_list/a%2Cb,%2F",
  'query_form_whole_primitive({ color: "blue" })': "GET /v1/query_form_whole_primitive?color=blue",
  'query_form_whole_primitive({ color: "" })': "GET /v1/query_form_whole_primitive?color=",
  "query_form_whole_list({ color: COLORS })": "GET /v1/query_form_whole_list?color=blue,black,brown",
  "query_form_whole_object({ color: RGB })": "GET /v1/query_form_whole_object?color=R,100,G,200,B,150",
  "query_form_exploded_list({ color: COLORS })":
    "GET /v1/query_form_exploded_list?color=blue&color=black&color=brown",
  "query_form_exploded_list({ color: [] })": "GET /v1/query_form_exploded_list",
  "query_form_exploded_object({ color: RGB })": "GET /v1/query_form_exploded_object?R=100&G=200&B=150",
  "query_form_exploded_object()": "GET /v1/query_form_exploded_object",
  "query_spaceDelimited_whole_list({ color: COLORS })":
    "GET /v1/query_spaceDelimited_whole_list?color=blue%20black%20brown",
  "query_spaceDelimited_whole_object({ color: RGB })":
    "GET /v1/query_spaceDelimited_whole_object?color=R%20100%20G%20200%20B%20150",
  "query_pipeDelimited_whole_list({ color: COLORS })":
    "GET /v1/query_pipeDelimited_whole_list?color=blue%7Cblack%7Cbrown",
  "query_pipeDelimited_whole_object({ color: RGB })":
    "GET /v1/query_pipeDelimited_whole_object?color=R%7C100%7CG%7C200%7CB%7C150",
  'nested({ where: { color: { R: 1, G: 2 }, in: ["a&b", "c"] } })':
    "GET /v1/nested?where%5Bcolor%5D%5BR%5D=1&where%5Bcolor%5D%5BG%5D=2&where%5Bin%5D%5B0%5D=a%26b&where%5Bin%5D%5B1%5D=c",
  "query_deepObject_exploded_object({ color: RGB })":
    "GET /v1/query_deepObject_exploded_object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
  'reserved({ to: "https://a.test/b?c=1&d[]=2#e f" })':
    "GET /v1/reserved?to=https://a.test/b?c=1%26d%5B%5D=2%23e%20f",
  'header_simple_whole_primitive({ color: "blue" })': "GET /v1/header_simple_whole_primitive color: blue",
  "header_simple_whole_list({ color: COLORS })": "GET /v1/header_simple_whole_list color: blue,black,brown",
  "header_simple_whole_object({ color: RGB })": "GET /v1/header_simple_whole_object color: R,100,G,200,B,150",
  "header_simple_exploded_object({ color: RGB })":
    "GET /v1/header_simple_exploded_object color: R=100,G=200,B=150",
  'cookie_form_whole_primitive({ color: "bl;ue" })':
    "GET /v1/cookie_form_whole_primitive cookie: color=bl%3Bue",
  "cookie_form_whole_list({ color: COLORS })":
    "GET /v1/cookie_form_whole_list cookie: color=blue,black,brown",
  "cookie_form_exploded_list({ color: COLORS })":
    "GET /v1/cookie_form_exploded_list cookie: color=blue; color=black; color=brown",
  "content({ where: { R: 1 }, queryWhere: { G: 2 } })":
    "GET /v1/content/%7B%22R%22%3A1%7D?where=%7B%22G%22%3A2%7D",
  'getUnnamedByIdParts({ id: "7" })': "GET /v1/unnamed/7/parts",
  "patchJson({ body: RGB })":
    'POST /v1/patchJson content-type: application/merge-patch+json {"R":100,"G":200,"B":150}',
  'sendForm({ body: { list: ["a b", "c"], spaced: ["d", "e"], text: "&" } })':
    "POST /v1/sendForm content-type: application/x-www-form-urlencoded list=a%20b&list=c&spaced=d%20e&text=%26",
  'sendParts({ body: { file: new File(["bytes"], "a.png", { type: "image/png" }), about: { R: 1 }, tags: ["x", "y"] } })':
    'POST /v1/sendParts content-type: multipart/form-data; boundary=B --B|Content-Disposition: form-data; name="file"; filename="a.png"|Content-Type: image/png||bytes|--B|Content-Disposition: form-data; name="about"|Content-Type: application/json||{"R":1}|--B|Content-Disposition: form-data; name="tags"|Content-Type: text/x-tag||x|--B|Content-Disposition: form-data; name="tags"|Content-Type: text/x-tag||y|--B--|',
  "sendParts({ body: { file: new Blob(['stream']).stream() } })":
    'POST /v1/sendParts content-type: multipart/form-data; boundary=B --B|Content-Disposition: form-data; name="file"; filename="file"|Content-Type: application/octet-stream||stream|--B--|',
  'sendLabels({ body: { name: "a", count: 1 } })':
    'POST /v1/sendLabels content-type: application/json {"name":"a","count":1}',
  'sendText({ body: "a;b" })': "POST /v1/sendText content-type: text/csv a;b",
  'sendListed({ body: "a;b" })': "POST /v1/sendListed content-type: text/csv a;b",
  "sendBytes({ body: new Uint8Array([65, 66]) })": "POST /v1/sendBytes content-type: image/png AB",
  "sendBytes({ body: new Blob(['C']).stream() })": "POST /v1/sendBytes content-type: image/png C",
  "sendAny({ body: new Blob(['D'], { type: 'image/gif' }) })": "POST /v1/sendAny content-type: image/gif D",
  "sendKeyed({ body: new Uint8Array([65, 66]) })": "POST /v1/sendKeyed?api+key=q content-type: image/png AB",
  "sendKeyed({ body: new Blob(['C']).stream() })": "POST /v1/sendKeyed?api+key=q content-type: image/png C",
  "constructor()": "GET /v1/constructor",
  '["2fa get/odd"]({ "odd-id": "a/b", "filter[status]": "new" })':
    "GET /v1/odd/a%2Fb:close(now)+*?filter%5Bstatus%5D=new",
  "toString()": "GET /v1/toString",
  'bodiless({ queryBody: "b" })': "GET /v1/bodiless?body=b",
  "open()": "GET /v1/open",
  "optional()": "GET /v1/optional x-key: k",
  "either()": "GET /v1/either x-key: k",
  "cookieOrLogin()": "GET /v1/cookieOrLogin cookie: session=c",
  "both()": "GET /v1/both?api+key=q x-key: k",
  "token()": "GET /v1/token authorization: Bearer o",
  "openId()": "GET /v1/openId authorization: Bearer i",
  "bearer()": "GET /v1/bearer authorization: Bearer t",
  "cookies()": "GET /v1/cookies cookie: session=c; other=d",
};

/** The same calls without most of the credentials. */
const OTHERS: Readonly<Record<string, string>> = {
  "optional()": "GET /v1/optional",
  "either()": "GET /v1/either authorization: Basic w6k6OnA=",
  "cookieOrLogin()": "GET /v1/cookieOrLogin authorization: Basic w6k6OnA=",
  "both()": "not-sent",
  "path_simple_whole_primitive({ color: Object() })": "not-sent",
  "cookies()": "GET /v1/cookies",
  'header_simple_whole_primitive({ color: "a\\nb" })': "not-sent",
  'path_simple_whole_primitive({ color: ".." })': "not-sent",
  "path_simple_whole_list({ color: [] })": "not-sent",
  'query_form_whole_primitive({ color: "\\ud800" })': "not-sent",
};

/** What a program makes of calls: each has a line. */
function linesOf(client: string, calls: Readonly<Record<string, string>>): string {
  return Object.keys(calls)
    .map((call) => `lines.push(lineOf(await ${client}${call.startsWith("[") ? "" : "."}${call}));`)
    .join("\n");
}

const PROGRAM = `
import { createEveryWayClient } from "./every-way.ts";
const COLORS = ["blue", "black", "brown"];
const RGB = { R: 100, G: 200, B: 150 };
const messageOf = (refused: () => unknown) => {
  try {
    refused();
    return "was made";
  } catch (error) {
    return String(error);
  }
};
type Line = { readonly ok: boolean; readonly status: unknown; readonly data?: { readonly sent: string } };
const lineOf = ({ data, ok, status }: Line) => (ok ? (data?.sent ?? "") : String(status));
export async function linesOn(port: string): Promise<string[]> {
  const lines: string[] = [];
  const client = createEveryWayClient({
    server: { port }, key: "k", query: "q", cookie: "c", otherCookie: async () => "d",
    token: "t", oauth: () => "o", openId: "i", login: { username: "u", password: "p" },
  });
${linesOf("client", CALLS)}
  const other = createEveryWayClient({ server: { port }, login: () => ({ username: "é", password: ":p" }) });
${linesOf("other", OTHERS)}
  const colon = createEveryWayClient({ server: { port }, login: { username: "a:b", password: "p" } });
  // @ts-expect-error a password that is no text
  const noText = createEveryWayClient({ server: { port }, login: { username: "u", password: () => "p" } });
  lines.push(lineOf(await colon.either()), lineOf(await noText.either()));
  lines.push(lineOf(await createEveryWayClient({ server: { port, base: "v2" } }).open()));
  const moved = createEveryWayClient({ server: { port, folder: "other files" } });
  lines.push(lineOf(await client.elsewhere()), lineOf(await client.files()), lineOf(await moved.files()));
  lines.push(lineOf(await createEveryWayClient({ baseUrl: "http://127.0.0.1:" + port + "/other" }).elsewhere()));
  const refusals = [
    // @ts-expect-error a base that is none of the server's
    () => createEveryWayClient({ server: { base: "v3" } }),
    // @ts-expect-error a port that is no text
    () => createEveryWayClient({ server: { port: 80 } }),
    // @ts-expect-error a variable that the server does not have
    () => createEveryWayClient({ server: { prot: "80" } }),
    // @ts-expect-error a name that every object has
    () => createEveryWayClient({ server: { constructor: "80" } }),
    // @ts-expect-error no object
    () => createEveryWayClient({ server: "v2" }),
    // @ts-expect-error null
    () => createEveryWayClient({ server: null }),
  ];
  for (const refused of refusals) lines.push(messageOf(refused));
  // @ts-expect-error what has no name of its own is a number
  const noNumber: Parameters<typeof client.sendLabels>[0] = { body: { name: "a", count: true } };
  // @ts-expect-error a file is no text
  const noFile: Parameters<typeof client.sendParts>[0] = { body: { file: "text" } };
  // @ts-expect-error the value of a header is a list
  const noList: Parameters<typeof client.header_simple_whole_list>[0] = { color: "blue" };
  lines.push(typeof noNumber, typeof noFile, typeof noList);
  const events = await client.answers({ status: 202 }, { timeoutMs: 60_000 });
  if (events.ok && events.status === 202) {
    const reader = events.data.getReader();
    lines.push(new TextDecoder().decode((await reader.read()).value));
    await reader.cancel();
  }
  const leave = new AbortController();
  const left = await client.answers({ status: 202 }, { signal: leave.signal });
  leave.abort(new Error("left"));
  if (left.ok && left.status === 202) lines.push(await left.data.getReader().closed.then(() => "ended", String));
  const answer = await client.answers({ status: 200 });
  if (answer.ok) {
    if (answer.status === 200) answer.data satisfies string | { R?: number };
    if (answer.status === 201) answer.data satisfies Blob;
    if (answer.status === 202) answer.data satisfies ReadableStream<Uint8Array>;
    if (answer.status === 204) answer.data satisfies undefined;
  } else if (answer.status === 404) answer.error satisfies string;
  else if (answer.status === "4XX" || answer.status === "default") answer.error.R satisfies number | undefined;
  // @ts-expect-error what a case has not
  else if (answer.status === "5XX") answer.error;
  return lines;
}
`;

/** Answers what it gets, as one line. */
const SERVER = `
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { linesOn } from "./program.ts";
const SHOWN = ["color", "cookie", "x-key", "authorization", "content-type", "transfer-encoding"];
const server = createServer(async (request, response) => {
  if (request.url.endsWith("/202"))
    return response.writeHead(202, { "content-type": "text/event-stream" }).write("data: 1\\n\\n");
  const body = await text(request);
  const boundary = /boundary=(\\S+)/.exec(request.headers["content-type"] ?? "")?.[1];
  const headers = SHOWN.flatMap((name) => (name in request.headers ? [name + ": " + request.headers[name]] : []));
  const line = [request.method, request.url, ...headers, ...(body === "" ? [] : [body.replaceAll("\\r\\n", "|")])].join(" ");
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ sent: boundary === undefined ? line : line.replaceAll(boundary, "B") }));
});
server.listen(0, "127.0.0.1", async () => {
  console.log(JSON.stringify(await linesOn(String(server.address().port))));
  server.closeAllConnections();
  server.close();
});
`;

let project: ClientProject | undefined;
let lines: readonly string[];

beforeAll(async () => {
  project = await clientProject();
  await project.add(contractOf(EVERY_WAY, "every-way"));
  await writeFile(join(project.folder, "program.ts"), PROGRAM);
  await writeFile(join(project.folder, "server.mjs"), SERVER);
  expect(await project.compile()).toBe("");
  lines = JSON.parse(await project.run("server.mjs"));
});
afterAll(() => project?.remove());

const sent = Object.entries({ ...CALLS }).map(([call, expected], index) => ({ call, expected, index }));
const others = Object.entries(OTHERS).map(([call, expected], index) => ({
  call,
  expected,
  index: sent.length + index,
}));

describe("is sent", () => {
  test.each(sent)("$call", ({ expected, index }) => {
    expect(lines[index]).toBe(expected);
  });
});

describe("without credentials, and with what cannot be sent", () => {
  test.each(others)("$call", ({ expected, index }) => {
    expect(lines[index]).toBe(expected);
  });
});

test("a user or a password that cannot be sent is refused", () => {
  const first = sent.length + others.length;
  expect(lines.slice(first, first + 2)).toEqual(["not-sent", "not-sent"]);
});

test("a server has variables, also one of an operation or of a path, and baseUrl stands for all servers", () => {
  expect(lines.slice(sent.length + others.length + 2, sent.length + others.length + 7)).toEqual([
    "GET /v2/open",
    "GET /moved/elsewhere",
    "GET /files/files",
    "GET /other%20files/files",
    "GET /other/elsewhere",
  ]);
});

test("in plain JavaScript a variable of a server that there is not is refused, and a value that it cannot have", () => {
  expect(lines.slice(-11, -5)).toEqual([
    "TypeError: server.base must be v1 or v2",
    "TypeError: server.port must be a text",
    "TypeError: there is no variable prot of server, but port, base, folder",
    "TypeError: there is no variable constructor of server, but port, base, folder",
    "TypeError: server must be an object, not string",
    "TypeError: server must be an object, not object",
  ]);
});

test("what has no end is read as it comes, and ends when the caller leaves", () => {
  expect(lines.slice(-2)).toEqual(["data: 1\n\n", "Error: left"]);
});
