/**
 * The first page: every API with its operations.
 */
import { counted } from "@facility-contracts/command/amounts";
import { textAt } from "@facility-contracts/model/place";
import { type Html, html, inlineMarkdown, markdown } from "../html.ts";
import { API_PAGES, type Page } from "../page.ts";
import type { ApiData, SiteData } from "../site.ts";

export function homePage({ apis, review }: SiteData): Page {
  return {
    path: "index.html",
    title: "Facility contracts",
    content: html`
<p class="lead">The contract of HTTP APIs that people who run buildings use every day: what it says, what a page documents, and what is assumed.</p>
${apis.map(section)}
<section aria-labelledby="more"><h2 id="more">More</h2>
<ul>
<li><a href="start.html">How to start</a> with client, mock, sandbox and contract tests</li>
<li><a href="review.html">Review</a> of a change: ${review === undefined ? "none was given" : review.findings.length === 0 ? "nothing stands in the way" : counted(review.findings.length, "finding")}</li>
</ul></section>`,
  };
}

function section({ check, description, name, operations, summary, title, version }: ApiData): Html {
  const links = Object.entries(API_PAGES).map(
    ([file, text]) => html`<li><a href="${name}/${file}">${text}</a></li>`,
  );
  const rows = operations.map(
    ({ method, name: operation, path, place }) => html`<li>
<a class="operation" href="${name}/try.html#${operation}"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></a>
<span>${inlineMarkdown(textAt(place, "summary") ?? operation)}</span></li>`,
  );
  return html`<section aria-labelledby="${name}" class="card">
<h2 id="${name}">${title} <small>${version}</small></h2>
<p>${inlineMarkdown(summary)}</p>
<ul class="operations">${rows}</ul>
<p>${check.claims} claims: ${check.stated} stated by a page, ${check.shown} shown by an example, ${check.assumed} assumed.</p>
<ul class="links">${links}</ul>
<details><summary>About ${title}</summary>${markdown(description)}</details>
</section>`;
}
