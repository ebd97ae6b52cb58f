/**
 * What the contract says and no page does: each place with its reason.
 */
import { html, inlineMarkdown } from "../html.ts";
import type { Page } from "../page.ts";
import type { ApiData } from "../site.ts";

/** The page of the assumptions. */
export function assumptionsPage(api: ApiData): Page {
  const { assumptions, name, title, undocumented } = api;
  return {
    path: `${name}/assumptions.html`,
    title: `${title}: assumptions`,
    api,
    content: html`
<p class="lead">What the contract has to say and no page does: ${assumptions.length} places, each with the reason. Where keywords are named, only these are assumed.</p>
<h2 id="places">Places</h2>
<dl class="entries">${assumptions.map(
      ({ keywords, pointer, text }) => html`<div><dt>${inlineMarkdown(text)}</dt>
<dd><code class="pointer">${pointer}</code> ${keywords === undefined ? "the whole node" : html`only ${keywords.map((keyword, index) => html`${index === 0 ? "" : ", "}<code>${keyword}</code>`)}`}</dd></div>`,
    )}</dl>
<h2 id="open">What the pages leave open</h2>
<ul>${undocumented.map(({ at, fact }) => html`<li>${fact} <span class="quiet">${at.length} ${at.length === 1 ? "place" : "places"}</span></li>`)}</ul>`,
  };
}
