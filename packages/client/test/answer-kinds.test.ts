/**
 * Answers that are no JSON, and statuses that have no answer of their own.
 */
import {
  bytesBody,
  type ClientOf,
  checkWith,
  createClient,
  inRanges,
  mediaRange,
  streamBody,
  textBody,
} from "@facility-contracts/client/facade";
import { REDIRECTS } from "@facility-contracts/generator/facade-answers";
import { expect, test } from "vitest";

const json = { mediaType: "application/json" };

/** One operation, which answers what `fetch` is told to. */
interface Client extends ClientOf<object> {
  get(): Promise<{ readonly ok: boolean; readonly status: unknown; data?: unknown; error?: unknown }>;
}

function called(answer: Response) {
  const answers = {
    200: [json, { mediaType: "text/csv", read: textBody }],
    201: [{ mediaType: "image/*", matches: mediaRange, read: bytesBody }],
    202: [{ mediaType: "*/*", matches: mediaRange, read: bytesBody }],
    "2XX": [json],
    404: [{ mediaType: "image/png", read: bytesBody }],
    "4XX": [json],
    default: [json],
  };
  const operations = { get: { method: "get", path: "/", answers, find: inRanges } } as const;
  const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
  return createClient<Client>(api, { fetch: async () => answer }).get();
}

function of(status: number, mediaType: string, body: BodyInit = '"7"'): Response {
  return new Response(body, { status, headers: { "content-type": mediaType } });
}

test.each([
  [of(200, "application/json; charset=utf-8"), { ok: true, status: 200, data: "7" }],
  [of(200, "text/csv; header=absent", "a;b"), { ok: true, status: 200, data: "a;b" }],
  [of(200, "text/html"), { ok: false, status: "wrong-media-type" }],
  [of(201, "text/plain"), { ok: false, status: "wrong-media-type" }],
  [of(203, "application/json"), { ok: true, status: "2XX", data: "7" }],
  [of(409, "application/json"), { ok: false, status: "4XX", error: "7" }],
  [of(500, "application/json"), { ok: false, status: "default", error: "7" }],
])("%j", async (answer, result) => {
  expect(await called(answer)).toMatchObject(result);
});

test.each([
  [201, "image/gif", true],
  [202, "application/pdf", true],
  [404, "image/png", false],
])("a %d of %s is a blob", async (status, mediaType, ok) => {
  const bytes = Uint8Array.of(0, 255, 7);
  const result = await called(of(status, mediaType, bytes));
  expect(result).toMatchObject({ ok, status });
  const blob = result.data ?? result.error;
  if (!(blob instanceof Blob)) throw new Error("no blob");
  expect(blob.type).toBe(mediaType);
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
});

const csv = { mediaType: "text/csv", read: textBody };
const png = { mediaType: "image/png", read: bytesBody };
const events = { mediaType: "text/event-stream", read: streamBody };

test.each([
  [[csv, json], '{"a":1}', { a: 1 }],
  [[csv, json], "[1]", [1]],
  [[csv, json], "7", "7"],
  [[csv, json], "null", "null"],
  [[csv, json], "a;b", "a;b"],
  [[csv, json], "", ""],
  [[csv], '{"a":1}', '{"a":1}'],
  [[png, json], '{"a":1}', expect.any(Blob)],
  [[events, json], '{"a":1}', expect.any(ReadableStream)],
  [[json, csv], '{"a":1}', { a: 1 }],
])("without a media type, of %j the answer %j has the one that it can be", async (contents, body, data) => {
  const operations = { get: { method: "get", path: "/", answers: { 200: contents } } } as const;
  const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
  const fetch = async () => of(200, "", new TextEncoder().encode(body));
  expect(await createClient<Client>(api, { fetch }).get()).toMatchObject({ ok: true, status: 200, data });
});

