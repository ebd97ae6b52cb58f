/**
 * Parameters wherever they are sent, in every style, and bodies of every form: what is sent is what the document says.
 */
import { Buffer } from "node:buffer";
import { placeAt } from "@facility-contracts/model/place";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import { describe, expect, test } from "vitest";
import { planOf } from "../src/run/plan.ts";
import {
  answerOf,
  answers,
  idParameter,
  integerIn,
  NO_CREDENTIALS,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

function contractWith(path: string, operation: object) {
  return smallContract({
    [path]: {
      get: { operationId: "find", responses: { 200: answerOf({}), ...answers(400, 404) }, ...operation },
    },
  });
}

/** What was sent of a parameter of an operation to a provider that judges it, and what was found. */
async function judged(parameter: object, isRight: (request: Seen) => boolean, path = "/things") {
  const seen: Seen[] = [];
  const report = await runOnSmall(contractWith(path, { parameters: [parameter] }), (request): Said => {
    seen.push(request);
    return isRight(request) ? [200, {}] : refuse(400);
  });
  return { report, seen };
}

test("a provider that takes an identifier below its minimum is told that alone", async () => {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 }, example: 7 };
  const { report } = await judged(id, ({ path }) => integerIn(path[1]) < 2 ** 31, "/things/{id}");
  const { findings } = report;
  const refused = findings.filter(({ expected }) => expected.startsWith("400"));
  expect([...new Set(refused.map(({ check }) => check))]).toEqual(["path/minimum"]);
});

test.each([
  [
    "an identifier",
    "path",
    "/things/{id}",
    { type: "integer", minimum: 1, maximum: 9, enum: [7, 8] },
    ["minimum", "maximum"],
  ],
  [
    "an identifier with a pattern",
    "path",
    "/things/{id}",
    { type: "string", format: "uuid", pattern: "^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$" },
    ["format"],
  ],
  [
    "a list of fixed values",
    "query",
    "/things",
    { type: "array", items: { type: "string", enum: ["a", "b"], pattern: "^[ab]$" } },
    ["enum"],
  ],
])("what no value of %s breaks alone is not counted", async (_, where, path, schema, hidden) => {
  const parameter = { name: "id", in: where, required: where === "path", schema };
  const { report } = await judged(parameter, () => true, path);
  const missing = report.coverage.keywords.missing.map((pointer) => pointer.split("/").at(-1));
  expect(missing).toEqual(expect.arrayContaining(hidden));
});

test.each([
  ["between two integers", { type: "integer", minimum: 0.5, maximum: 99.5 }],
  ["beyond the exact integers", { type: "integer", minimum: 1, maximum: 2 ** 53 }],
])("the limits of an identifier are tried where they are %s", async (_, schema) => {
  const id = { name: "id", in: "path", required: true, schema, example: 7 };
  const { report } = await judged(id, () => true, "/things/{id}");
  expect(report.coverage.keywords.missing).toEqual([]);
  expect(report.findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(["path/minimum", "path/maximum"]),
  );
});

const KNOWN_UUID = "550e8400-e29b-41d4-a716-446655440000";

test.each([
  ["a UUID in small letters", { type: "string", format: "uuid", pattern: "^[\\da-f-]+$" }, KNOWN_UUID],
  ["one of some UUIDs", { type: "string", format: "uuid", enum: [KNOWN_UUID] }, KNOWN_UUID],
  ["one UUID", { type: "string", format: "uuid", const: KNOWN_UUID }, KNOWN_UUID],
  ["an even number", { type: "integer", minimum: 1, maximum: 9, multipleOf: 2 }, 4],
  ["a number or a name", { type: ["integer", "string"] }, 7],
  ["a number or a short name", { type: ["integer", "string"], maxLength: 5 }, 7],
  ["a name that ends beyond ASCII", { type: "string" }, "café"],
  ["a name that ends with a digit behind what is encoded", { type: "string" }, "é 5"],
])(
  "of an identifier that is %s nothing else is expected to be taken, or refused",
  async (_, schema, known) => {
    const id = { name: "id", in: "path", required: true, schema, example: known };
    const api = contractWith("/things/{id}", { parameters: [id] });
    const place = placeAt(api.contract, "#/paths/~1things~1{id}/get/parameters/0/schema");
    const isAllowed = neededCheckOf(place).allows;
    const strict = ({ path: [, part = ""] }: Seen): Said => {
      const text = /%(?![\da-f]{2})/i.test(part) ? refuse(400) : decodeURIComponent(part);
      const isNumber = /^-?(0|[1-9]\d*)$/.test(text);
      if (!isAllowed(text) && !(isNumber && isAllowed(Number(text)))) refuse(400);
      return text.toLowerCase() === String(known) ? [200, {}] : refuse(404);
    };
    expect(summed(await runOnSmall(api, strict)).findings).toEqual([]);
  },
);

