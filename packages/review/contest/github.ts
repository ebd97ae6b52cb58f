/**
 * `npm run contest:github --workspace=packages/review`: one edit in each of many operations of GitHub's description of its API.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { installTool } from "@facility-contracts/tools";
import { withAt } from "../corpus/narrowings.ts";
import { compareDocuments } from "../src/compare/compare.ts";
import { ownEdits } from "./own-edits.ts";

const COMMAND = {
  does: `Edits one operation after the other of GitHub's description (13 MB; npm installs it into .cache/tools, once), has the
review compare both documents, and says how many verdicts were right.`,
  usage: "npm run contest:github --workspace=packages/review -- [options]",
  options: {
    operations: { value: "number", help: "how many, spread over the document", default: "100" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 all verdicts were right, 1 some were not, 2 wrong use.",
} as const satisfies Command<Options>;

const MICROSECONDS_IN_A_SECOND = 1_000_000;

const METHODS = ["get", "put", "post", "delete", "patch"];

await runCommand("contest:github", COMMAND, async ({ json, operations }) => {
  const most = wholeNumber("--operations", operations, 1, 1000);
  const document = await github();
  const all = Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
    METHODS.filter((method) => isObject(objectOf(item)[method])).map((method) => [path, method] as const),
  );
  const chosen = Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]);
  const results = [];
  for (const [index, standing] of chosen.entries()) {
    if (standing === undefined) continue;
    const [path, method] = standing;
    const made = editedAt(document, path, method, index);
    const start = process.cpuUsage();
    const changes = compareDocuments("github", document, made.after);
    const { system, user } = process.cpuUsage(start);
    const told = [...new Set(changes.flatMap(({ breaks }) => breaks))];
    const said = told.length === 2 ? "both" : (told[0] ?? "nobody");
    const undecided = changes.some(({ certainty }) => certainty === "undecided");
    const seconds = (user + system) / MICROSECONDS_IN_A_SECOND;
    results.push({ operation: `${method.toUpperCase()} ${path}`, ...made.edit, said, undecided, seconds });
  }
  const wrong = results.filter(({ breaks, said }) => said !== breaks);
  const times = results.map(({ seconds }) => seconds).sort((one, other) => one - other);
  if (json) console.log(JSON.stringify({ formatVersion: 1, results }, undefined, 2));
  else {
    for (const { breaks, name, operation, said } of wrong)
      console.log(`${operation}: ${name}: should break ${breaks}, is said to break ${said}`);
    console.log(
      `${results.length - wrong.length} of ${results.length} verdicts were right, ${results.filter(({ undecided }) => undecided).length} undecided; a comparison took ${times.at(times.length >> 1)?.toFixed(2)} s of processor in the median, ${times.at(-1)?.toFixed(2)} s at most`,
    );
  }
  if (wrong.length > 0) process.exitCode = 1;
});

async function github(): Promise<JsonObject> {
  const file = join(
    await installTool("github-description"),
    "@octokit/openapi/generated/api.github.com.json",
  );
  return objectOf(JSON.parse(await readFile(file, "utf8")));
}

/** The document with an edit that the operation has a place for; another one first for each. */
function editedAt(document: JsonObject, path: string, method: string, turn: number) {
  const keys = ["paths", path, method];
  const item = objectOf(objectOf(document.paths)[path]);
  for (let skipped = 0; skipped < ownEdits.length; skipped++) {
    const edit = ownEdits[(turn + skipped) % ownEdits.length];
    const edited = edit?.edited(objectOf(item[method]));
    if (edit === undefined || edited === undefined) continue;
    const after = withAt(document, keys, edited ?? undefined);
    const { name } = edit;
    // The requests to what is gone are then those of a template, whose provider gets them now.
    const breaks =
      edited === null && isTakenByTemplate(document, path, method) ? ("both" as const) : edit.breaks;
    return { edit: { breaks, name }, after: objectOf(after) };
  }
  throw new Error(`${method} ${path}: no edit has a place there`);
}

/** Whether a path with variables has the method and takes the addresses of a path that has none in their place. */
function isTakenByTemplate(document: JsonObject, path: string, method: string): boolean {
  const parts = path.split("/");
  return Object.entries(objectOf(document.paths)).some(([other, item]) => {
    const others = other.split("/");
    return (
      other !== path &&
      isObject(objectOf(item)[method]) &&
      others.length === parts.length &&
      others.every((part, index) => part.startsWith("{") || part === parts[index])
    );
  });
}
