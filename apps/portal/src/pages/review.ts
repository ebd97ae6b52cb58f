/**
 * A review: verdict and version first, then operation by operation.
 */
import { counted } from "@facility-contracts/command/amounts";
import type { ApiReview, Change, Place, Review, TouchedOperation, Witness } from "@facility-contracts/review";
import { type Piece, wholeDifference } from "@facility-contracts/review/difference";
import {
  baseText,
  comparedOf,
  contrastOf,
  coverageChange,
  exampleText,
  factChangeLines,
  groundsOf,
  operationsOf,
  placeText,
  sidesOf,
  warningsOf,
} from "@facility-contracts/review/words";
import { anchorOf, codeBlock, type Html, html, inlineMarkdown, jsonBlock, tableOf } from "../html.ts";
import type { Page } from "../page.ts";
import type { SiteData } from "../site.ts";

export function reviewPage({ apis, review }: SiteData): Page {
  return {
    path: "review.html",
    title: "Review",
    content: review === undefined ? noReview() : reviewOf(review, new Set(apis.map(({ name }) => name))),
  };
}

function noReview(): Html {
  return html`<p class="lead">No review was given to this page. It shows what a change to the contract means: change the YAML, then</p>
${codeBlock("npm run review -- --portal", "How to get a review")}`;
}

/** @param shown the APIs that have pages of their own, as those of two documents need not have */
function reviewOf(review: Review, shown: ReadonlySet<string>): Html {
  const { apis, at, findings } = review;
  return html`
<p class="lead">${comparedOf(review)} against ${baseText(review)}, <time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time>.</p>
${tableOf(
  "Verdict",
  ["API", "verdict", "version", "needs"],
  apis.map((api) => [
    html`<a href="#${api.api}">${api.api}</a>`,
    badge(api.changes),
    `${api.version.before ?? "new"} → ${api.version.after ?? "removed"}`,
    neededVersion(api.version),
  ]),
)}
${findings.length === 0 ? html`<p class="good">Nothing stands in the way.</p>` : html`<h2 id="to-do">To do</h2><ol>${findings.map(({ api, file, fix, line, what }) => html`<li>${api === "" ? "" : `${api}: `}${file === undefined || line === undefined ? "" : html`<code>${file}:${line}</code> `}${inlineMarkdown(what)}<br><span class="quiet">${inlineMarkdown(fix)}</span></li>`)}</ol>`}
${apis.map((api) => apiSection(api, shown.has(api.api)))}`;
}

/** What the new version has to be: nothing is needed where an API went, and nobody can tell after one that is no version. */
function neededVersion({ ok, required }: ApiReview["version"]): Html | undefined {
  const verdict = ok
    ? html`<span class="good">is right</span>`
    : html`<span class="bad">${required === null ? "nobody can tell" : "is not met"}</span>`;
  return ok && required === null ? undefined : html`${required ?? ""} ${verdict}`;
}

function badge(changes: readonly Change[]): Html {
  const sides = new Set(changes.flatMap(({ breaks }) => breaks));
  const style = sides.has("clients") ? "bad" : sides.size > 0 ? "warn" : "good";
  return html`<span class="${style}">${changes.length === 0 ? "no change" : sidesOf(changes)}</span>`;
}