describe("a parameter of the query", () => {
  const limit = { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50 } };
  const isLimit = (text: string | null) => text === null || (/^\d+$/.test(text) && +text >= 1 && +text <= 50);

  test("is sent at its limits and beyond them", async () => {
    const { report, seen } = await judged(limit, ({ query }) => isLimit(query.get("limit")));
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(seen.map(({ query }) => query.get("limit"))).toEqual(
      expect.arrayContaining(["1", "50", "0", "51"]),
    );
    expect(report.coverage.keywords.missing).toEqual([]);
    expect(report.coverage.parameters.missing).toEqual([]);
  });

  test.each([
    [
      "its limit is not looked at",
      (text: string | null) => isLimit(text === "51" ? "5" : text),
      "query/maximum",
    ],
    ["its limit is one too low", (text: string | null) => isLimit(text) && text !== "50", "query/maximum"],
    ["any text is taken", (text: string | null) => isLimit(text?.replace(/\D+/, "") || "1"), "query/type"],
  ])("and it is found when %s", async (_, isRight, check) => {
    const { report } = await judged(limit, ({ query }) => isRight(query.get("limit")));
    expect(report.findings.map((finding) => finding.check)).toContain(check);
  });

  test("that is a list of any texts is sent with one too many", async () => {
    const list = { type: "array", maxItems: 2, items: { type: "string" } };
    const tags = { name: "tags", in: "query", style: "pipeDelimited", explode: false, schema: list };
    const { report } = await judged(tags, () => true);
    expect(report.findings.map(({ check }) => check)).toEqual(["query/maxItems"]);
  });

  test("that is required has a value, and is left out once", async () => {
    const { report } = await judged(
      { ...limit, required: true },
      ({ query }) => query.has("limit") && isLimit(query.get("limit")),
    );
    expect(report.findings).toEqual([]);
    const lenient = await judged({ ...limit, required: true }, ({ query }) => isLimit(query.get("limit")));
    expect(lenient.report.findings.map(({ check }) => check)).toEqual(["query/required"]);
  });

  test("that is a list of fixed numbers is sent with another number, and it is found when any is taken", async () => {
    const schema = { type: "array", items: { type: "integer", enum: [1, 2] } };
    const isNumbers = (isOne: RegExp) => (request: Seen) =>
      request.query.getAll("sizes").every((text) => isOne.test(text));
    const { report } = await judged({ name: "sizes", in: "query", schema }, isNumbers(/^[12]$/));
    expect(report.findings).toEqual([]);
    expect(report.coverage.keywords.missing).toEqual([]);
    const lenient = await judged({ name: "sizes", in: "query", schema }, isNumbers(/^\d+$/));
    expect(lenient.report.findings.map(({ check }) => check)).toEqual(["query/enum"]);
  });

  const TAGS = { type: "array", items: { type: "string", enum: ["a", "b"] }, maxItems: 3 };
  test.each([
    ["form", false, ","],
    ["pipeDelimited", false, "|"],
    ["spaceDelimited", false, " "],
  ])("that is a list in the style %s", async (style, explode, separator) => {
    const parameter = { name: "tags", in: "query", style, explode, schema: TAGS };
    const isTags = (text: string | null) =>
      text === null ||
      (text.split(separator).length <= 3 && text.split(separator).every((tag) => ["a", "b"].includes(tag)));
    const { report, seen } = await judged(parameter, ({ query }) => isTags(query.get("tags")));
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(seen.filter(({ query }) => query.get("tags")?.split(separator).length === 4)).not.toEqual([]);
  });

  test("that is a deep object, or JSON", async () => {
    const schema = {
      type: "object",
      required: ["from"],
      properties: { from: { type: "integer", minimum: 0 }, to: { type: "integer" } },
      additionalProperties: false,
    };
    const isInteger = (text: string | null) => text === null || /^-?\d+$/.test(text);
    const deep = await judged(
      { name: "range", in: "query", style: "deepObject", explode: true, schema },
      ({ query }) => {
        const names = [...query.keys()].filter((name) => name.startsWith("range"));
        if (names.length === 0) return true;
        if (names.some((name) => !["range[from]", "range[to]"].includes(name))) return false;
        const from = query.get("range[from]");
        return from !== null && /^\d+$/.test(from) && isInteger(query.get("range[to]"));
      },
    );
    expect(summed(deep.report)).toEqual({ findings: [], notChecked: [] });
    expect(deep.seen.some(({ query }) => query.get("range[from]") === "-1")).toBe(true);
    const json = await judged(
      { name: "range", in: "query", content: { "application/json": { schema } } },
      ({ query }) => {
        const text = query.get("range");
        if (text === null) return true;
        const value: unknown = JSON.parse(text);
        if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
        const { from, to, ...others } = value as Record<string, unknown>;
        const isRange =
          Number.isInteger(from) && Number(from) >= 0 && (to === undefined || Number.isInteger(to));
        return isRange && Object.keys(others).length === 0;
      },
    );
    expect(summed(json.report)).toEqual({ findings: [], notChecked: [] });
    expect(json.seen.some(({ query }) => query.get("range")?.includes("-1"))).toBe(true);
  });
});

