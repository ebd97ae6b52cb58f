/**
 * The pages of the portal on the frozen contract, without a review and without a run of the contract tests. Redoc's
 * reference and Swagger UI are of others.
 */

import { FROZEN_CONTRACT, FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { apis } from "@facility-contracts/contract/apis";
import { loadSite } from "../../../../apps/portal/build/load.ts";
import { pagesOf } from "../../../../apps/portal/build/write-site.ts";
import { documentOf } from "../../../../apps/portal/src/page.ts";
import type { Output } from "../golden-file.ts";

const NOWHERE = "nowhere";

/** Each page. */
export async function portal(): Promise<Output> {
  const names = apis.map(({ name }) => name);
  const site = await loadSite(names, {
    contract: { source: FROZEN_SOURCE, generated: FROZEN_CONTRACT },
    review: NOWHERE,
    results: NOWHERE,
  });
  return new Map(pagesOf(site).map((page) => [page.path, documentOf(page, site.apis)]));
}
