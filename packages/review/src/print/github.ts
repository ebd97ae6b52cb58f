/**
 * A review as annotations of GitHub, which stand at the lines of a pull request.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Change, Review } from "../report.ts";
import { judgementOf } from "./words.ts";

/** One line for each change that breaks somebody, and for each finding. */
export function githubText({ apis, findings }: Review): string {
  const lines = [
    ...apis.flatMap(({ changes }) => changes.filter(({ breaks }) => breaks.length > 0).map(annotationOf)),
    ...findings.map(({ api, fix, what }) => `::error title=${property(api)}::${text(`${what}. ${fix}`)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function annotationOf(change: Change): string {
  const { after, before, breaks, title } = change;
  const place = after.file === undefined ? before : after;
  const where = place.file === undefined ? "" : `file=${property(place.file)},line=${place.line},`;
  const level = breaks.includes("clients") ? "error" : "warning";
  return `::${level} ${where}title=${property(judgementOf(change))}::${text(title)}`;
}

/** GitHub reads a percent sign as the start of a character that would end the line. */
function text(value: string): string {
  return printable(value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(value: string): string {
  return text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
