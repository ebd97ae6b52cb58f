/**
 * A review for the terminal.
 */

import { randomUUID } from "node:crypto";
import { styleText } from "node:util";
import { counted } from "@facility-contracts/command/amounts";
import { printable } from "@facility-contracts/command/printable";
import { shown } from "@facility-contracts/model/shown";
import type { ApiReview, Change, Review } from "../report.ts";
import { type Piece, shortDifference } from "./difference.ts";
import * as words from "./words.ts";

/** Puts text in a style; without colour it is the text itself. */
type Paint = (style: "bold" | "dim" | "red" | "green" | "yellow", text: string) => string;

const WIDTH = 160;

/** The review as text. @param colour whether it is for a terminal that shows colours */
export function terminalText(review: Review, colour: boolean): string {
  // No contract can say it: of all escapes only those of our own styles are obeyed.
  const mark = randomUUID();
  const paint: Paint = (style, text) => {
    if (!colour) return text;
    const styled = styleText(style, "|", { validateStream: false }).replaceAll(ESCAPE, mark);
    return styled.replace("|", () => text);
  };
  const { apis, findings } = review;
  const lines = [
    paint("dim", `${words.comparedOf(review)} against ${words.baseText(review)}`),
    ...apis.map((api) => `${paint("bold", api.api)}: ${paint(colourOf(api), words.verdictOf(api))}`),
    ...apis.flatMap((api) => apiLines(api, paint)),
    ...(findings.length === 0 ? [] : ["", paint("bold", "To do")]),
    ...findings.flatMap((finding) => [
      `  ${paint("red", "✗")} ${finding.api === "" ? "" : `${finding.api}: `}${words.findingText(finding)}`,
      `    ${finding.fix}`,
    ]),
    "",
    `${words.endOf(review)}${findings.length === 0 && review.compared === undefined && apis.some(({ changes }) => changes.length > 0) ? " Next: npm test; npm run review -- --portal makes a page of it" : ""}`,
  ];
  return lines.map((line) => printable(line).replaceAll(mark, ESCAPE)).join("\n");
}

const ESCAPE = String.fromCharCode(27);

function colourOf({ version }: ApiReview): "green" | "red" | "yellow" {
  if (!version.ok) return "red";
  return version.bump === "major" ? "yellow" : "green";
}

function apiLines(api: ApiReview, paint: Paint): string[] {
  const changesOf = (tier: string) => api.changes.filter((change) => change.tier === tier);
  const tiers = Object.entries(words.TIERS).map(([tier, title]) => [
    title,
    changesOf(tier).flatMap((change) => changeLines(change, paint)),
  ]);
  const sections: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(tiers),
    "redocly diff also reports, and no message shows it": api.secondOpinions.map(
      ({ impact, message, pointer, rule }) => `  ${impact} ${rule}: ${message} ${paint("dim", pointer)}`,
    ),
    Assumptions: assumptionLines(api),
    Facts: words.factLines(api, "->").map((line) => `  ${line}`),
    Lint: lintLines(api),
    Examples: api.examples.map((example) => `  ${words.exampleText(example)}`),
    Declarations: declarationLines(api),
  };
  const parts = Object.entries(sections).flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ["", paint("bold", title), ...lines],
  );
  return parts.length === 0 ? [] : ["", paint("bold", `── ${api.api} ──`), ...parts];
}

const MARKS = {
  break: { sign: "✗", style: "red" },
  warning: { sign: "!", style: "yellow" },
  none: { sign: "·", style: "green" },
} as const;

function changeLines(change: Change, paint: Paint): string[] {
  const { accepted, after, before, tier, title, witnesses } = change;
  const { sign, style } = MARKS[words.weightOf(change)];
  const line = `  ${paint(style, sign)} ${title}${tier === "documentation" ? "" : ` [${words.judgementOf(change)}]`}`;
  const difference = shortDifference(before.value, after.value, WIDTH);
  const [old, now] = [
    shownPieces(difference.before, "red", paint),
    shownPieces(difference.after, "green", paint),
  ];
  const [from, to] = [words.placeText(before), words.placeText(after)];
  const detail = (label: string, text: string) =>
    text === "" ? [] : [`      ${paint("dim", label.padEnd(8))} ${text}`];
  return [
    line,
    ...detail("where", words.operationsOf(change)),
    ...detail("before", `${old} ${paint("dim", from)}`),
    ...detail("after", `${now}${to === from ? "" : ` ${paint("dim", to)}`}`),
    ...witnesses.flatMap((witness) => [
      ...detail("proof", words.witnessText(witness)),
      ...(witness.value === undefined ? [] : [`               ${shown(words.around(witness), WIDTH)}`]),
    ]),
    ...detail("accepted", accepted ?? ""),
    ...detail("grounds", words.groundsOf(change)),
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

function lintLines({ lint: { added, mended } }: ApiReview): string[] {
  return [
    ...words
      .warningsOf(added)
      .map(({ file, line, message, rule }) => `  ! ${file}:${line} ${rule}: ${message}`),
    ...mended.map(({ file, line, rule }) => `  ✓ ${file}:${line} ${rule} is gone`),
  ];
}

function declarationLines({ declarations }: ApiReview): string[] {
  if (declarations === "") return [];
  const { added, removed } = words.diffStat(declarations);
  return [`  ${counted(added, "line")} added, ${removed} removed; --markdown and --json show them`];
}
