/**
 * Values of parameters that no generated type has, as plain JavaScript and a schema without a type let them through.
 */
import { deepObject, form, inPath, inQuery, simple } from "@facility-contracts/client/facade";
import { expect, test } from "vitest";
import { apiOf, clientOf, type OperationRow } from "./one-operation.ts";

type ParameterRow = NonNullable<OperationRow["parameters"]>[string];

const WHEN = new Date(0);
const TOLD = "1970-01-01T00%3A00%3A00.000Z";

/** What is sent of a value: behind the host, or why it is not sent. */
async function sentOf(value: unknown, row: ParameterRow): Promise<string> {
  const path = row.in === inPath ? "/{v}" : "/";
  let url = "";
  const client = clientOf(apiOf({ path, parameters: { v: row } }), {
    fetch: async (request) => {
      url = request.url.slice("http://api.test/".length);
      return new Response(null, { status: 204 });
    },
  });
  const { ok, status } = await client.call({ v: value });
  return ok ? url : String(status);
}

test.each<[value: unknown, row: ParameterRow, sent: string]>([
  [["a", undefined, null, ""], { in: inQuery }, "?v=a&v="],
  [WHEN, { in: inQuery }, `?v=${TOLD}`],
  [[WHEN], { in: inQuery }, `?v=${TOLD}`],
  [WHEN, { in: inQuery, write: form }, `?v=${TOLD}`],
  [WHEN, { in: inQuery, write: form, explode: false }, `?v=${TOLD}`],
  [[WHEN], { in: inQuery, write: form }, `?v=${TOLD}`],
  [{ since: WHEN }, { in: inQuery, write: form }, `?since=${TOLD}`],
  [{ since: WHEN }, { in: inQuery, write: deepObject }, `?v%5Bsince%5D=${TOLD}`],
  [WHEN, { in: inPath }, TOLD],
  [WHEN, { in: inPath, write: simple }, TOLD],
  [new Date(Number.NaN), { in: inQuery, write: form }, "not-sent"],
  ["[objective]", { in: inPath }, "%5Bobjective%5D"],
  ["[object Object]", { in: inPath }, "%5Bobject%20Object%5D"],
  ["NaN", { in: inPath }, "NaN"],
  [{ "[objective]": 1 }, { in: inPath, write: simple }, "%5Bobjective%5D,1"],
  [Number.NaN, { in: inPath }, "not-sent"],
  [{}, { in: inPath }, "not-sent"],
  [[{}], { in: inPath }, "not-sent"],
  [[], { in: inPath, write: simple }, "not-sent"],
])("of %j in %o is sent %s", async (value, row, sent) => {
  expect(await sentOf(value, row)).toBe(sent);
});
