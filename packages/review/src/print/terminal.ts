/**
 * A review for the terminal.
 */

import { styleText } from "node:util";
import { counted } from "@facility-contracts/command/amounts";
import { printable } from "@facility-contracts/command/printable";
import { shown } from "@facility-contracts/command/shown";
import type { ApiReview, Change, Review } from "../report.ts";
import { type Piece, shortDifference } from "./difference.ts";
import {
  around,
  baseText,
  comparedOf,
  coverageChange,
  diffStat,
  endOf,
  exampleText,
  factChangeLines,
  findingText,
  groundsOf,
  judgementOf,
  operationsOf,
  placeText,
  TIERS,
  verdictOf,
  warningsOf,
  weightOf,
  witnessText,
} from "./words.ts";

/** Puts text in a style; without colour it is the text itself. */
type Paint = (style: "bold" | "dim" | "red" | "green" | "yellow", text: string) => string;

const WIDTH = 160;

/** The review as text. @param colour whether it is for a terminal that shows colours */
export function terminalText(review: Review, colour: boolean): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const { apis, findings } = review;
  const lines = [
    paint("dim", `${comparedOf(review)} against ${baseText(review)}`),
    ...apis.map((api) => `${paint("bold", api.api)}: ${paint(colourOf(api), verdictOf(api))}`),
    ...apis.flatMap((api) => apiLines(api, paint)),
    ...(findings.length === 0 ? [] : ["", paint("bold", "To do")]),
    ...findings.flatMap((finding) => [
      `  ${paint("red", "✗")} ${finding.api === "" ? "" : `${finding.api}: `}${findingText(finding)}`,
      `    ${finding.fix}`,
    ]),
    "",
    `${endOf(review)}${findings.length === 0 && review.compared === undefined && apis.some(({ changes }) => changes.length > 0) ? " Next: npm test; npm run review -- --portal makes a page of it" : ""}`,
  ];
  return lines.map(safe).join("\n");
}

/** The styles of {@link Paint}, as a terminal is told of them. */
const STYLES = new RegExp(`(${String.fromCharCode(27)}\\[(?:1|2|22|31|32|33|39)m)`);

/** A line in which nothing but its own styles is obeyed: a contract may say anything. */
function safe(line: string): string {
  return line
    .split(STYLES)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join("");
}

function colourOf({ version }: ApiReview): "green" | "red" | "yellow" {
  if (!version.ok) return "red";
  return version.bump === "major" ? "yellow" : "green";
}

function apiLines(api: ApiReview, paint: Paint): string[] {
  const parts = [
    ...Object.entries(TIERS).map(([tier, title]) => {
      const changes = api.changes.filter((change) => change.tier === tier);
      return section(
        title,
        changes.flatMap((change) => changeLines(change, paint)),
        paint,
      );
    }),
    section(
      "redocly diff also reports, and no message shows it",
      api.secondOpinions.map(
        ({ impact, message, pointer, rule }) => `  ${impact} ${rule}: ${message} ${paint("dim", pointer)}`,
      ),
      paint,
    ),
    section("Assumptions", assumptionLines(api), paint),
    section("Facts", factLines(api), paint),
    section("Lint", lintLines(api), paint),
    section(
      "Examples",
      api.examples.map((example) => `  ${exampleText(example)}`),
      paint,
    ),
    section("Declarations", declarationLines(api), paint),
  ].flat();
  return parts.length === 0 ? [] : ["", paint("bold", `── ${api.api} ──`), ...parts];
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", paint("bold", title), ...lines];
}

const MARKS = {
  break: { sign: "✗", style: "red" },
  warning: { sign: "!", style: "yellow" },
  none: { sign: "·", style: "green" },
} as const;

function changeLines(change: Change, paint: Paint): string[] {
  const { accepted, after, before, tier, title, witnesses } = change;
  const { sign, style } = MARKS[weightOf(change)];
  const mark = paint(style, sign);
  const line = `  ${mark} ${title}${tier === "documentation" ? "" : ` [${judgementOf(change)}]`}`;
  const difference = shortDifference(before.value, after.value, WIDTH);
  const [old, now] = [
    shownPieces(difference.before, "red", paint),
    shownPieces(difference.after, "green", paint),
  ];
  const detail = (label: string, text: string) =>
    text === "" ? [] : [`      ${paint("dim", label.padEnd(8))} ${text}`];
  return [
    line,
    ...detail("where", operationsOf(change)),
    ...detail("before", `${old} ${paint("dim", placeText(before))}`),
    ...detail(
      "after",
      `${now}${placeText(after) === placeText(before) ? "" : ` ${paint("dim", placeText(after))}`}`,
    ),
    ...witnesses.flatMap((witness) => [
      ...detail("proof", witnessText(witness)),
      ...(witness.value === undefined
        ? []
        : [`               ${shown(around(witness.value, witness.at), WIDTH)}`]),
    ]),
    ...detail("accepted", accepted ?? ""),
    ...detail("grounds", groundsOf(change)),
  ];
}

/** A value with what the other one does not have in a colour. */
function shownPieces(pieces: readonly Piece[], style: "red" | "green", paint: Paint): string {
  return pieces.map(({ isDifferent, text }) => (isDifferent ? paint(style, text) : text)).join("");
}

function assumptionLines({ assumptions: { added, documented, removed } }: ApiReview): string[] {
  return [
    ...added.map(({ pointer, text }) => `  + ${pointer}: ${text}`),
    ...removed.map(({ pointer, text }) => `  - ${pointer}: ${text}`),
    ...documented.map(({ pointer }) => `  ✓ ${pointer} is documented now`),
  ];
}

function factLines(api: ApiReview): string[] {
  const change = coverageChange(api);
  return [
    ...(change === undefined ? [] : [`  ${change.join(" -> ")}`]),
    ...factChangeLines(api).map((line) => `  ${line}`),
  ];
}

function lintLines({ lint: { added, mended } }: ApiReview): string[] {
  return [
    ...warningsOf(added).map(({ file, line, message, rule }) => `  ! ${file}:${line} ${rule}: ${message}`),
    ...mended.map(({ file, line, rule }) => `  ✓ ${file}:${line} ${rule} is gone`),
  ];
}

function declarationLines({ declarations }: ApiReview): string[] {
  if (declarations === "") return [];
  const { added, removed } = diffStat(declarations);
  return [`  ${counted(added, "line")} added, ${removed} removed; --markdown and --json show them`];
}
