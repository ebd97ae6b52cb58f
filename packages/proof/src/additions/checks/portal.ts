/**
 * Whether the pages of the built portal name what was added.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";

const DIST = join(ROOT, "apps/portal/dist");

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "index.html": ["Parking", "Get a garage", "Change the status of a ticket", "Delete a ticket"],
  "parking/facts.html": ["A garage has three fields"],
  "parking/coverage.html": ["getGarage"],
  "parking/changelog.html": ["The first version"],
  "parking/downloads.html": ["parking"],
  "parking/try.html": ["parking"],
  "parking/reference.html": ["X-Parking-Key"],
  "tickets/coverage.html": ["updateTicketStatus", "deleteTicket"],
  "tickets/reference.html": ["Change the status of a ticket"],
};

for (const [page, texts] of Object.entries(EXPECTED)) {
  const content = await readFile(join(DIST, page), "utf8").catch(() => undefined);
  const missing = content === undefined ? ["the page"] : texts.filter((text) => !content.includes(text));
  console.log(missing.length === 0 ? `ok     ${page}` : `WRONG  ${page} lacks ${missing.join(", ")}`);
  if (missing.length > 0) process.exitCode = 1;
}
