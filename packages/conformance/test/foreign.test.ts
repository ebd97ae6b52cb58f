/**
 * Documents that were not written here: each is planned and run to its end, whatever stands in it.
 */
import { basename } from "node:path";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { operationsOf as listed } from "@facility-contracts/model/operation";
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { Transport } from "../src/wire.ts";
import { anyCredentials, documentsUpTo, foreignContract } from "./foreign-documents.ts";

/** Of what takes seconds only the proof takes all. */
const MAX_BYTES = isProof ? Number.POSITIVE_INFINITY : 40_000;

/** A provider that takes everything, in a way that no contract has. */
const indifferent: Transport = () =>
  Promise.resolve({ status: 200, headers: { "content-type": "application/json" }, body: Buffer.from("{}") });

/** What a document is about comes first in its name: `schema-circular`, `schema-enums`. */
const names = sampled(documentsUpTo(MAX_BYTES), (name) => basename(name, ".json").split("-", 1).join());

test.each(names)("%s", async (name) => {
  const contract = foreignContract(name);
  const report = await runSuite(
    { name, contract, shown: new Set(), rules: [] },
    { credentials: { valid: anyCredentials(contract) } },
    { transport: indifferent },
  );
  // Of each operation there is something to tell.
  const told = [...report.cases.map(({ id }) => id), ...report.notChecked.map(({ what }) => what)];
  const untold = listed(contract).filter(
    (operation) => !told.some((text) => text.startsWith(operation.name)),
  );
  expect(untold.map((operation) => operation.name)).toEqual([]);
});
