/**
 * The words in which terminal and Markdown say the same things.
 */
import { counted, seconds } from "@facility-contracts/command/amounts";
import { valueAt } from "@facility-contracts/model/pointer";
import { sidesIn } from "../compare/side.ts";
import type {
  ApiReview,
  Change,
  ExampleChange,
  FactCoverage,
  Finding,
  LintProblem,
  Place,
  Review,
  TouchedOperation,
  VersionVerdict,
  Witness,
} from "../report.ts";
import { whyUntold } from "../version/version.ts";
import { type Piece, shortDifference } from "./difference.ts";

/** `breaks clients and providers`, `safe`. */
export function sidesOf(changes: readonly Change[]): string {
  const sides = sidesIn(changes.flatMap(({ breaks }) => breaks));
  return sides.length === 0 ? "breaks nobody" : `breaks ${sides.join(" and ")}`;
}

/** The verdict of an API in a line: `breaks clients: needs 2.0.0, says 1.0.0`. */
export function verdictOf({ changes, version }: ApiReview): string {
  if (version.after === null) return "was removed";
  if (changes.length === 0) return `no change (${saidOf(version.after)})`;
  return `${sidesOf(changes)}: ${versionText(version)}`;
}

function versionText(version: VersionVerdict): string {
  const { after, before, ok, required } = version;
  if (before === null) return `a new API, ${saidOf(after)}`;
  const untold = whyUntold(version);
  if (untold !== undefined) return untold;
  return ok ? `${saidOf(before)} -> ${after} is right` : `needs ${required}, says ${saidOf(after)}`;
}

function saidOf(version: string | null): string {
  return version === "" ? "no version" : String(version);
}

/** What each tier is called, in the order of their weight. */
export const TIERS = {
  wire: "On the wire",
  client: "In the generated client",
  documentation: "In the documentation",
} as const;

/** `breaks clients, proven`. */
export function judgementOf(change: Change): string {
  const sides = sidesOf([change]);
  return change.tier === "documentation"
    ? change.certainty === "same"
      ? "means the same"
      : "text"
    : `${sides}, ${change.certainty}${change.accepted === undefined ? "" : ", accepted"}`;
}

/** How much a change asks for attention: one that breaks clients and is not accepted the most. */
export function weightOf({ accepted, breaks }: Change): "break" | "warning" | "none" {
  if (breaks.length === 0) return "none";
  return breaks.includes("clients") && accepted === undefined ? "break" : "warning";
}

/** `updateTicket (request)`, `getTicket (answers 401, 403)`. */
export function operationsOf({ operations }: Change): string {
  return operations
    .map((touched) => {
      const { method, operationId, path } = touched;
      return `${operationId || `${method.toUpperCase()} ${path}`} (${partOf(touched)})`;
    })
    .join(", ");
}

function partOf({ direction, statuses = [] }: TouchedOperation): string {
  if (direction === "request") return "request";
  const answer =
    statuses.length === 0
      ? "answer"
      : `${statuses.length === 1 ? "answer" : "answers"} ${statuses.join(", ")}`;
  return direction === "both" ? `request and ${answer}` : answer;
}

/** `stated (update-ticket): A title ...`. */
export function groundsOf({ grounds }: Change): string {
  if (grounds === undefined) return "";
  if (grounds.kind === "none") return "without ground in the ledger";
  return `${grounds.kind}${grounds.page === undefined ? "" : ` (${grounds.page})`}: ${grounds.text}`;
}

/** What a witness shows: `for clients, PUT /api/v1/tickets/{id} with this body: allowed before, refused now at /title: ...`. */
export function witnessText(witness: Witness): string {
  return `for ${witness.side}, ${witness.what}: ${contrastOf(witness)}`;
}

/** What became of an example, and whether each contract allows that of the other. */
export function exampleText({
  change,
  name,
  operationIds,
  refusedAfter,
  refusedBefore,
}: ExampleChange): string {
  const notes = [
    ...(refusedAfter === undefined ? [] : [`the old one is no longer allowed: ${refusedAfter}`]),
    ...(refusedBefore === undefined ? [] : [`the new one was not allowed before: ${refusedBefore}`]),
  ];
  return [`${name} of ${operationIds.join(", ")} was ${change}`, ...notes].join("; ");
}

/** What one contract says of a message and the other does not. */
export function contrastOf({ allowed, at, refusal }: Witness): string {
  const place = at === "" ? "" : ` at ${at}`;
  return allowed === "before"
    ? `allowed before, refused now${place}: ${refusal}`
    : `refused before${place}: ${refusal}; allowed now`;
}

