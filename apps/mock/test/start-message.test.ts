import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { UNUSABLE } from "../src/answers/violations.ts";
import type { Prepared, PreparedAnswer } from "../src/prepared.ts";
import { faultsOfPrepared, startMessage } from "../src/start-message.ts";
import { preparedContract } from "./mock-server.ts";

const prepared = await preparedContract();

/** What is prepared, with the answers of one operation changed. */
function changed(operationId: string, change: (answer: PreparedAnswer) => PreparedAnswer): Prepared {
  return {
    apis: prepared.apis.map((api) => ({
      ...api,
      operations: api.operations.map(({ operation, answers, ...mocked }) => ({
        ...mocked,
        operation,
        answers: operation.iid === operationId ? answers.map(change) : answers,
      })),
    })),
  };
}

test("no example of the contract is wrong", () => {
  expect(faultsOfPrepared(prepared)).toEqual([]);
});

test("an example that breaks its schema is named once", () => {
  const message = "Response body property status must be equal to one of the allowed values";
  const violation = { location: ["response", "body", "status"], severity: "Error", message };
  const wrong = changed("updateTicket", (answer) =>
    answer.status === 200 && answer.example === "page" ? { ...answer, violations: [violation] } : answer,
  );
  expect(faultsOfPrepared(wrong)).toEqual([
    `The example page of PUT /api/v1/tickets/{id} 200 is wrong: ${message}`,
  ]);
});

test("a schema that cannot be used is told once, and makes no example wrong", () => {
  const message = "Nobody checks the body of the response";
  const violation = { location: ["response"], severity: "Warning", code: UNUSABLE, message };
  const unusable = changed("updateTicket", (answer) => ({ ...answer, violations: [violation] }));
  expect(faultsOfPrepared(unusable)).toEqual([`PUT /api/v1/tickets/{id}: ${message}`]);
});

test("the message points to the commands at /, or at their own page where a site has the first one", () => {
  const origin = "http://127.0.0.1:4010";
  expect(startMessage(origin, prepared, 1, { home: true })).toContain(`${origin}/\n`);
  const withSite = startMessage(origin, prepared, 1, { home: false });
  expect(withSite).toContain(`try it: ${origin}/\n`);
  expect(withSite).toContain(`${origin}/commands\n`);
});

test("of a document with hundreds of operations, a screen of them is listed, and how many there are besides", () => {
  const [api] = prepared.apis;
  const [mocked] = api?.operations ?? [];
  if (api === undefined || mocked === undefined) expect.fail("there is no operation");
  const operations = Array.from({ length: 300 }, (_, index) => ({
    ...mocked,
    operation: { ...mocked.operation, path: `/path-${index}` },
  }));
  const message = startMessage("http://127.0.0.1:4010", { apis: [{ ...api, operations }] }, 1, {
    home: true,
  });
  const listed = new Set(message.match(/\/path-\d+/g)).size;
  expect(listed).toBeLessThan(50);
  expect(message).toContain(`  and ${300 - listed} more\n`);
});

test("nothing of a document is obeyed by the terminal, or breaks a line", () => {
  const [mocked] = prepared.apis[0]?.operations ?? [];
  if (mocked === undefined) expect.fail("there is no operation");
  const bad = "\u001b]0;owned\u0007\n";
  const operation = { ...mocked.operation, path: `/${bad}`, summary: bad };
  const example = { ...mocked.example, path: "/\u001b[2J", body: "\u001b[2J\n" };
  const api = { name: bad, document: "", example, operations: [{ ...mocked, operation, example }] };
  const message = startMessage("http://127.0.0.1:4010", { apis: [api] }, 1, { home: true });
  const shown = String.raw`\u001b]0;owned\u0007\n`;
  expect(stripVTControlCharacters(message)).toContain(`${shown}\n  PUT    /${shown}  ${shown}\n`);
  expect(stripVTControlCharacters(message)).toContain(String.raw`127.0.0.1:4010/\u001b[2J'`);
  for (const obeyed of ["\u001b]", "\u0007", "\u001b[2J"]) expect(message).not.toContain(obeyed);
});
