/**
 * What the proof prints for people.
 */
import type { Report } from "./report.ts";

/** A time as people say it. */
export function timeOf(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** The last lines, to be quoted: how many parts passed, in what time, on what. */
export function summaryOf({ parts, node, cores, commit, changed, tree }: Report): string {
  const passed = parts.filter(({ result }) => result === "passed" || result === "before");
  const before = parts.filter(({ result }) => result === "before").length;
  const seconds = passed.reduce((sum, part) => sum + part.seconds, 0);
  const failed = parts.filter(({ result }) => result === "failed").map(({ name }) => name);
  const on =
    commit === undefined
      ? "no git repository, so nothing is kept"
      : `commit ${commit.slice(0, 12)}${changed ? " with changes" : ""}, tree ${tree?.slice(0, 12)}`;
  return [
    "",
    `${passed.length} of ${parts.length} parts passed in ${timeOf(seconds)}${before > 0 ? `, ${before} of them before on the same content` : ""}`,
    ...(failed.length > 0 ? [`failed: ${failed.join(", ")}`] : []),
    `Node ${node}, ${cores} cores, ${on}`,
  ].join("\n");
}
