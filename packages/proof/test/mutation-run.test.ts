/**
 * What is made of the verdicts: the table, the lists and the exit code.
 */
import { expect, test } from "vitest";
import { mutantsOf } from "../mutation/mutants.ts";
import type { Judge, Verdict } from "../mutation/outcome.ts";
import { run } from "../mutation/run.ts";

const mutants = mutantsOf("tickets").filter(({ id }) => /title\/maxLength|type-with-charset/.test(id));
const EQUIVALENT = "updateTicket/answer/200/type-with-charset";

async function ran(verdict: (id: string) => Verdict, json = false) {
  const texts: string[] = [];
  const progress: string[] = [];
  let closed = 0;
  const judge: Judge = {
    atOnce: 2,
    judge: async ({ id }) => verdict(id),
    close: async () => {
      closed += 1;
    },
  };
  const code = await run(
    mutants,
    judge,
    { json },
    { write: (text) => texts.push(text), progress: (text) => progress.push(text) },
  );
  expect(closed).toBe(1);
  return { code, output: texts.join(""), progress };
}

test("0 when all are seen but the equivalents", async () => {
  const { code, output, progress } = await ran((id) => ({ killed: id !== EQUIVALENT }));
  expect(code).toBe(0);
  expect(output).toMatch(/all +3 +3 +1/);
  expect(output).not.toContain("Survived");
  expect(progress.at(-2)).toBe("\r4 of 4, 1 not seen");
});

test("1 when one survives, with its sentence and pointer", async () => {
  const { code, output } = await ran(() => ({ killed: false }));
  expect(code).toBe(1);
  expect(output).toContain("`maxLength` of `title` is not checked.");
  expect(output).toContain("/components/schemas/TicketUpdate/properties/title/maxLength");
});

test("1 when an equivalent is seen, with what was found", async () => {
  const { code, output } = await ran(() => ({ killed: true, found: "answer/media-type" }));
  expect(code).toBe(1);
  expect(output).toContain("Seen, though listed as equivalent");
  expect(output).toContain("Found: answer/media-type");
});

test("1 when one could not be tried", async () => {
  const { code, output } = await ran((id) => ({
    killed: id !== EQUIVALENT,
    failed: id === EQUIVALENT,
    found: "no answer",
  }));
  expect(code).toBe(1);
  expect(output).toContain("Could not be tried.");
});

test("as data", async () => {
  const { output } = await ran((id) => ({ killed: id !== EQUIVALENT }), true);
  const { counts, mutants: listed } = JSON.parse(output);
  expect(counts.at(-1)).toEqual({ kind: "all", killed: 3, all: 3, equivalent: 1 });
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(mutants.map(({ id }) => id));
  expect(listed.at(-1)).toMatchObject({ id: EQUIVALENT, killed: false, equivalent: expect.any(String) });
});
