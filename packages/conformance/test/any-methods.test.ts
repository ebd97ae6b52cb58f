/**
 * Methods and paths that our contracts have not.
 */
import { describe, expect, test } from "vitest";
import type { ProviderConfig } from "../src/config.ts";
import {
  answerOf,
  answers,
  bearerIn,
  idParameter,
  integerIn,
  jsonIn,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

const TOKEN = { components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } } };
const VALID = "valid-token-1";
const VISITOR = "visitor-token";
const credentials = {
  valid: { token: VALID },
  wrong: { token: "wrong-token" },
  expired: { token: "expired-token" },
  withoutRole: { token: VISITOR },
};

describe("PATCH with a role", () => {
  const status = { type: "string", enum: ["OPEN", "CLOSED"] };
  const api = smallContract(
    {
      "/tickets/{id}/status": {
        patch: {
          operationId: "setStatus",
          security: [{ token: ["ticket:close"] }],
          parameters: [idParameter("id", { "x-row": "ticket" })],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  additionalProperties: false,
                  required: ["status"],
                  properties: { status },
                },
                example: { status: "CLOSED" },
              },
            },
          },
          responses: {
            200: answerOf({
              type: "object",
              required: ["id", "status"],
              properties: { id: { type: "integer" }, status },
            }),
            ...answers(400, 401, 403, 404, 415),
          },
        },
      },
    },
    TOKEN,
  );
  const config: ProviderConfig = { credentials, rows: { ticket: { existing: [1, 2], absent: 404 } } };
  const provider =
    (allows: (token: string) => boolean) =>
    (request: Seen): Said => {
      const token = bearerIn(request);
      if (![VALID, VISITOR].includes(token)) refuse(401);
      if (!allows(token)) refuse(403);
      const id = integerIn(request.path[1]);
      const body = jsonIn(request);
      if (![1, 2].includes(id)) refuse(404);
      const { status: sent, ...others } = Object(body);
      const isGood =
        !Array.isArray(body) && ["OPEN", "CLOSED"].includes(sent) && Object.keys(others).length === 0;
      return isGood ? [200, { id, status: sent }] : refuse(400);
    };

  test("is tested like any other method", async () => {
    const report = await runOnSmall(
      api,
      provider((token) => token === VALID),
      config,
    );
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(report.coverage.statuses.missing).toEqual([]);
    expect(report.coverage.keywords.missing).toEqual([]);
  });

  test("and its role is one that has to be had", async () => {
    const report = await runOnSmall(
      api,
      provider(() => true),
      config,
    );
    expect(new Set(report.findings.map(({ check }) => check))).toEqual(new Set(["security/role"]));
  });
});

test("a second role is not enough for what needs the first", async () => {
  const operation = (operationId: string, role: string) => ({
    operationId,
    security: [{ token: [role] }],
    responses: { 200: answerOf({ type: "object" }), ...answers(401, 403) },
  });
  const paths = {
    "/pets": { get: operation("getPets", "pet:read"), put: operation("setPets", "pet:write") },
  };
  const api = smallContract(paths, TOKEN);
  const READER = "reader-token";
  const provider =
    (mayWrite: readonly string[]) =>
    (request: Seen): Said => {
      const token = bearerIn(request);
      if (![VALID, READER].includes(token)) refuse(401);
      return request.method === "GET" || mayWrite.includes(token) ? [200, {}] : refuse(403);
    };
  const given = { valid: { token: VALID }, withRole: { "pet:read": { token: READER } } };
  const right = await runOnSmall(api, provider([VALID]), { credentials: given });
  expect(right.findings).toEqual([]);
  expect(right.notChecked.map(({ what, why }) => `${what}: ${why}`)).toContain(
    "getPets 403 for no other role than pet:write: credentials.withRole.pet:write is not given",
  );
  const wrong = await runOnSmall(api, provider([VALID, READER]), { credentials: given });
  expect(wrong.findings.map(({ operationId, check }) => `${operationId} ${check}`)).toEqual([
    "setPets security/role",
  ]);
  expect(wrong.findings[0]?.curl).toContain('"$PET_READ_TOKEN"');
});

