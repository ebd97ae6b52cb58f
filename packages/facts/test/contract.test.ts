import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import frozenTickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { editsOf } from "../mutation/edits.ts";
import { type Edit, nameOf } from "../mutation/mutant.ts";
import { countOf, findingsOf } from "../mutation/report.ts";
import { type Judged, judge } from "../mutation/score.ts";
import { readSurvivors } from "../mutation/survivors.ts";
import { valueEdits } from "../mutation/value-edits.ts";
import { checkLedger, claimsOf, EMPTY } from "../src/index.ts";
import { CONTRACTS } from "./contract.ts";

describe.each(CONTRACTS)("$api", ({ document, ledger }) => {
  const { claims, contradicted, unexplained } = checkLedger(document, ledger);

  test("says every fact of its pages", () => {
    expect(contradicted).toEqual([]);
    expect(claims).toBeGreaterThan(0);
  });

  test("claims nothing without a ground", () => {
    expect(unexplained).toEqual([]);
  });

  test("has an edit of each value that it claims", () => {
    // A reference to the only component of its kind cannot become another one.
    const values = claimsOf(document).filter(
      ({ kind, pointer }) => kind === "value" && !pointer.endsWith("/$ref"),
    );
    expect(values.filter((claim) => valueEdits(claim, document).length === 0)).toEqual([]);
  });
});

describe("mutation", () => {
  // `npm run mutate` judges all of them, and is a part of the proof.
  test("an edit of each kind, at the keywords in turn, is noticed, or explained", async () => {
    const all = CONTRACTS.flatMap(({ api, document }) => editsOf(document).map((edit) => ({ api, edit })));
    const sample = sampledInTurn(
      all,
      ({ edit: { kind } }) => kind,
      ({ edit: { at } }) => at.slice(at.lastIndexOf("/") + 1),
    );
    const named = new Set(sample.map(({ api, edit }) => `${api} ${nameOf(edit)}`));
    const judged: Judged[] = [];
    for (const { api, document, ledger } of CONTRACTS) {
      const only = (_: number, edit: Edit) => named.has(`${api} ${nameOf(edit)}`);
      judged.push(...(await judge(api, document, ledger, { each: false, only })));
    }
    expect(findingsOf(judged, await readSurvivors())).toEqual([]);
    expect(new Set(judged.map(({ edit }) => edit.kind)).size).toBeGreaterThan(30);
  });

  test("without a ledger lint and examples let most of a sample pass", async () => {
    // An edit of each kind at one field: of a document, lint takes its time.
    const kinds = new Set<string>();
    const judged = await judge("tickets", frozenTickets, EMPTY, {
      each: true,
      only: (_, { at, kind }) =>
        /\/TicketUpdate\/properties\/title\b/.test(at) && !kinds.has(kind) && kinds.add(kind).has(kind),
    });
    const without = judged.map((one) => ({
      ...one,
      noticed: new Set([...one.noticed].filter((gate) => gate !== "facts")),
    }));
    const { mutants, noticed } = countOf(without);
    expect(noticed / mutants).toBeGreaterThan(0.2);
    expect(noticed / mutants).toBeLessThan(0.9);
    expect(findingsOf(without, new Map())).toContainEqual(
      expect.stringMatching(/mutants of the requests are noticed; at least 100 %/),
    );
  });
});
