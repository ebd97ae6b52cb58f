/**
 * What the documentation pages say and show, and the places in the contract that rest on it.
 */
import { counted } from "@facility-contracts/command/amounts";
import { pageClaims, problemText, type Page as Source } from "@facility-contracts/facts";
import { anchorOf, type Html, html, jsonBlock } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function factsPage(api: ApiData): Page {
  const { check, ledger } = api;
  const failed = check.contradicted.length + check.unexplained.length;
  return apiPage(
    api,
    "facts.html",
    html`
<p class="lead">The contract makes ${check.claims} claims: ${check.stated} are stated by a documentation page, ${check.shown} are shown by an example on one, ${check.assumed} are <a href="assumptions.html">assumed</a>${failed === 0 ? "" : `, and ${failed} findings are below`}.</p>
<ul>${ledger.pages.map((page) => html`<li><a href="#${anchorOf(page.name)}">${page.name}</a></li>`)}</ul>
${failed === 0 ? undefined : html`<h2>Findings</h2><ul>${[...check.contradicted.map(problemText), ...check.unexplained].map((line) => html`<li>${line}</li>`)}</ul>`}
${ledger.pages.map((page) => section(page, api))}`,
  );
}

function section({ address, name, read }: Source, { check }: ApiData): Html {
  const places = pageClaims(name, check);
  return html`<section aria-labelledby="${anchorOf(name)}"><h2 id="${anchorOf(name)}">${name}</h2>
<p><a href="${address}">${address}</a>, read on ${read}</p>
${places.map(
  ({ on, statements }) =>
    html`<h3>${on}</h3><dl class="entries">${statements.map(
      ({ claims, fact, ground }) => html`<div><dt>${fact}</dt><dd>${ground}
<details><summary>${counted(claims.length, "claim")}</summary>${jsonBlock(
        Object.fromEntries(claims.map(({ at, kind, value }) => [at, kind === "name" ? "is there" : value])),
        fact,
      )}</details></dd></div>`,
    )}</dl>`,
)}</section>`;
}
