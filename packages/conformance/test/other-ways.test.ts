/**
 * What a provider may do in its own way: none of it is an error.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  integerIn,
  refuse,
  runOnSmall,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const ID = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "integer", minimum: 1, maximum: 1000 },
};

function contractWith(operation: object, parts: object = {}) {
  return smallContract(
    { "/things/{id}": { get: { operationId: "find", parameters: [ID], ...operation } } },
    parts,
  );
}

const ROWS = { "/things/{id}": { existing: [7, 8], absent: 404 } };

/** Rows that the configuration knows of, and one that it does not. */
function hasRow({ path: [, text] }: Seen): boolean {
  return [1, 7, 8].includes(integerIn(text ?? "") ?? 0);
}

test("a malformed identifier is answered 404, where the contract documents 400 and 404", async () => {
  const report = await runOnSmall(
    contractWith({ responses: { 200: answerOf({}), ...answers(400, 404) } }),
    (request) => (hasRow(request) ? [200, {}] : refuse(404)),
    { credentials: { valid: {} }, rows: ROWS },
  );
  expect(report.findings.map(({ severity }) => severity)).toContain("assumption");
  expect(report.findings.filter(({ severity }) => severity !== "assumption")).toEqual([]);
});

test("it has a row with the smallest number", async () => {
  const report = await runOnSmall(
    contractWith({ responses: { 200: answerOf({}), ...answers(400, 404) } }),
    (request) => {
      if (hasRow(request)) return [200, {}];
      const id = integerIn(request.path[1] ?? "");
      return id !== undefined && id >= 1 && id <= 1000 ? refuse(404) : refuse(400);
    },
    { credentials: { valid: {} }, rows: ROWS },
  );
  expect(report.findings).toEqual([]);
});

test("no role is asked for where the contract has none, and one answer for all failures", async () => {
  const report = await runOnSmall(
    contractWith(
      { security: [{ key: [] }], responses: { 200: answerOf({}), default: answerOf({}) } },
      { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "key" } } } },
    ),
    (request) => {
      if (!["valid", "reader"].includes(String(request.headers.key))) return refuse(401);
      return hasRow(request) ? [200, {}] : refuse(404);
    },
    { credentials: { valid: { key: "valid" }, withoutRole: { key: "reader" } }, rows: ROWS },
  );
  expect(report.findings).toEqual([]);
});

test("ordinary values of parameters that are refused are found", async () => {
  const query = (name: string, schema: object) => ({ name, in: "query", schema });
  const report = await runOnSmall(
    smallContract({
      "/things": {
        get: {
          operationId: "list",
          parameters: [
            query("offset", { type: "integer" }),
            query("tags", { type: "array", items: { type: "string" } }),
            query("all", { type: "boolean" }),
            query("text", { type: "string" }),
          ],
          responses: { 200: answerOf({}), ...answers(400) },
        },
      },
    }),
    ({ query: sent }) => {
      const isRefused =
        sent.get("offset") === "0" ||
        sent.getAll("tags").length > 1 ||
        sent.get("all") === "false" ||
        sent.get("text")?.includes("&");
      const isInteger = integerIn(sent.get("offset") ?? "0") !== undefined;
      const isBoolean = /^(?:true|false)$/.test(sent.get("all") ?? "true");
      return isRefused || !isInteger || !isBoolean ? refuse(400) : [200, {}];
    },
    { credentials: { valid: {} } },
  );
  expect(report.findings.map(({ check, place }) => `${check} ${place}`).sort()).toEqual([
    "query/type query all",
    "query/value query all",
    "query/value query offset",
    "query/value query tags",
    "query/value query text",
  ]);
});
