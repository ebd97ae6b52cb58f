/**
 * The files of an API to take along.
 */
import { html } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function downloadsPage(api: ApiData): Page {
  const { name, version } = api;
  const file = (extension: string, text: string) =>
    html`<li><a href="${name}.${extension}" download>${name}.${extension}</a>: ${text}</li>`;
  return apiPage(
    api,
    "downloads.html",
    html`
<p class="lead">Version ${version} of the contract, one file each.</p>
<ul>
${file("json", "the OpenAPI 3.1 document as JSON, without references to other files")}
${file("yaml", "the same as YAML")}
${file("d.ts", "the TypeScript types of paths, operations and schemas")}
</ul>`,
  );
}