test("half of a character among fixed values is left out, as no address can have it", () => {
  const choices = (values: readonly string[]) => ({
    parameters: [{ name: "s", in: "query", schema: { type: "array", items: { enum: values } } }],
    responses: { 200: { description: "done" } },
  });
  const api = smallContract({
    "/some": { get: { operationId: "some", ...choices(["\ud800", "b"]) } },
    "/none": { get: { operationId: "none", ...choices(["\ud800"]) } },
  });
  const ids = planOf(api, NO_CREDENTIALS).units.map(({ id }) => id);
  expect(ids).toContain("some query/enum query s: b");
  expect(ids.filter((id) => id.startsWith("none query/e"))).toEqual([]);
});

test("a path without its identifier is not sent where it may be taken for what changes all rows", async () => {
  const done = { description: "done" };
  const one = { parameters: [idParameter("id")], responses: { 204: done, ...answers(400, 404) } };
  const sent: string[] = [];
  const { notChecked } = await runOnSmall(
    smallContract({
      "/pets": { delete: { operationId: "deleteAll", responses: { 204: done } } },
      "/pets/{id}": { put: { operationId: "putOne", ...one }, delete: { operationId: "deleteOne", ...one } },
    }),
    ({ method, path }) => {
      if (path.join("/") === "pets/") sent.push(method);
      return [204];
    },
    { ...NO_CREDENTIALS, rows: { "/pets/{id}": { existing: [1], fresh: () => 2 } } },
  );
  expect(sent).toEqual(["PUT"]);
  expect(notChecked).toContainEqual({
    what: "deleteOne path id: no identifier",
    why: "it may be taken for deleteAll",
  });
});