/** What matters of the value of a witness: the object or list that holds the place, with long texts cut. */
export function around({ at, value }: Witness): unknown {
  return shortened(valueAt(value, at.slice(0, Math.max(0, at.lastIndexOf("/")))) ?? value);
}

function shortened(value: unknown): unknown {
  if (typeof value === "string" && value.length > 60)
    return `${value.slice(0, 40)}… (${value.length} characters)`;
  if (Array.isArray(value) && value.length > 5)
    return [...value.slice(0, 3).map(shortened), `… (${value.length} items)`];
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
  return value;
}

/** `149 claims: 68 stated, 50 shown, 31 assumed`. */
function coverageText({ assumed, claims, shown, stated, unexplained }: FactCoverage): string {
  const rest = unexplained.length === 0 ? "" : `, ${unexplained.length} without ground`;
  return `${counted(claims, "claim")}: ${stated} stated, ${shown} shown, ${assumed} assumed${rest}`;
}

/** How many changed facts are told: who changes more of them at once reads the ledger itself. */
const MAX_FACT_LINES = 20;

/** How much of each value such a line has. */
const MAX_FACT_CHARACTERS = 80;

/** What the ledger says differently of pages, a line each. */
export function factChangeLines({ facts: { changes } }: ApiReview): string[] {
  const lines = changes.map(({ after, before, change, pointer }) => {
    const held = after ?? before;
    const where =
      held?.page === undefined
        ? ""
        : `; check the page ${held.page}${held.on === undefined ? "" : ` (${held.on})`}`;
    const difference = shortDifference(before?.value, after?.value, MAX_FACT_CHARACTERS);
    const values = [
      ...(before === undefined ? [] : [`${textOf(difference.before)} (${before.ground})`]),
      ...(after === undefined ? [] : [`${textOf(difference.after)} (${after.ground})`]),
    ].join(" to ");
    return `fact ${change}: ${pointer}: ${values}${where}`;
  });
  const rest = lines.length - MAX_FACT_LINES;
  return rest > 0 ? [...lines.slice(0, MAX_FACT_LINES), `and ${rest} more: --json has all`] : lines;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join("")
    .trim();
}

/** The new problems of lint that are not to do: errors are. */
export function warningsOf(problems: readonly LintProblem[]): LintProblem[] {
  return problems.filter(({ severity }) => severity === "warn");
}

/** The coverage before and after, where the change is worth a line; nothing where it is as it was. */
export function coverageChange({
  facts: { after, before },
}: ApiReview): [before: string, after: string] | undefined {
  const [old, now] = [before === null ? "no ledger" : coverageText(before), coverageText(after)];
  return old === now ? undefined : [old, now];
}

/** What became of the coverage, with an arrow between before and after, and of the facts. */
export function factLines(api: ApiReview, arrow: string): string[] {
  const change = coverageChange(api);
  return [...(change === undefined ? [] : [change.join(` ${arrow} `)]), ...factChangeLines(api)];
}

/** What was compared: `The work tree of a-branch (5ccba02 with uncommitted changes)`, or a document. */
export function comparedOf({ compared, workTree }: Review): string {
  if (compared !== undefined) return compared;
  if (workTree === undefined) return "The work tree";
  const { branch, commit, isCommitted } = workTree;
  const of = branch === undefined ? "" : ` of ${branch}`;
  return `The work tree${of} (${commit.slice(0, 7)}${isCommitted ? "" : " with uncommitted changes"})`;
}

/** What it was compared with: `merge base with main (5ccba02)`. */
export function baseText({ base: { commit, revision } }: Review): string {
  return commit === "" ? revision : `${revision} (${commit.slice(0, 7)})`;
}

/** What is to be done, with file and line where it has them. */
export function findingText({ file, line, what }: Finding): string {
  return file === undefined || line === undefined ? what : `${file}:${line}: ${what}`;
}

/** Where something stands: the file and its line, where it came from one. */
export function placeText({ file, line, pointer }: Place): string {
  return file === undefined ? pointer : `${file}:${line} ${pointer}`;
}

/** How a review ends, in a line. */
export function endOf({ findings, milliseconds }: Review): string {
  const took = seconds(milliseconds);
  return findings.length === 0
    ? `Nothing stands in the way (${took}).`
    : `${counted(findings.length, "finding")} (${took}).`;
}

/** Added and removed lines of a diff. */
export function diffStat(diff: string): { added: number; removed: number } {
  const lines = diff.split("\n");
  const count = (sign: string) =>
    lines.filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3))).length;
  return { added: count("+"), removed: count("-") };
}
