/**
 * What Redocly says of the documents as they are written.
 */
import { join, relative, sep } from "node:path";
import { DOCUMENT_FILE } from "@facility-contracts/model/apis";
import { getLineColLocation, lint, loadConfig } from "@redocly/openapi-core";
import type { LintProblem } from "../report.ts";

/** The problems of APIs in a folder like `openapi/`, under its own `redocly.yaml`. */
export async function lintApis(folder: string, apis: readonly string[]): Promise<Map<string, LintProblem[]>> {
  const config = await loadConfig({ configPath: join(folder, "redocly.yaml") });
  const found = new Map<string, LintProblem[]>();
  for (const api of apis) {
    const problems = await lint({ ref: join(folder, api, DOCUMENT_FILE), config });
    found.set(
      api,
      problems.flatMap(({ ignored, location: [place], message, ruleId, severity }) => {
        if (ignored === true || place === undefined || (severity !== "error" && severity !== "warn"))
          return [];
        const file = `openapi/${relative(folder, place.source.absoluteRef).split(sep).join("/")}`;
        const pointer = place.pointer ?? "";
        return [
          { rule: ruleId, severity, message, file, line: getLineColLocation(place).start.line, pointer },
        ];
      }),
    );
  }
  return found;
}

/** The problems that came and those that went. A line that only moved is the same problem. */
export function lintDelta(
  before: readonly LintProblem[],
  after: readonly LintProblem[],
): { added: LintProblem[]; mended: LintProblem[] } {
  const without = (problems: readonly LintProblem[], others: readonly LintProblem[]) => {
    const known = new Set(others.map(keyOf));
    return problems.filter((problem) => !known.has(keyOf(problem)));
  };
  return { added: without(after, before), mended: without(before, after) };
}

function keyOf({ rule, file, pointer, message }: LintProblem): string {
  return [rule, file, pointer, message].join(" ");
}