test("a header and a cookie are sent beside credentials", async () => {
  const parameters = [
    { name: "X-Mode", in: "header", required: true, schema: { type: "string", enum: ["fast", "slow"] } },
    { name: "tone", in: "cookie", required: true, schema: { type: "boolean" } },
  ];
  const session = { type: "apiKey", in: "cookie", name: "sid" };
  const api = smallContract(
    {
      "/things": {
        get: {
          operationId: "find",
          security: [{ session: [] }],
          parameters,
          responses: { 200: answerOf({}), ...answers(400, 401) },
        },
      },
    },
    { components: { securitySchemes: { session } } },
  );
  const strict = ({ headers }: Seen): Said => {
    const cookies = (headers.cookie ?? "").split(/; */);
    if (!cookies.includes("sid=valid-session")) refuse(401);
    const tones = cookies.flatMap((text) => /^tone=(.*)$/.exec(text)?.[1] ?? []);
    const isRight =
      ["true", "false"].includes(tones.join()) && /^(fast|slow)$/.test(String(headers["x-mode"]));
    return isRight ? [200, {}] : refuse(400);
  };
  const config = {
    credentials: {
      valid: { session: "valid-session" },
      wrong: { session: "wrong" },
      expired: { session: "old" },
    },
  };
  expect(summed(await runOnSmall(api, strict, config))).toEqual({ findings: [], notChecked: [] });
  const lenient = (request: Seen): Said => {
    const [status, value] = strict({ ...request, headers: { ...request.headers, "x-mode": "fast" } });
    return [status, value];
  };
  const found = (await runOnSmall(api, lenient, config)).findings.map(({ check }) => check);
  expect(new Set(found)).toEqual(new Set(["header/required", "header/enum"]));
});

describe("a path", () => {
  test.each([
    ["label", "."],
    ["matrix", ";id="],
  ])("of the style %s", async (style, before) => {
    const parameter = {
      name: "id",
      in: "path",
      required: true,
      style,
      schema: { type: "integer" },
      example: 7,
    };
    const { report, seen } = await judged(
      parameter,
      ({ path: [, part = ""] }) => part.startsWith(before) && integerIn(part.slice(before.length)) === 7,
      "/things/{id}",
    );
    expect(report.findings.filter(({ check }) => check === "base")).toEqual([]);
    expect(seen[0]?.path).toEqual(["things", `${before}7`]);
  });

  test("has each of its parameters, lists too", async () => {
    const list = { type: "array", items: { type: "integer" }, minItems: 2 };
    const api = smallContract({
      "/a/{ids}/b/{kind}": {
        get: {
          operationId: "find",
          parameters: [
            { name: "ids", in: "path", required: true, schema: list },
            { name: "kind", in: "path", required: true, schema: { type: "string", enum: ["x", "y"] } },
          ],
          responses: { 200: answerOf({}), ...answers(400, 404) },
        },
      },
    });
    const seen: Seen[] = [];
    const report = await runOnSmall(api, (request): Said => {
      seen.push(request);
      const [, ids = "", , kind = ""] = request.path;
      if (!/^-?\d+(,-?\d+)+$/.test(decodeURIComponent(ids))) refuse(400);
      return ["x", "y", "%78", "%79"].includes(kind) ? [200, {}] : refuse(404);
    });
    expect(report.findings).toEqual([]);
    expect(seen.map(({ path }) => path.join("/")).join(" ")).not.toContain("undefined");
    expect(report.coverage.keywords.missing).toEqual([]);
  });
});

