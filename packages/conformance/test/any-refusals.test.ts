/**
 * Refusals as an operation documents them: 400 or 422, or nothing at all.
 */
import { expect, test } from "vitest";
import type { ProviderConfig } from "../src/config.ts";
import {
  answerOf,
  answers,
  idParameter,
  integerIn,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

const KEY = "valid-key-22";
const config: ProviderConfig = {
  credentials: { valid: { key: KEY }, wrong: { key: "wrong-key" }, expired: { key: "expired-key" } },
  rows: { building: { existing: [1], absent: 404 } },
};

/** A contract with one GET by an API key in a header, which documents some refusals. */
const contractWith = (...statuses: readonly number[]) =>
  smallContract(
    {
      "/buildings/{id}": {
        get: {
          operationId: "getBuilding",
          security: [{ key: [] }],
          parameters: [idParameter("id", { "x-row": "building" })],
          responses: { 200: answerOf({ type: "object" }), ...answers(...statuses) },
        },
      },
    },
    { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } },
  );

/** Its provider, and how it says that an identifier is none. */
const provider =
  (malformed: number) =>
  ({ headers, path }: Seen): Said => {
    if (headers["x-key"] !== KEY) refuse(401);
    return integerIn(path[1], malformed) === 1 ? [200, {}] : refuse(404);
  };

test("422 says what 400 says, and only what is documented is right", async () => {
  expect(summed(await runOnSmall(contractWith(401, 404, 422), provider(422), config))).toEqual({
    findings: [],
    notChecked: [],
  });
  expect(summed(await runOnSmall(contractWith(400, 401, 404, 422), provider(422), config)).findings).toEqual(
    [],
  );
  const other = await runOnSmall(contractWith(401, 404, 422), provider(400), config);
  expect(other.findings.map(({ check }) => check)).toEqual(["path/type"]);
});

test("where no refusal of a bad request is documented any will do, and taking it is a finding", async () => {
  for (const malformed of [400, 404, 418]) {
    const report = await runOnSmall(contractWith(401, 404), provider(malformed), config);
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(report.coverage.statuses.missing).toEqual([]);
  }
  const careless = (request: Seen): Said =>
    Number.parseFloat(request.path[1] ?? "") >= 1 && request.path[1] !== "404"
      ? [200, {}]
      : provider(400)(request);
  const report = await runOnSmall(contractWith(401, 404), careless, config);
  expect(report.findings.map(({ check, expected }) => `${check}: ${expected}`)).toContain(
    "path/type: a refusal to: 1.5",
  );
});

test("a refusal that stands for credentials is asked for only where it is documented, which is told", async () => {
  const report = await runOnSmall(contractWith(400, 404), provider(400), config);
  expect(summed(report).notChecked).toContain("getBuilding security/missing: the operation documents no 401");
});

test("without an address of a page, a finding says so", async () => {
  const report = await runOnSmall(contractWith(400, 401, 404), () => [200, {}], config);
  const errors = report.findings.filter(({ severity }) => severity === "error");
  expect(new Set(errors.map(({ because }) => because))).toEqual(
    new Set(["the contract, which names no page"]),
  );
  expect(report.cases.map(({ id }) => id)).toContain("getBuilding base request: the base request");
});

const THING = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const STRANGE = { type: "object", required: ["message"], properties: { message: { type: "string" } } };

test.each(["default", "4XX"])(
  "%s stands for any refusal, and for none of other media types",
  async (others) => {
    const api = smallContract({
      "/things/{id}": {
        put: {
          operationId: "setThing",
          parameters: [idParameter("id", { "x-row": "building" })],
          requestBody: { required: true, content: { "application/json": { schema: THING } } },
          responses: { 200: answerOf({}), [others]: answerOf(STRANGE) },
        },
      },
    });
    // Each fault has a status of its own, and what the media type says is not looked at. Much is too much.
    const judged = ({ body, path }: Seen): Said => {
      if (body.byteLength > 1_000_000) refuse(400);
      if (integerIn(path[1], 418) === 404) refuse(410);
      const text = new TextDecoder("utf-8", { fatal: true });
      try {
        const value: unknown = JSON.parse(text.decode(body));
        return typeof Object(value).name === "string" && !Array.isArray(value) ? [200, {}] : refuse(409);
      } catch {
        return refuse(422);
      }
    };
    const known = {
      credentials: { valid: {} },
      rows: { building: { existing: [1], absent: 404 } },
      rules: false,
    };
    const report = await runOnSmall(api, judged, known);
    expect(summed(report).findings).toEqual([]);
    expect(summed(report).notChecked).toContain("setThing header/media-type: the operation documents no 415");
    const careless = await runOnSmall(api, () => [200, {}], known);
    expect(careless.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["path/type", "path/absent", "body/required", "body/type", "body/json"]),
    );
  },
);
