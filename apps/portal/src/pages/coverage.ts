/**
 * What the contract tests look at, and what the last run found.
 */
import { counted } from "@facility-contracts/command/amounts";
import { codeBlock, type Html, html, tableOf } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData, ConformanceResult, Plan } from "../site.ts";

/** More findings than a person reads. */
const SHOWN = 200;

export function coveragePage(api: ApiData): Page {
  const { name, operations, plan, result } = api;
  const tested = operations.map(({ name: operation }) => ({
    operation,
    cases: plan.cases.filter(({ id }) => id.startsWith(`${operation} `)),
  }));
  return apiPage(
    api,
    "coverage.html",
    html`
<p class="lead">The contract tests derive ${plan.cases.length} cases from the contract and send them to any provider.</p>
<h2 id="last">The last run</h2>
${result === undefined ? noResult(name) : resultOf(result)}
<h2 id="plan">What is tested</h2>
${tableOf(
  "Cases of each operation",
  ["operation", "cases", "of what"],
  tested.map(({ cases, operation }) => [
    html`<code>${operation}</code>`,
    cases.length,
    [...Map.groupBy(cases, ({ id }) => checkOf(operation, id).split("/")[0])]
      .map(([kind, list]) => `${kind} ${list.length}`)
      .join(", "),
  ]),
)}
${tested.map(({ cases, operation }) => checksOf(operation, cases))}
${plan.notChecked.length === 0 ? undefined : html`<h2 id="not-checked">What this plan leaves out</h2><ul>${plan.notChecked.map(({ what, why }) => html`<li>${what}: ${why}</li>`)}</ul>`}`,
  );
}

/** What each check of an operation sends, and what it wants to see. */
function checksOf(operationId: string, cases: Plan["cases"]): Html {
  const caption = `Checks of ${operationId}`;
  const rows = [...Map.groupBy(cases, ({ id }) => checkOf(operationId, id))].map(([check, list]) => [
    html`<code>${check}</code>`,
    list.length,
    [...new Set(list.map(({ expects }) => expects))].join(", "),
  ]);
  return html`<details><summary>${caption}</summary>${tableOf(caption, ["check", "cases", "expected"], rows)}</details>`;
}

/** `updateTicket body/maxLength body /title: 121 letters` is the check `body/maxLength`. */
function checkOf(operationId: string, id: string): string {
  return /^([a-z]+\/[A-Za-z-]+)/.exec(id.slice(operationId.length + 1))?.[1] ?? "base request";
}

function noResult(name: string): Html {
  return html`<p>No result was given to this page. With a provider in another terminal, here the mock (<code>npm start</code>), test it and build the page again:</p>
${codeBlock(
  `mkdir -p apps/portal/results
npx facility-conformance ${name} --config packages/conformance/examples/mock.config.ts --json > apps/portal/results/${name}.json
npm run build`,
  "How to get a result",
)}`;
}

function resultOf({ at, baseUrl, cases, coverage, findings, requests }: ConformanceResult): Html {
  const passed = cases.filter(({ outcome }) => outcome === "passed").length;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return html`<p>${errors === 0 ? "No error" : counted(errors, "error")} at <code>${baseUrl}</code>, <time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time>: ${passed} of ${cases.length} cases passed, ${requests} requests.</p>
${tableOf(
  "Coverage",
  ["of", "covered", "not covered"],
  Object.entries(coverage).map(([what, { covered, missing }]) => [
    what,
    `${covered.length} of ${covered.length + missing.length}`,
    missing.join(", "),
  ]),
)}
${findings.length > SHOWN ? html`<p>The first ${SHOWN} of ${findings.length} findings:</p>` : undefined}
${
  findings.length === 0
    ? undefined
    : tableOf(
        "Findings",
        ["severity", "operation", "check", "place", "expected", "got"],
        findings
          .slice(0, SHOWN)
          .map(({ check, expected, got, operationId, place, severity }) => [
            severity,
            operationId,
            check,
            place,
            expected,
            got,
          ]),
      )
}`;
}
