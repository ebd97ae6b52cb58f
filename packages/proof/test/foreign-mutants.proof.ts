/**
 * The contract tests on small correct providers that are made from documents of others, as they are and with one mutant at a
 * time. The reading of the documents here is not that of the suite.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runSuite } from "@facility-contracts/conformance/run-suite";
import type { Report } from "@facility-contracts/conformance/source";
import { foreignContractOf } from "@facility-contracts/provider/foreign/contract";
import { type ForeignProvider, foreignProvider } from "@facility-contracts/provider/foreign/provider";
import { describe, expect, test } from "vitest";
import { foreignEquivalentOf } from "../foreign/equivalent.ts";
import { foreignMutantsOf } from "../foreign/mutants.ts";
import type { Mutant } from "../mutation/mutant.ts";

/** Different in kind: rows and roles in 3.1, rows in 3.0, parameters in all places, forms. */
const MUTATED = [
  "3.1/json/train-travel.json",
  "3.0/json/petstore-expanded.json",
  "3.0/json/parameters-extreme.json",
  "3.0/json/uspto.json",
];

/** Those, and all kinds of credentials. */
const CORRECT = [...MUTATED, "3.1/json/security.json", "3.1/json/petstore.json"];

const MIN_KILLED_SHARE = 0.95;

/**
 * Its body holds a field of two branches, a card or an account, and the suite does not yet try what the fields of a branch may
 * be, such as the length of `source.cvc`: of its mutants many survive.
 */
const NOT_YET = "create-booking-payment";

function contractNamed(name: string) {
  const folder = new URL(".", import.meta.resolve("@readme/oas-examples/package.json"));
  const document: object = JSON.parse(readFileSync(fileURLToPath(new URL(name, folder)), "utf8"));
  return foreignContractOf(document, name);
}

/** What the suite says of a provider, which a mutant may stand before. */
function reportOn(name: string, provider: ForeignProvider, mutant?: Mutant): Promise<Report> {
  const { config, handle } = provider;
  const { valid, expired } = config.credentials;
  const absent = Object.values(config.rows).flatMap((rows) =>
    rows.absent === undefined ? [] : [String(rows.absent)],
  );
  return runSuite(
    { name, contract: contractNamed(name), shown: new Set(), rules: [] },
    config,
    mutant === undefined
      ? { transport: handle }
      : {
          transport: mutant.wrap(handle, { valid, expired, absent }),
          bail: true,
          only: mutant.operationId,
        },
  );
}

test.each(CORRECT)("nothing is found on the correct provider of %s", async (name) => {
  const { findings } = await reportOn(name, foreignProvider(contractNamed(name)));
  expect(findings).toEqual([]);
});

describe.each(MUTATED)("of the mutants of %s", async (name) => {
  const contract = contractNamed(name);
  const { operations } = foreignProvider(contract);
  const counts = { killed: 0, all: 0, equivalent: 0 };
  const survivors: string[] = [];
  const seen: string[] = [];

  test.each(operations.filter(({ operationId }) => operationId !== NOT_YET))(
    "those of $operationId are tried",
    async (operation) => {
      for (const mutant of foreignMutantsOf(operation)) {
        const { findings } = await reportOn(name, foreignProvider(contract), mutant);
        const isKilled = findings.some(({ severity }) => severity === "error");
        const because = foreignEquivalentOf(operation, mutant);
        if (because !== undefined) counts.equivalent += 1;
        else counts.all += 1;
        if (isKilled && because === undefined) counts.killed += 1;
        if (isKilled && because !== undefined) seen.push(`${mutant.id}: ${because}`);
        if (!isKilled && because === undefined) survivors.push(`${mutant.id}: ${mutant.says}`);
      }
    },
  );

  test("nearly all are killed, and none that the contract allows", () => {
    const { killed, all, equivalent } = counts;
    console.log(
      [`${name}: ${killed} of ${all} killed, ${equivalent} equivalent`, ...survivors.sort()].join("\n  "),
    );
    expect(seen).toEqual([]);
    expect(killed / all).toBeGreaterThanOrEqual(MIN_KILLED_SHARE);
  });
});
