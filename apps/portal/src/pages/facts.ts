/**
 * The facts of an API, and the place in the contract that says each.
 */
import { anchorOf, type Html, html, jsonBlock } from "../html.ts";
import { isObject } from "../json.ts";
import type { Page } from "../page.ts";
import type { ApiData } from "../site.ts";

/** The page of the facts. */
export function factsPage(api: ApiData): Page {
  const { check, facts, name, title } = api;
  const pages = [...Map.groupBy(facts, ({ page }) => page)];
  const failed = check.contradicted.length + check.unexplained.length;
  return {
    path: `${name}/facts.html`,
    title: `${title}: facts`,
    api,
    content: html`
<p class="lead">What the documentation pages say, in ${facts.length} facts. The contract says ${check.claims} things: ${check.facts} follow from these facts, ${check.assumed} are <a href="assumptions.html">assumed</a>${failed === 0 ? "" : `, ${failed} are neither or contradict a page`}.</p>
<ul>${pages.map(([page, list]) => html`<li><a href="#${anchorOf(page)}">${page}</a> (${list.length})</li>`)}</ul>
${failed === 0 ? undefined : html`<h2>Findings</h2><ul>${[...check.contradicted, ...check.unexplained].map((line) => html`<li>${line}</li>`)}</ul>`}
${pages.map(([page, list]) => section(page, list, addressOf(page, api)))}`,
  };
}

/** The address of a page: the ledger has its name, and the operation that it describes the rest. */
function addressOf(page: string, { operations }: ApiData): string | undefined {
  return operations
    .map(({ node: { externalDocs } }) =>
      isObject(externalDocs) && typeof externalDocs.url === "string" ? externalDocs.url : "",
    )
    .find((url) => url.split("/").at(-1)?.startsWith(page) && url.startsWith("https://"));
}

function section(page: string, facts: ApiData["facts"], address: string | undefined): Html {
  return html`<section aria-labelledby="${anchorOf(page)}"><h2 id="${anchorOf(page)}">${page}</h2>
${address === undefined ? undefined : html`<p><a href="${address}">${address}</a></p>`}
<dl class="entries">${facts.map(
    ({ at, fact, is }) => html`<div><dt>${fact}</dt>
<dd><code class="pointer">${at}</code>
<details><summary>what has to stand there</summary>${jsonBlock(is, fact)}</details></dd></div>`,
  )}</dl></section>`;
}
