/**
 * The frozen contract held against its ledgers, and which gate notices each edit of it.
 */
import { join } from "node:path";
import { FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { openApis } from "@facility-contracts/model/apis";
import { judge, titleOf } from "../../../facts/mutation/score.ts";
import { checkLedger, readLedger } from "../../../facts/src/index.ts";
import type { Output } from "../golden-file.ts";
import { entriesOf } from "./entries.ts";

/** Every claim with what stands behind it, as `npm run facts -- --json` says. */
export async function facts(): Promise<Output> {
  const parts = (await withLedgers()).map(({ api, document, ledger }) => {
    const { grounds, ...check } = checkLedger(document, ledger);
    return [
      ...entriesOf(api, check),
      ...grounds.map((ground): [string, unknown] => [
        `${api} ${ground.claim.kind} ${ground.claim.pointer}`,
        ground.entry?.fact ?? ground.assumption?.text ?? "none",
      ]),
    ];
  });
  return new Map(parts.flat());
}

/** `npm run mutate -- --each`. */
export async function ledgerMutants(): Promise<Output> {
  const noticed = new Map<string, string>();
  for (const { api, document, ledger } of await withLedgers())
    for (const mutant of await judge(api, document, ledger, { each: true, everyCore: true }))
      noticed.set(titleOf(mutant), [...mutant.noticed].join(" ") || "survives");
  return noticed;
}

async function withLedgers() {
  const contracts = await openApis(FROZEN_SOURCE);
  return Promise.all(
    contracts.map(async ({ name: api, document }) => ({
      api,
      document,
      ledger: await readLedger(join(FROZEN_SOURCE, api, "facts.yaml")),
    })),
  );
}
