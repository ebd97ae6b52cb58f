/**
 * A review as annotations of GitHub, which stand at the lines of a pull request.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Change, Finding, Place, Review } from "../report.ts";
import { judgementOf } from "./words.ts";

/** One line for each finding, and for each change that breaks somebody: GitHub shows the first ten of a kind. */
export function githubText({ apis, findings }: Review): string {
  const lines = [
    ...findings.map(findingLine),
    ...apis.flatMap(({ changes }) => changes.filter(({ breaks }) => breaks.length > 0).map(annotationOf)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function findingLine(finding: Finding): string {
  const { api, fix, what } = finding;
  return `::error ${placeOf(finding)}title=${property(api || "contract")}::${text(`${withoutStop(what)}. ${fix}`)}`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

function placeOf({ file, line }: Pick<Place, "file" | "line">): string {
  if (file === undefined) return "";
  return `file=${property(file)},${line === undefined ? "" : `line=${line},`}`;
}

function annotationOf(change: Change): string {
  const { accepted, after, before, breaks, title } = change;
  const place = after.file === undefined ? before : after;
  const level = accepted !== undefined ? "notice" : breaks.includes("clients") ? "error" : "warning";
  const reason = accepted === undefined ? "" : `. Accepted: ${accepted}`;
  return `::${level} ${placeOf(place)}title=${property(judgementOf(change))}::${text(`${title}${reason}`)}`;
}

/** GitHub reads a percent sign as the start of a character that would end the line. */
function text(value: string): string {
  return printable(value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(value: string): string {
  return text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
