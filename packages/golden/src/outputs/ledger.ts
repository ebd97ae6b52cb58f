/**
 * The frozen contract held against its ledgers, and which gate notices each edit of it.
 */
import { join } from "node:path";
import { bundleApis } from "@facility-contracts/command/bundle";
import { FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { judge, titleOf } from "../../../facts/mutation/score.ts";
import { checkLedger, readLedger } from "../../../facts/src/index.ts";
import type { Output } from "../golden-file.ts";
import { entriesOf } from "./entries.ts";

/** Every claim with what stands behind it, as `npm run facts -- --json` says. */
export async function facts(): Promise<Output> {
  const parts = (await contracts()).map(({ api, document, ledger }) => {
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
  for (const { api, document, ledger } of await contracts())
    for (const mutant of await judge(api, document, ledger, { each: true }))
      noticed.set(titleOf(mutant), [...mutant.noticed].join(" ") || "survives");
  return noticed;
}

async function contracts() {
  const bundles = await bundleApis(FROZEN_SOURCE);
  return Promise.all(
    bundles.map(async ({ api, document }) => ({
      api,
      document: { ...document },
      ledger: await readLedger(join(FROZEN_SOURCE, api, "facts.yaml")),
    })),
  );
}
