/**
 * What the contract tests look at, and what the last run found.
 */
import { codeBlock, type Html, html, tableOf } from "../html.ts";
import type { Page } from "../page.ts";
import type { ApiData, ConformanceResult } from "../site.ts";

/** The page of the contract tests. */
export function coveragePage(api: ApiData): Page {
  const { name, operations, plan, result, title } = api;
  const rows = operations.map(({ operationId }) => {
    const ids = plan.cases
      .filter(({ id }) => id.startsWith(`${operationId} `))
      .map(({ id }) => kindOf(id, operationId));
    return [
      html`<code>${operationId}</code>`,
      ids.length,
      Object.entries(Object.groupBy(ids, (kind) => kind))
        .map(([kind, list]) => `${kind} ${list?.length ?? 0}`)
        .join(", "),
    ];
  });
  return {
    path: `${name}/coverage.html`,
    title: `${title}: contract tests`,
    api,
    content: html`
<p class="lead">The contract tests derive ${plan.cases.length} cases from the contract and send them to any provider.</p>
<h2 id="last">The last run</h2>
${result === undefined ? noResult(name) : resultOf(result)}
<h2 id="plan">What is tested</h2>
${tableOf("Cases of each operation", ["operation", "cases", "of what"], rows)}
${plan.notChecked.length === 0 ? undefined : html`<h2 id="not-checked">What this plan leaves out</h2><ul>${plan.notChecked.map(({ what, why }) => html`<li>${what}: ${why}</li>`)}</ul>`}`,
  };
}

/** `updateTicket body/maxLength /title: ...` is about bodies. */
function kindOf(id: string, operationId: string): string {
  const rest = id.slice(operationId.length + 1);
  return /^([a-z]+)\//.exec(rest)?.[1] ?? "base request";
}

function noResult(name: string): Html {
  return html`<p>No result was given to this page. Start a provider, here the mock, test it, and build the page again:</p>
${codeBlock(
  `npm start
npx facility-conformance ${name} --config packages/conformance/examples/mock.config.ts --json > apps/portal/results/${name}.json
npm run build`,
  "How to get a result",
)}`;
}

function resultOf({ at, baseUrl, cases, coverage, findings, requests }: ConformanceResult): Html {
  const passed = cases.filter(({ outcome }) => outcome === "passed").length;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return html`<p>${errors === 0 ? "No error" : `${errors} errors`} at <code>${baseUrl}</code>, <time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time>: ${passed} of ${cases.length} cases passed, ${requests} requests.</p>
${tableOf(
  "Coverage",
  ["of", "covered", "not covered"],
  Object.entries(coverage).map(([what, { covered, missing }]) => [
    what,
    `${covered.length} of ${covered.length + missing.length}`,
    missing.slice(0, 20).join(", "),
  ]),
)}
${
  findings.length === 0
    ? undefined
    : tableOf(
        "Findings",
        ["severity", "operation", "check", "place", "expected", "got"],
        findings
          .slice(0, 200)
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
