/**
 * A break of the frozen contract, for the tests of the whole review.
 */
import type { Reviewed } from "../src/review.ts";
import type { createRepository } from "./repository.ts";

export const TITLE = "tickets/components/schemas/TicketUpdate.yaml";
export const CHANGESET = "---\ntickets: major\n---\n\nCut titles to 100 characters.\n";

/** What the changelog says of the break with its changeset. */
export const ENTRY = `## 2.0.0

Cut titles to 100 characters.

### Breaking

- \`PUT /api/v1/tickets/{id}\`: \`title\` has at most 100 characters (was 120).
`;

/** A break with everything that it needs, but for the ledger, as no page says so. */
export async function breakWithVersion({
  edit,
}: Awaited<ReturnType<typeof createRepository>>): Promise<void> {
  await edit(TITLE, "maxLength: 120", "maxLength: 100");
  await edit("tickets/facts.yaml", "maxLength: 120", "maxLength: 100");
  await edit("tickets/openapi.yaml", "version: 1.0.0", "version: 2.0.0");
}

export function whatIsToDo({ review: { findings } }: Reviewed): string[] {
  return findings.map(({ what }) => what);
}
