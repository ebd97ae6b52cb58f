/**
 * A review as JSON, which may be printed to a terminal too.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Review } from "../report.ts";

/** What a terminal would obey is an escape, which is the same text for who parses it. */
export function jsonText(review: Review): string {
  return `${JSON.stringify(review, undefined, 2).split("\n").map(printable).join("\n")}\n`;
}
