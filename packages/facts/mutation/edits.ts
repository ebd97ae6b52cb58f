/**
 * Every single edit of a contract that the gates have to notice.
 */

import type { JsonObject } from "@facility-contracts/model/json";
import { claimsOf } from "../src/claims.ts";
import { additions } from "./additions.ts";
import { type Edit, nameOf } from "./mutant.ts";
import { nameEdits } from "./name-edits.ts";
import { valueEdits } from "./value-edits.ts";

/** The edits of a document: of what it claims, and of what it could claim besides. Each once. */
export function editsOf(document: JsonObject): Edit[] {
  const edits = [
    ...claimsOf(document).flatMap((claim) =>
      claim.kind === "name" ? nameEdits(claim) : valueEdits(claim, document),
    ),
    ...additions(document),
  ];
  return [...new Map(edits.map((edit) => [nameOf(edit), edit])).values()];
}
