/**
 * Findings of one cause as one.
 */
import { anyItem } from "../checks/problem.ts";
import type { Finding } from "../report.ts";
import { SEVERITIES } from "../severity.ts";

/** Joins findings of one cause, in their order, the worst first. The first one of a group speaks for it. */
export function grouped(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, causeOf);
  const joined = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const caseIds = [...new Set(group.flatMap((finding) => finding.caseIds))];
    return first === undefined ? [] : [{ ...first, caseIds }];
  });
  return joined.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** What is wrong, without what differs from case to case: a position in a list, the text of an answer. */
function causeOf({ severity, operationId, check, pointer, place, expected, got }: Finding): string {
  // Refused or accepted, to one or the other's surprise: these are two causes.
  const isOfCase = !/^(answer|rule)\//.test(check);
  const direction = (isOfCase ? [expected, got] : [])
    .map((text) => /^\d(?=\d\d\b)/.exec(text)?.[0] ?? "")
    .join();
  return [severity, operationId, check, pointer, anyItem(place), direction].join(" ");
}