test("without a media type, JSON behind a text is checked as JSON is", async () => {
  const operations = {
    get: { method: "get", path: "/", answers: { 200: [csv, json], 400: [csv, { ...json, fields: ["a"] }] } },
  } as const;
  const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
  const [passes, fails] = [() => true, () => false];
  const validators = {
    get: passes,
    "get_200_application/json": fails,
    "get_400_application/json": passes,
  };
  for (const status of [200, 400]) {
    const fetch = async () => of(status, "", new TextEncoder().encode("{}"));
    const client = createClient<Client>(api, { fetch }, checkWith(validators, { validate: true }));
    expect((await client.get()).status).toBe("invalid-answer");
  }
});

/** Two kinds of lists and two of errors, which differ in a parameter of their media types. */
const SEVERAL = {
  200: [
    { mediaType: "application/a+json" },
    { mediaType: "application/b+json" },
    { mediaType: "text/csv", read: textBody },
  ],
  400: [
    { mediaType: "application/e+json", fields: ["a"] },
    { mediaType: "application/e+json", fields: ["b"] },
    { mediaType: "application/f+json", fields: ["f"] },
  ],
};
const validators = {
  get: () => true,
  "get_200_application/a+json": (value: unknown) => value === "a",
  "get_200_application/b+json": (value: unknown) => value === "b",
  "get_400_application/e+json": () => true,
  "get_400_application/f+json": () => true,
};
const NONE = "";

test.each<[status: number, mediaType: string, body: unknown, passes: boolean]>([
  [200, "application/a+json", "a", true],
  [200, "application/a+json", "b", false],
  [200, NONE, "a", true],
  [200, NONE, "b", true],
  [200, NONE, "c", false],
  [400, "application/e+json", { a: 1 }, true],
  [400, "application/e+json", { b: 1 }, true],
  [400, "application/e+json", { f: 1 }, false],
  [400, NONE, { f: 1 }, true],
  [400, NONE, { c: 1 }, false],
])(
  "a %d of the media type %j is checked by all that it may be: %j",
  async (status, mediaType, body, passes) => {
    const operations = { get: { method: "get", path: "/", answers: SEVERAL } } as const;
    const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
    const fetch = async () => of(status, mediaType, new TextEncoder().encode(JSON.stringify(body)));
    const client = createClient<Client>(api, { fetch }, checkWith(validators, { validate: true }));
    expect((await client.get()).status).toBe(passes ? status : "invalid-answer");
  },
);

test("names that the provider chose are told without their control characters", async () => {
  const refuse = Object.assign(() => false, {
    errors: [
      { instancePath: "/\u001b[31mred\nline\u009b", keyword: "type", message: "must be integer", params: {} },
    ],
  });
  const operations = { get: { method: "get", path: "/", answers: { 200: [json] } } } as const;
  const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
  const check = checkWith({ get: () => true, "get_200_application/json": refuse }, { validate: true });
  const result = await createClient<Client>(api, { fetch: async () => Response.json({}) }, check).get();
  expect(result).toMatchObject({
    error: {
      message:
        "get (GET /): answered 200 with a body that is not valid: /\\u001b[31mred\\u000aline\\u009b must be integer",
    },
  });
});

test("what has no validator does not pass: the validators are those of another document", async () => {
  const operations = { get: { method: "get", path: "/", answers: { 200: [json] } } } as const;
  const api = { baseUrl: "http://api.test", credentials: {}, security: [], operations };
  const resultWith = (validators: Parameters<typeof checkWith>[0]) =>
    createClient<Client>(
      api,
      { fetch: async () => Response.json({}) },
      checkWith(validators, { validate: true }),
    ).get();
  const message = expect.stringContaining("its validator is missing, generate it again");
  expect(await resultWith({})).toMatchObject({ status: "not-sent", error: { message } });
  expect(await resultWith({ get: () => true })).toMatchObject({
    status: "invalid-answer",
    error: { message },
  });
});

test("the generator leaves out the answers that are redirects for the client, and no others", async () => {
  const statuses = Array.from({ length: 100 }, (_, index) => String(300 + index));
  const results = await Promise.all(
    statuses.map((status) => called(new Response(null, { status: Number(status) }))),
  );
  const redirects = statuses.filter((_, index) => results[index]?.status === "redirect");
  expect(redirects).toEqual([...REDIRECTS]);
});
