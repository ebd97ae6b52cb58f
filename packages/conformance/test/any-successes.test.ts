/**
 * Successes as operations document them: a status, a range, one answer for all, none; and requests that are neither right nor
 * wrong.
 */
import { describe, expect, test } from "vitest";
import {
  answerOf,
  answers,
  jsonIn,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const PET = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
describe("a success", () => {
  const contractWith = (responses: object | undefined) =>
    smallContract({
      "/pet": { get: { operationId: "getPet", ...(responses === undefined ? {} : { responses }) } },
    });
  const found = async (responses: object | undefined, said: Said) => {
    const report = await runOnSmall(contractWith(responses), () => said);
    return report.findings.map(({ check }) => check);
  };

  test.each([
    ["a range", { "2XX": answerOf(PET) }, 206],
    ["one answer for all", { default: answerOf(PET) }, 200],
    ["one answer for all that work, beside a failure", { default: answerOf(PET), ...answers(404) }, 200],
  ])("by %s is judged by its schema", async (_, responses, status) => {
    expect(await found(responses, [status, { name: "Rex" }])).toEqual([]);
    expect(await found(responses, [status, { name: 5 }])).toContain("answer/type");
    expect(await found(responses, [500, { name: "Rex" }])).toContain("robust/server-error");
  });

  test("beside one answer for all the others is the documented one only", async () => {
    const responses = { 200: answerOf(PET), default: answerOf(PET) };
    expect(await found(responses, [200, { name: "Rex" }])).toEqual([]);
    expect(await found(responses, [404, { name: "Rex" }])).toContain("base");
  });

  test("that is not documented at all is any 2xx", async () => {
    expect(await found(undefined, [204])).toEqual([]);
    expect(await found(undefined, [404, {}])).toContain("base");
  });

  test("may be a redirect, where nothing else is one", async () => {
    expect(await found({ 302: { description: "elsewhere" }, ...answers(404) }, [302])).toEqual([]);
  });

  test.each([
    ["one answer for all", { default: answerOf(PET) }, 200],
    ["a redirect beside it", { 200: answerOf(PET), 303: { description: "elsewhere" } }, 303],
    ["a redirect", { 302: { description: "elsewhere" } }, 302],
    ["nothing", undefined, 204],
  ])("by %s covers its operation, and a failure does not", async (_, responses, status) => {
    const covered = async (said: number) =>
      (await runOnSmall(contractWith(responses), () => [said, { name: "Rex" }])).coverage.operations.covered;
    expect(await covered(status)).toEqual(["getPet"]);
    expect(await covered(404)).toEqual([]);
  });

  test("of an operation that documents failures only is not asked for, which is told", async () => {
    const report = await runOnSmall(contractWith(answers(404)), () => [404, { message: "no" }]);
    expect(report.cases).toEqual([]);
    expect(report.notChecked).toEqual([{ what: "getPet", why: "it documents failures only" }]);
  });
});

describe("a body", () => {
  const contractWith = (schema: object, required: boolean, responses: object = { 200: answerOf({}) }) =>
    smallContract({
      "/pet": {
        post: {
          operationId: "addPet",
          requestBody: { required, content: { "application/json": { schema } } },
          responses,
        },
      },
    });
  const judged = (schema: object, required: boolean, provider: (request: Seen) => Said) =>
    runOnSmall(contractWith(schema, required), provider);
  const isPet = (value: unknown) =>
    typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
  const strict = (request: Seen): Said => (isPet(jsonIn(request)) ? [200, {}] : refuse(422));

  test("that is not allowed may be refused with any 4xx, where none is documented", async () => {
    expect((await judged(PET, true, strict)).findings).toEqual([]);
  });

  test("that is not allowed must not be taken all the same", async () => {
    const report = await judged(PET, true, (request) =>
      jsonIn(request) === undefined ? refuse(400) : [200, {}],
    );
    expect(report.findings.map(({ check }) => check)).toContain("body/required");
    expect(report.findings.map(({ expected }) => expected)).toContain("a refusal to: without name");
  });

  test("that may be left out may be empty", async () => {
    const lenient = (request: Seen): Said => (request.body.byteLength === 0 ? [200, {}] : strict(request));
    expect((await judged(PET, false, lenient)).findings).toEqual([]);
    expect((await judged(PET, true, lenient)).findings.map(({ check }) => check)).toContain("body/required");
  });

  test("with a fault in what is read-only is taken or refused", async () => {
    const id = { type: "string", format: "uuid", readOnly: true };
    const schema = { ...PET, required: ["id", "name"], properties: { id, ...PET.properties } };
    expect((await judged(schema, true, strict)).findings).toEqual([]);
    const strictest = (request: Seen): Said => {
      const value = jsonIn(request);
      return isPet(value) && typeof Object(value).id === "string" && /^[0-9a-f-]{36}$/i.test(Object(value).id)
        ? [200, {}]
        : refuse(400);
    };
    expect((await judged(schema, true, strictest)).findings).toEqual([]);
  });

  test("with what is read-only may be refused", async () => {
    const id = { type: "string", format: "uuid", readOnly: true };
    const schema = { ...PET, properties: { id, ...PET.properties } };
    const strictest = (request: Seen): Said => {
      const value = jsonIn(request);
      return isPet(value) && !Object.hasOwn(Object(value), "id") ? [200, {}] : refuse(400);
    };
    for (const one of [schema, { oneOf: [schema] }])
      expect((await judged(one, true, strictest)).findings).toEqual([]);
  });

  test.each([
    ["a number", { type: "integer", example: 12 }, Number.isInteger],
    ["a text", { type: "string", example: "ab" }, (value: unknown) => typeof value === "string"],
  ])("that is %s and still one when it is cut is no wrong body", async (_, schema, isRight) => {
    const provider = (request: Seen): Said => (isRight(jsonIn(request)) ? [200, {}] : refuse(400));
    expect((await judged(schema, true, provider)).findings).toEqual([]);
  });
});

test("a list of one fixed value, and one with a limit, are asked for what they allow", async () => {
  const list = (name: string, items: readonly string[], parts: object = {}) => ({
    name,
    in: "query",
    schema: { type: "array", items: { type: "string", enum: items }, ...parts },
  });
  const contract = smallContract({
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [
          list("sort", ["name"]),
          list("with", ["owner", "vet", "toys"], { maxItems: 2, uniqueItems: true }),
        ],
        responses: { 200: answerOf({}), ...answers(400) },
      },
    },
  });
  const provider = ({ query }: Seen): Said => {
    const values = query.getAll("with");
    const isRight =
      query.getAll("sort").every((value) => value === "name") &&
      values.every((value) => ["owner", "vet", "toys"].includes(value)) &&
      values.length <= 2 &&
      new Set(values).size === values.length;
    return isRight ? [200, {}] : [400, { message: "no" }];
  };
  expect((await runOnSmall(contract, provider)).findings).toEqual([]);
});