function apiSection(api: ApiReview, isShown: boolean): Html {
  const parts = [
    ...byOperation(api.changes).map((group) => operationSection(api.api, group, isShown)),
    list("Assumptions", [
      ...api.assumptions.added.map(
        ({ keywords, pointer, text }) =>
          html`new: <code class="pointer">${pointer}</code> ${keywords === undefined ? "" : html`<code>${keywords.join(", ")}</code> `}${inlineMarkdown(text)}`,
      ),
      ...api.assumptions.removed.map(
        ({ pointer, text }) => html`gone: <code class="pointer">${pointer}</code> ${inlineMarkdown(text)}`,
      ),
      ...api.assumptions.documented.map(
        ({ pointer }) => html`documented now: <code class="pointer">${pointer}</code>`,
      ),
    ]),
    factsOf(api),
    list("Lint", [
      ...warningsOf(api.lint.added).map(
        ({ file, line, message, rule }) =>
          html`<span class="bad">new</span> <code>${file}:${line}</code> ${rule}: ${inlineMarkdown(message)}`,
      ),
      ...api.lint.mended.map(
        ({ file, line, rule }) => html`<span class="good">gone</span> <code>${file}:${line}</code> ${rule}`,
      ),
    ]),
    list(
      "Examples",
      api.examples.map((example) => html`${exampleText(example)}`),
    ),
    list(
      "redocly diff also reports, and no message shows it",
      api.secondOpinions.map(
        ({ impact, message, rule }) => html`${impact} ${rule}: ${inlineMarkdown(message)}`,
      ),
    ),
    api.declarations === ""
      ? undefined
      : html`<h3>Declarations of the client</h3><details><summary>Show the difference</summary>${codeBlock(api.declarations, `Difference of the declarations of ${api.api}`)}</details>`,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return html``;
  return html`<section aria-labelledby="${api.api}"><h2 id="${api.api}">${api.api}</h2>${parts}</section>`;
}

interface OperationChanges {
  /** Undefined for what belongs to no operation. */
  readonly operation: TouchedOperation | undefined;
  readonly changes: readonly Change[];
}

/** The changes of each operation; what belongs to none comes last. */
function byOperation(changes: readonly Change[]): OperationChanges[] {
  const pairs = changes.flatMap((change) => change.operations.map((operation) => ({ operation, change })));
  const groups = Map.groupBy(pairs, ({ operation }) => `${operation.method} ${operation.path}`);
  const touched = [...groups.values()].map((group) => ({
    operation: group[0]?.operation,
    changes: group.map(({ change }) => change),
  }));
  const rest = changes.filter(({ operations }) => operations.length === 0);
  return rest.length === 0 ? touched : [...touched, { operation: undefined, changes: rest }];
}

function operationSection(api: string, { operation, changes }: OperationChanges, isShown: boolean): Html {
  const texts = changes.filter(({ tier }) => tier === "documentation");
  const others = changes.filter(({ tier }) => tier !== "documentation");
  const head =
    operation === undefined
      ? html`<h3>The document</h3>`
      : html`<h3 id="${anchorOf(`${api} ${operation.operationId}`)}"><span class="method ${operation.method}">${operation.method.toUpperCase()}</span> <code>${operation.path}</code></h3>
<p>${badge(changes)} Client: <code>${operation.clientMethod}</code>. ${!isShown || others.some(({ kind }) => kind === "operation-removed") ? undefined : html`<a href="${api}/try.html#${operation.operationId}">Try it</a>`}</p>`;
  return html`<section class="card">${head}${others.map(changeOf)}${
    texts.length === 0
      ? undefined
      : html`<details><summary>${counted(texts.length, "text")}</summary>${texts.map(changeOf)}</details>`
  }</section>`;
}

function changeOf(change: Change): Html {
  const { accepted, after, before, certainty, tier, title, witnesses } = change;
  const difference = wholeDifference(before.value, after.value);
  const grounds = groundsOf(change);
  return html`<article class="change"><h4>${inlineMarkdown(title)}</h4>
<p>${tier === "documentation" ? "" : html`${badge([change])}, ${certainty}${tier === "client" ? ", in the generated client" : ""}. `}${operationsOf(change)}</p>
${accepted === undefined ? undefined : html`<p><strong>Accepted</strong>: ${inlineMarkdown(accepted)}</p>`}
${grounds === "" ? undefined : html`<p class="${change.grounds?.kind === "none" ? "bad" : "quiet"}">Grounds: ${inlineMarkdown(grounds)}</p>`}
<div class="sides">${sideOf("Before", title, before, difference.before)}${sideOf("After", title, after, difference.after)}</div>
${witnesses.map(witnessOf)}</article>`;
}

/** One version of what has changed, with what the other one does not have marked. */
function sideOf(name: "Before" | "After", title: string, place: Place, pieces: readonly Piece[]): Html {
  const mark = (text: string) => (name === "Before" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`);
  // What a line begins with is no part of what it says.
  const markLines = (text: string) =>
    text.split(/(^ +|\n)/m).map((part) => (part.trim() === "" ? part : mark(part)));
  const marked = pieces.map(({ isDifferent, text }) => (isDifferent ? markLines(text) : text));
  return html`<div><h5>${name}</h5><code class="pointer">${placeText(place)}</code>${
    place.value === undefined ? html`<p class="quiet">nothing</p>` : codeBlock(marked, `${name}: ${title}`)
  }</div>`;
}

function witnessOf(witness: Witness): Html {
  const { side, value, what } = witness;
  return html`<h5>Seen by ${side}</h5><p>${what}: ${contrastOf(witness)}.</p>
${value === undefined ? undefined : html`<details><summary>Show the message</summary>${jsonBlock(value, `${what}, seen by ${side}`)}</details>`}`;
}

function factsOf(api: ApiReview): Html | undefined {
  const coverage = coverageChange(api);
  const lines = factChangeLines(api);
  if (coverage === undefined && lines.length === 0) return undefined;
  return html`<h3>Facts</h3>${coverage === undefined ? undefined : html`<p>${coverage.join(" → ")}</p>`}
${lines.length === 0 ? undefined : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

function list(title: string, items: readonly Html[]): Html | undefined {
  return items.length === 0
    ? undefined
    : html`<h3>${title}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
