/**
 * What answers have and the contract does not name is told, and fails nothing.
 */
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import { markdownOf } from "../src/report/markdown.ts";
import { mergeReports } from "../src/report/merge.ts";
import { textOf } from "../src/report/text.ts";
import { runOn } from "./provider-run.ts";
import { answerOf, NO_CREDENTIALS, runOnSmall, type Said, smallContract } from "./small-provider.ts";

const api = smallContract({
  "/pets": {
    get: {
      operationId: "listPets",
      responses: {
        200: answerOf({
          type: "object",
          properties: {
            pets: {
              type: "array",
              items: {
                anyOf: [
                  { properties: { cat: { type: "string" } } },
                  { properties: { dog: { type: "string" } } },
                ],
              },
            },
            open: { type: "object" },
            byName: { type: "object", properties: { one: {} }, additionalProperties: { type: "string" } },
          },
        }),
        204: { description: "none" },
      },
    },
  },
});

async function notesOn(said: Said) {
  const { findings, notes } = await runOnSmall(api, () => said);
  return {
    findings: findings.map(({ check }) => check),
    notes: notes.map(({ example, part }) => `${part}: ${example}`),
  };
}

test("fields at any depth, by the branches that name them", async () => {
  const body = {
    pets: [
      { cat: "Tom", age: 3 },
      { dog: "Rex", age: 4 },
    ],
    open: { anything: 1 },
    byName: { two: "2" },
    next: null,
  };
  expect(await notesOn([200, body])).toEqual({
    findings: [],
    notes: ["field /next: null", "field /pets/*/age: 3"],
  });
});

test("headers that are not those of HTTP, and a body where none is documented", async () => {
  const headers = {
    "x-powered-by": "us",
    date: "now",
    "access-control-max-age": "1",
    "content-type": "text/plain",
  };
  const transport = () => Promise.resolve({ status: 204, headers, body: Buffer.from("none") });
  const report = await runSuite(api, NO_CREDENTIALS, { transport });
  expect(report.notes.map(({ part }) => part)).toEqual(["header x-powered-by", "media type text/plain"]);
  expect(report.findings).toEqual([]);
});

test("a status of a refusal that is not documented", async () => {
  const report = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === 404 ? { ...answer, status: 410 } : answer;
    },
  });
  expect(report.notes.map(({ part }) => part)).toContain("status 410");
});

test("the small provider has none, and each is told once with how many answers have it", async () => {
  expect((await runOn("tickets")).notes).toEqual([]);
  const report = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return { ...answer, headers: { ...answer.headers, "x-trace": "a\u001bb ".repeat(100) } };
    },
  });
  const [note] = report.notes;
  expect(report.notes).toHaveLength(1);
  expect(note).toMatchObject({
    operationId: "updateTicket",
    part: "header x-trace",
    answers: report.requests,
  });
  expect(note?.example.length).toBeLessThan(200);
  for (const text of [textOf(report), markdownOf(report, "error")]) {
    expect(text).toContain("Not named by the contract");
    expect(text).not.toContain("\u001b");
  }
  const merged = mergeReports([
    { ...report, shard: { index: 1, of: 2 } },
    { ...report, shard: { index: 2, of: 2 } },
  ]);
  expect(merged.notes).toEqual([{ ...note, answers: report.requests * 2 }]);
});

test("fields whose names are data are bounded", async () => {
  const body = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`id-${index}`, index]));
  const report = await runOnSmall(api, () => [200, body]);
  expect(report.notes).toHaveLength(100);
  expect(report.notesLeftOut).toBe(900 * report.requests);
});

test("a field of each of very many items is one", async () => {
  const transport = () =>
    Promise.resolve({
      status: 200,
      headers: { "content-type": "application/json" },
      body: Buffer.from(`{"pets":[${'{"age":1},'.repeat(150_000)}{"age":2}]}`),
    });
  const cases = ["listPets base request: the base request"];
  const report = await runSuite(api, NO_CREDENTIALS, { transport, cases });
  expect(report.notes.map(({ answers, example, part }) => `${part}: ${example}, ${answers}`)).toEqual([
    "field /pets/*/age: 1, 1",
  ]);
});
