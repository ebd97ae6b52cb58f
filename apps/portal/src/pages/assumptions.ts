/**
 * What the contract says and no page does: what is left open, and each place that answers it, with its reason.
 */
import type { Assumption } from "@facility-contracts/facts";
import { type Html, html, inlineMarkdown } from "../html.ts";
import { type OpenQuestion, openQuestionsOf } from "../open-question.ts";
import type { Page } from "../page.ts";
import type { ApiData } from "../site.ts";

/** The page of the assumptions. */
export function assumptionsPage(api: ApiData): Page {
  const { assumptions, name, title } = api;
  return {
    path: `${name}/assumptions.html`,
    title: `${title}: assumptions`,
    api,
    content: html`
<p class="lead">What the contract has to say and no page does: ${assumptions.length} places, each with the reason. Where keywords are named, only these are assumed.</p>
${openQuestionsOf(api).map(section)}`,
  };
}

function section({ assumptions, fact }: OpenQuestion, index: number): Html {
  const id = `open-${index + 1}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${fact === undefined ? "Not in undocumented.yaml" : inlineMarkdown(fact)}</h2>
<dl class="entries">${[...Map.groupBy(assumptions, ({ text }) => text)].map(
    ([text, places]) => html`<div><dt>${inlineMarkdown(text)}</dt>${places.map(placeOf)}</div>`,
  )}</dl></section>`;
}

function placeOf({ keywords, pointer }: Assumption): Html {
  const what =
    keywords === undefined
      ? "the whole node"
      : html`only ${keywords.map((keyword, index) => html`${index === 0 ? "" : ", "}<code>${keyword}</code>`)}`;
  return html`<dd><code class="pointer">${pointer}</code> ${what}</dd>`;
}