describe("DELETE that answers 204", () => {
  const operation = {
    security: [{ token: [] }],
    parameters: [idParameter("petId")],
    responses: { 204: { description: "gone" }, ...answers(400, 401, 404) },
  };
  const paths = {
    "/pets/{petId}": {
      get: { ...operation, responses: { 200: answerOf({ type: "object" }), ...answers(400, 401, 404) } },
      delete: operation,
    },
  };
  const api = smallContract(paths, TOKEN);

  function shelter(gone: Said = [204]) {
    const pets = new Set([1]);
    let last = 1;
    const answer = (request: Seen): Said => {
      if (bearerIn(request) !== VALID) refuse(401);
      const id = integerIn(request.path[1]);
      if (!pets.has(id)) refuse(404);
      if (request.method === "GET") return [200, {}];
      pets.delete(id);
      return gone;
    };
    const fresh = () => {
      pets.add(++last + 1000);
      return last + 1000;
    };
    return { answer, fresh, pets };
  }

  test("gets a fresh row each time", async () => {
    const { answer, fresh, pets } = shelter();
    const rows = { "/pets/{petId}": { existing: [1] as const, absent: 404, fresh } };
    const report = await runOnSmall(api, answer, { credentials, rows });
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(report.coverage.operations.missing).toEqual([]);
    expect(pets).toContain(1);
  });

  test("is not checked without one, and what must be refused is", async () => {
    const { answer, pets } = shelter();
    const rows = { "/pets/{petId}": { existing: [1], absent: 404 } };
    const report = await runOnSmall(api, answer, { credentials, rows });
    const { findings, notChecked } = summed(report);
    expect(findings).toEqual([]);
    const reasons = new Set(report.notChecked.map(({ why }) => why));
    expect([...reasons]).toEqual(["it uses up a row, and rows./pets/{petId}.fresh is not given"]);
    expect(notChecked).toContain(
      "DELETE /pets/{petId} base: it uses up a row, and rows./pets/{petId}.fresh is not given",
    );
    expect(report.coverage.statuses.covered).toContain("DELETE /pets/{petId} 401");
    expect(pets).toContain(1);
  });

  test("and a body where none is documented is nobody's fault, another status is", async () => {
    const { answer, fresh } = shelter([200, {}]);
    const rows = { "/pets/{petId}": { existing: [1], absent: 404, fresh } };
    const report = await runOnSmall(api, answer, { credentials, rows });
    expect(
      report.findings.map(({ operationId, check, expected }) => [operationId, check, expected]),
    ).toContainEqual([
      "DELETE /pets/{petId}",
      "answer/status",
      "one of the documented statuses 204, 400, 401, 404",
    ]);
  });

  test("and a row that cannot be made is told", async () => {
    const { answer } = shelter();
    const fresh = () => {
      throw new Error("the database is away");
    };
    const rows = { "/pets/{petId}": { existing: [1], absent: 404, fresh } };
    const report = await runOnSmall(api, answer, { credentials, rows }, { only: "DELETE /pets/{petId}" });
    expect(report.findings).toEqual([]);
    expect(report.notChecked[0]?.why).toBe("rows./pets/{petId}.fresh failed: the database is away");
  });

  test.each([
    [{ patience: 100 }, "rows./pets/{petId}.fresh failed: it did not end within 0.1 s"],
    [{ maxTime: 20 }, undefined],
  ])("and one that is never made does not hold the run up: %j", async (limits, why) => {
    const { answer } = shelter();
    let calls = 0;
    const fresh = () => {
      calls++;
      return new Promise<number>(() => {});
    };
    const rows = { "/pets/{petId}": { existing: [1], absent: 404, fresh } };
    const only = "DELETE /pets/{petId}";
    const report = await runOnSmall(api, answer, { credentials, rows }, { only, ...limits });
    expect(report.findings).toEqual([]);
    expect(calls).toBeLessThanOrEqual(1);
    if (why !== undefined) expect(report.notChecked[0]?.why).toBe(why);
  });
});

