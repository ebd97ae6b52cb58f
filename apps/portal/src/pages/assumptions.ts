/**
 * What the contract says and no page does: each reason, with the places that carry it.
 */
import type { Assumption } from "@facility-contracts/model/provenance";
import { type Html, html, inlineMarkdown } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function assumptionsPage(api: ApiData): Page {
  const { assumptions, check } = api;
  const reasons = [...Map.groupBy(assumptions, ({ text }) => text)];
  return apiPage(
    api,
    "assumptions.html",
    html`
<p class="lead">What the contract has to say and no page does: ${check.assumed} claims, for ${reasons.length} reasons. Where keywords are named, only these are assumed.</p>
<dl class="entries">${reasons.map(
      ([text, places]) => html`<div><dt>${inlineMarkdown(text)}</dt>${places.map(placeOf)}</div>`,
    )}</dl>`,
  );
}

function placeOf({ keywords, pointer }: Assumption): Html {
  const what =
    keywords === undefined
      ? "the whole node"
      : html`only ${keywords.map((keyword, index) => html`${index === 0 ? "" : ", "}<code>${keyword}</code>`)}`;
  return html`<dd><code class="pointer">${pointer}</code> ${what}</dd>`;
}