test("a list that may be sent without a value is not to be refused for it", async () => {
  const parameter = {
    name: "kinds",
    in: "query",
    allowEmptyValue: true,
    schema: { type: "array", items: { type: "string", enum: ["cat", "dog"] } },
  };
  const responses = { 200: answerOf({}), ...answers(400) };
  const contract = smallContract({ "/pets": { get: { parameters: [parameter], responses } } });
  const provider = ({ query }: Seen): Said =>
    query.getAll("kinds").every((kind) => ["", "cat", "dog"].includes(kind)) ? [200, {}] : refuse(400);
  expect((await runOnSmall(contract, provider)).findings).toEqual([]);
});

test("a key whose header does not begin with X- is not sent in its own place as another one", async () => {
  const contract = smallContract(
    {
      "/pet": {
        get: {
          operationId: "getPet",
          security: [{ key: [] }],
          responses: { 200: answerOf({}), ...answers(401) },
        },
      },
    },
    { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "api_key" } } } },
  );
  const provider = ({ headers }: Seen): Said =>
    headers.api_key === "valid-key-22" ? [200, {}] : [401, { message: "no" }];
  const report = await runOnSmall(contract, provider, { credentials: { valid: { key: "valid-key-22" } } });
  expect(report.findings).toEqual([]);
});