describe("a body", () => {
  const fields = {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", minLength: 2 }, age: { type: "integer", minimum: 0 } },
  };
  const run = (media: string, schema: object, isRight: (text: string, type: string) => boolean) => {
    const api = smallContract({
      "/things": {
        post: {
          operationId: "add",
          requestBody: { required: true, content: { [media]: { schema } } },
          responses: { 200: answerOf({}), ...answers(400, 415) },
        },
      },
    });
    return runOnSmall(api, ({ body, headers }): Said => {
      const type = headers["content-type"] ?? "";
      if (!type.startsWith(media)) refuse(415);
      return isRight(Buffer.from(body).toString(), type) ? [200, {}] : refuse(400);
    });
  };
  const isThing = (name: string | undefined, age: string | undefined) =>
    name !== undefined && name.length >= 2 && (age === undefined || /^\d+$/.test(age));

  test("that is a form", async () => {
    const type = "application/x-www-form-urlencoded";
    const read = (text: string) => new URLSearchParams(text);
    const right = await run(type, fields, (text) =>
      isThing(read(text).get("name") ?? undefined, read(text).get("age") ?? undefined),
    );
    expect(summed(right)).toEqual({ findings: [], notChecked: [] });
    const wrong = await run(type, fields, (text) => (read(text).get("name")?.length ?? 0) >= 2);
    expect(wrong.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["body/minimum", "body/type"]),
    );
  });

  test("that is in parts", async () => {
    const partsIn = (text: string, type: string) => {
      const [, boundary = ""] = /boundary=(.+)$/.exec(type) ?? [];
      const parts = text.split(`--${boundary}`).slice(1, -1);
      return Object.fromEntries(
        parts.map((part) => {
          const [head = "", value = ""] = part.split("\r\n\r\n");
          return [/name="(.*?)"/.exec(head)?.[1], value.replace(/\r\n$/, "")];
        }),
      );
    };
    const right = await run("multipart/form-data", fields, (text, type) => {
      const { age, name } = partsIn(text, type);
      return isThing(name, age);
    });
    expect(summed(right)).toEqual({ findings: [], notChecked: [] });
    const wrong = await run(
      "multipart/form-data",
      fields,
      (text, type) => partsIn(text, type).name !== undefined,
    );
    expect(wrong.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["body/minLength", "body/minimum"]),
    );
  });

  const file = (parts: object) => ({ type: "object", required: ["a"], properties: { a: parts } });
  const image = { type: "string", contentMediaType: "image/png" };
  test.each([
    ["of any bytes", file({ type: "string", format: "binary" })],
    ["of a text", file({ type: "string", contentMediaType: "text/csv" })],
    ["that has an example", file({ ...image, example: "an image" })],
    ["in a list with an example", file({ type: "array", items: { ...image, example: "an image" } })],
    ["that the example of the body has", { ...file(image), example: { a: "an image" } }],
  ])("in parts with a file %s", async (_, schema) => {
    const { cases, notChecked } = await run("multipart/form-data", schema, () => true);
    expect(notChecked.filter(({ why }) => why.includes("make up"))).toEqual([]);
    expect(cases.map(({ id }) => id)).toContain("add base request: the base request");
  });

  test("in parts with a file that may be left out is sent without it, which is told", async () => {
    const names: string[] = [];
    const schema = { type: "object", properties: { a: image, b: { type: "integer" } } };
    const { cases, notChecked } = await run("multipart/form-data", schema, (text) => {
      names.push(...Array.from(text.matchAll(/; name="(.)"/g), ([, name = ""]) => name));
      return true;
    });
    expect(notChecked.filter(({ what }) => what.startsWith("add"))).toEqual([
      { what: "add body a", why: "there is no example of image/png, which the suite does not make up" },
    ]);
    expect(cases.map(({ id }) => id)).toContain("add base request: the base request");
    expect(new Set(names)).toEqual(new Set(["b"]));
  });

  test.each<[string, object]>([
    ["in a list", file({ type: "array", minItems: 1, items: image })],
    ["where the body has an example that is not allowed", { ...file(image), example: { a: 5 } }],
    ["with an example that is not allowed", file({ ...image, example: 7 })],
    ["in a list with one", file({ type: "array", minItems: 1, items: image, example: "an image" })],
  ])("in parts with a file %s is not checked, which is told", async (_, schema) => {
    const why = "it needs a body, and there is no example of image/png, which the suite does not make up";
    expect((await run("multipart/form-data", schema, () => true)).notChecked).toEqual([{ what: "add", why }]);
  });

  test.each(["text/csv", "application/octet-stream"])("of the type %s", async (media) => {
    const schema = { type: "string", minLength: 3 };
    expect(summed(await run(media, schema, (text) => text.length >= 3))).toEqual({
      findings: [],
      notChecked: [],
    });
    expect((await run(media, schema, () => true)).findings.map(({ check }) => check)).toContain(
      "body/minLength",
    );
  });

  test.each([
    ["application/xml", { type: "object" }, "it needs a body, and the suite does not write application/xml"],
    [
      "image/png",
      { type: "string", example: 5 },
      "it needs a body, and there is no example of image/png, which the suite does not make up",
    ],
    [
      "multipart/form-data",
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "string", contentMediaType: "image/png" } },
      },
      "it needs a body, and there is no example of image/png, which the suite does not make up",
    ],
  ])("of the type %s is not checked, which is told", async (media, schema, why) => {
    expect((await run(media, schema, () => true)).notChecked).toEqual([{ what: "add", why }]);
  });
});
