/**
 * A review for a pull request or a job summary. Whatever stands in the contract is text there and nothing else.
 */

import { counted } from "@facility-contracts/command/amounts";
import { code, details, fenced, plain } from "@facility-contracts/command/markdown";
import { printable } from "@facility-contracts/command/printable";
import type { ApiReview, Change, Review } from "../report.ts";
import { whyUntold } from "../version/version.ts";
import { type Piece, shortDifference } from "./difference.ts";
import * as words from "./words.ts";

/** What GitHub takes of a comment. */
const MAX_CHARACTERS = 65_000;
const NOTE = "\n\nThe rest is left out, as GitHub takes no longer text: `npm run review` shows all of it.\n";

export function markdownText(review: Review): string {
  const { apis, findings } = review;
  const lines = [
    "## Review of the contract",
    "",
    `${plain(words.comparedOf(review))} against ${plain(words.baseText(review))}. ${words.endOf(review)}`,
    "",
    "| API | verdict | version | needs |",
    "| --- | --- | --- | --- |",
    ...apis.map(
      (api) =>
        `| ${plain(api.api)} | ${plain(words.verdictOf(api))} | ${plain(`${api.version.before ?? "new"} → ${api.version.after ?? "removed"}`)} | ${neededOf(api)} |`,
    ),
    "",
    ...(findings.length === 0
      ? []
      : [
          "### To do",
          "",
          ...findings.map(
            (finding) =>
              `- ${finding.api === "" ? "" : `**${plain(finding.api)}** `}${plain(words.findingText(finding))}<br>${plain(finding.fix)}`,
          ),
          "",
        ]),
    ...apis.flatMap(apiLines),
  ];
  return cut(`${lines.join("\n").trimEnd()}\n`);
}

/** The version that is needed, and whether the one that is there will do. */
function neededOf({ version }: ApiReview): string {
  if (whyUntold(version) !== undefined) return "?";
  return `${plain(version.required ?? "")} ${version.ok ? "✓" : "✗"}`;
}

function apiLines(api: ApiReview): string[] {
  const tiers = Object.entries(words.TIERS).flatMap(([tier, title]) => {
    const changes = api.changes.filter((change) => change.tier === tier);
    if (changes.length === 0) return [];
    if (tier === "documentation") return opened(`${title}: ${changes.length}`, changes.flatMap(changeLines));
    return [`#### ${title}`, "", ...changes.flatMap(changeLines)];
  });
  const { added, removed } = words.diffStat(api.declarations);
  const parts = [
    ...tiers,
    ...opened(
      "redocly diff also reports, and no message shows it",
      api.secondOpinions.map(({ impact, message, rule }) => `- ${impact} ${plain(rule)}: ${plain(message)}`),
    ),
    ...opened("Assumptions", [
      ...api.assumptions.added.map(({ pointer, text }) => `- new: ${code(pointer)} ${plain(text)}`),
      ...api.assumptions.removed.map(({ pointer, text }) => `- gone: ${code(pointer)} ${plain(text)}`),
      ...api.assumptions.documented.map(({ pointer }) => `- documented now: ${code(pointer)}`),
    ]),
    ...opened(
      "Facts",
      words.factLines(api, "→").map((line) => `- ${plain(line)}`),
    ),
    ...opened("Lint", [
      ...words
        .warningsOf(api.lint.added)
        .map(
          ({ file, line, message, rule }) =>
            `- new: ${code(`${file}:${line}`)} ${plain(rule)}: ${plain(message)}`,
        ),
      ...api.lint.mended.map(({ file, line, rule }) => `- gone: ${code(`${file}:${line}`)} ${plain(rule)}`),
    ]),
    ...opened(
      "Examples",
      api.examples.map((example) => `- ${plain(words.exampleText(example))}`),
    ),
    ...(api.declarations === ""
      ? []
      : opened(`Declarations: ${counted(added, "line")} added, ${removed} removed`, [
          codeBlock("diff", api.declarations),
        ])),
  ];
  return parts.length === 0 ? [] : [`### ${plain(api.api)}`, "", ...parts];
}

const MARKS = { break: "🔴", warning: "🟡", none: "🟢" };

function changeLines(change: Change): string[] {
  const { accepted, after, before, title, witnesses } = change;
  const row = (label: string, cell: string) => (cell === "" ? [] : [`| ${label} | ${cell} |`]);
  const difference = shortDifference(before.value, after.value, 300);
  const [old, now] = [markedCode(difference.before, "del"), markedCode(difference.after, "ins")];
  const [from, to] = [words.placeText(before), words.placeText(after)];
  return [
    `${MARKS[words.weightOf(change)]} **${plain(title)}**: ${words.judgementOf(change)}`,
    "",
    "| | |",
    "| --- | --- |",
    ...row("where", plain(words.operationsOf(change))),
    ...row("before", `${old} at ${code(from)}`),
    ...row("after", `${now}${to === from ? "" : ` at ${code(to)}`}`),
    ...row("accepted", plain(accepted ?? "")),
    ...row("grounds", plain(words.groundsOf(change))),
    "",
    ...witnesses.flatMap((witness) => [
      `- Proof ${plain(words.witnessText(witness))}`,
      ...(witness.value === undefined
        ? []
        : ["", indented(codeBlock("json", JSON.stringify(words.around(witness), undefined, 2))), ""]),
    ]),
    "",
  ];
}

/** What is shown when its title is opened; nothing where there is nothing. */
function opened(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [details(title, lines.join("\n")), ""];
}

/** A value in the typeface of code, with what the other one does not have marked. */
function markedCode(pieces: readonly Piece[], tag: "del" | "ins"): string {
  const marked = pieces.map(({ isDifferent, text }) =>
    isDifferent ? `<${tag}>${plain(text)}</${tag}>` : plain(text),
  );
  return `<code>${marked.join("")}</code>`;
}

/** The lines of a block of code that are shown: one API must not take the room of the others. */
const MAX_LINES = 150;

/** A block of code with the beginning of a text. */
function codeBlock(language: string, whole: string): string {
  const lines = whole
    .split("\n")
    .map((line) => line.split("\t").map(printable).join("\t"))
    .map((line) => (line.length > 300 ? `${line.slice(0, 299)}…` : line));
  const rest = lines.length - MAX_LINES;
  const shown = [...lines.slice(0, MAX_LINES), ...(rest > 0 ? [`… and ${rest} lines more`] : [])];
  return fenced(language, shown.join("\n"));
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

/** Cut before a heading or a block, never inside of one, and said so. */
function cut(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const head = text.slice(0, MAX_CHARACTERS - NOTE.length - 20);
  const end = Math.max(
    head.lastIndexOf("\n### "),
    head.lastIndexOf("\n<details>"),
    head.lastIndexOf("\n🔴"),
    head.lastIndexOf("\n🟡"),
    head.lastIndexOf("\n🟢"),
  );
  return `${head.slice(0, end > 0 ? end : head.lastIndexOf("\n"))}${NOTE}`;
}
