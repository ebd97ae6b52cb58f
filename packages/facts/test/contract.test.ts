import frozenTickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { countOf, findingsOf } from "../mutation/report.ts";
import { type Judged, judge } from "../mutation/score.ts";
import { readSurvivors } from "../mutation/survivors.ts";
import { KNOWN } from "../mutation/value-edits.ts";
import { checkLedger, claimsOf, EMPTY } from "../src/index.ts";
import { CONTRACTS } from "./contract.ts";

describe.each(CONTRACTS)("$api", ({ document, ledger }) => {
  const { claims, contradicted, shown, stated, unexplained } = checkLedger(document, ledger);

  test("says every fact of its pages", () => {
    expect(contradicted).toEqual([]);
    expect(ledger.facts.length).toBeGreaterThan(0);
  });

  test("claims nothing without a ground", () => {
    expect(unexplained).toEqual([]);
    expect(stated + shown).toBeGreaterThan(claims / 2);
  });

  test("claims nothing that the mutants do not know how to change", () => {
    const keywords = claimsOf(document)
      .filter(({ kind }) => kind === "value")
      .map(({ pointer }) => pointer.slice(pointer.lastIndexOf("/") + 1));
    expect([...new Set(keywords)].filter((keyword) => !KNOWN.has(keyword))).toEqual([]);
  });
});

describe("mutation", () => {
  test("every edit is noticed, or explained", async () => {
    const judged: Judged[] = [];
    for (const { api, document, ledger } of CONTRACTS)
      judged.push(...(await judge(api, document, ledger, { each: false })));
    expect(findingsOf(judged, await readSurvivors())).toEqual([]);
    const claims = CONTRACTS.flatMap(({ document }) => claimsOf(document));
    expect(judged.length).toBeGreaterThan(claims.length);
  });

  test("without a ledger lint and examples let most of a sample pass", async () => {
    const judged = await judge("tickets", frozenTickets, EMPTY, {
      each: true,
      only: (index) => index % 12 === 0,
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
