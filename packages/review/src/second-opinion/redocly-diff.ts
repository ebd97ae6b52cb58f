/**
 * `redocly diff` on the two bundles: a second opinion. It is experimental, and takes rewritings for changes.
 */
import { join } from "node:path";
import { messageOf } from "@facility-contracts/command/failure";
import { withFiles } from "@facility-contracts/command/with-files";
import { redocly } from "@facility-contracts/generator/redocly";
import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { isWithin } from "@facility-contracts/model/pointer";
import type { Change, SecondOpinion } from "../report.ts";

/** Its configuration: without these rules it reports nothing and ends well. */
export const CONFIG = "telemetry: off\nextends: [diff-recommended]\n";

/**
 * What `redocly diff` says, minor and more, that no change of ours stands for. It is a process of its own: begin it before
 * the changes are looked for.
 */
export async function secondOpinions(
  before: JsonObject,
  after: JsonObject,
): Promise<(changes: readonly Change[]) => SecondOpinion[]> {
  const found = await reportOf(before, after).then(opinionsIn, (error: unknown): Found[] => [
    // A second opinion that cannot be had is said, and stops nobody.
    {
      opinion: {
        rule: "redocly-diff",
        impact: "minor",
        message: `it could not be asked: ${messageOf(error).split("\n")[0]}`,
        pointer: "#",
      },
      pointers: [],
    },
  ]);
  return (changes) =>
    found.filter(({ pointers }) => !isConfirmed(pointers, changes)).map(({ opinion }) => opinion);
}

/** Its report. @throws {Error} when it cannot be had */
async function reportOf(before: JsonObject, after: JsonObject): Promise<unknown> {
  const files = {
    "before.json": JSON.stringify(before),
    "after.json": JSON.stringify(after),
    "redocly.yaml": CONFIG,
  };
  return withFiles(files, async (folder) => {
    const [one, other] = [join(folder, "before.json"), join(folder, "after.json")];
    const settings = ["--format=json", "--fail-on=none", `--config=${join(folder, "redocly.yaml")}`];
    return JSON.parse(await redocly(process.cwd(), "diff", one, other, ...settings));
  });
}

interface Found {
  readonly opinion: SecondOpinion;
  /** Where it is, in either document. */
  readonly pointers: readonly string[];
}

/** The findings of its report. */
export function opinionsIn(report: unknown): Found[] {
  return listOf(objectOf(report).changes)
    .filter(isObject)
    .flatMap(({ base, path, revision, verdicts }) => {
      const pointers = [base, revision]
        .map((side) => objectOf(side).pointer)
        .filter((pointer) => typeof pointer === "string");
      return listOf(verdicts)
        .filter(isObject)
        .flatMap(({ impact, location, message, ruleId }): Found[] => {
          if (impact !== "major" && impact !== "minor") return [];
          const place = objectOf(location).pointer;
          const pointer = typeof place === "string" ? place : (pointers[0] ?? String(path));
          return [
            {
              opinion: { rule: String(ruleId), impact, message: String(message), pointer },
              pointers: [...pointers, pointer],
            },
          ];
        });
    });
}

/** Whether a change that is more than a text is at the same place, around it or inside. */
function isConfirmed(pointers: readonly string[], changes: readonly Change[]): boolean {
  return changes.some(
    ({ after, before, tier }) =>
      tier !== "documentation" &&
      [after.pointer, before.pointer].some((own) =>
        pointers.some((pointer) => isWithin(own, pointer) || isWithin(pointer, own)),
      ),
  );
}