test("GET without security has no cases of credentials, and a list in a query may be required", async () => {
  const sort = {
    name: "sort",
    in: "query",
    required: true,
    schema: { type: "array", items: { enum: ["by-name", "by-age"] } },
  };
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  const api = smallContract({
    "/pets": {
      get: {
        security: [],
        parameters: [sort, limit],
        responses: { 200: answerOf({ type: "array" }), ...answers(400) },
      },
    },
  });
  const queries = new Set<string>();
  const report = await runOnSmall(
    api,
    ({ query }) => {
      queries.add([...query.keys()].toSorted().join());
      const known = query.getAll("sort");
      integerIn(query.get("limit") ?? "1");
      return known.length > 0 && known.every((value) => ["by-name", "by-age"].includes(value))
        ? [200, []]
        : refuse(400);
    },
    { credentials: { valid: {} } },
  );
  expect(summed(report)).toEqual({ findings: [], notChecked: [] });
  expect(report.cases.filter(({ id }) => id.includes("security/"))).toEqual([]);
  expect(report.coverage.statuses.missing).toEqual([]);
});

describe("two parameters in a path", () => {
  const api = smallContract({
    "/pets/{petId}/toys/{toyId}": {
      parameters: [idParameter("petId", { "x-row": "pet" }), idParameter("toyId", { "x-row": "toy" })],
      get: { operationId: "getToy", responses: { 200: answerOf({ type: "object" }), ...answers(400, 404) } },
      delete: { operationId: "deleteToy", responses: { 204: { description: "gone" }, ...answers(400, 404) } },
    },
  });
  const toys = (isPetLookedUp: boolean) => {
    const known = new Set([20]);
    const asked: unknown[] = [];
    return {
      asked,
      fresh(path: Readonly<Record<string, string | number>>) {
        asked.push(path);
        known.add(1000 + asked.length);
        return 1000 + asked.length;
      },
      answer({ method, path }: Seen): Said {
        const [pet, toy] = [integerIn(path[1]), integerIn(path[3])];
        if ((isPetLookedUp && pet !== 7) || !known.has(toy)) refuse(404);
        if (method === "GET") return [200, {}];
        known.delete(toy);
        return [204];
      },
    };
  };
  const rowsWith = (fresh: ReturnType<typeof toys>["fresh"]) => ({
    pet: { existing: [7], absent: 8 },
    toy: { existing: [20], absent: 21, fresh },
  });

  test("are two rows, each of its kind", async () => {
    const { answer, asked, fresh } = toys(true);
    const report = await runOnSmall(api, answer, { credentials: { valid: {} }, rows: rowsWith(fresh) });
    expect(summed(report)).toEqual({ findings: [], notChecked: [] });
    expect(new Set(asked.map((path) => JSON.stringify(path)))).toEqual(new Set(['{"petId":7}']));
  });

  test("and either of them may be absent", async () => {
    const { answer, fresh } = toys(false);
    const report = await runOnSmall(api, answer, { credentials: { valid: {} }, rows: rowsWith(fresh) });
    const found = report.findings.map(({ operationId, check, place }) => `${operationId} ${check} ${place}`);
    expect(found).toContain("getToy path/absent path petId");
    expect(found.filter((text) => text.includes("toyId"))).toEqual([]);
  });

  test("and each without rows is told", async () => {
    const { answer } = toys(true);
    const report = await runOnSmall(
      api,
      answer,
      { credentials: { valid: {} }, rows: { pet: { existing: [7] } } },
      { only: "getToy" },
    );
    expect(report.notChecked.slice(0, 2).map(({ what, why }) => `${what}: ${why}`)).toEqual([
      "getToy 404 of petId, and that authentication comes before it: rows.pet.absent is not given",
      "getToy 404 of toyId, and that authentication comes before it: rows.toy.absent is not given",
    ]);
  });
});
