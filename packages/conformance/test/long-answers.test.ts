/**
 * Answers of which only the beginning is read.
 */
import { expect, test } from "vitest";
import { runOn } from "./provider-run.ts";

test("nothing is said of a body that was not read whole, and what stands on one is not checked", async () => {
  const { findings, notChecked, remarks } = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === 200 ? { ...answer, body: answer.body.subarray(0, 20), isCut: true } : answer;
    },
  });
  expect(findings).toEqual([]);
  expect(notChecked).toContainEqual({
    what: "updateTicket rule/partial-update",
    why: "the answer is longer than what is read of one",
  });
  expect(remarks).toEqual([
    {
      what: "an answer is longer than what is read of one, and its body was not judged",
      times: expect.any(Number),
      example: expect.stringMatching(/^PUT \/api\/v1\/tickets\//),
    },
  ]);
});

test("its status is judged all the same", async () => {
  const { findings } = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === 200 ? { ...answer, status: 299, isCut: true } : answer;
    },
  });
  expect(findings.map(({ check, got }) => `${check}: ${got.slice(0, 3)}`)).toContain("answer/status: 299");
});
