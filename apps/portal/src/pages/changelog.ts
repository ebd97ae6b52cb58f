/**
 * The changelog of an API, as it stands beside the document.
 */
import { html, markdown } from "../html.ts";
import type { Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function changelogPage(api: ApiData): Page {
  const { changelog, name, title } = api;
  // The page has a heading of its own.
  const entries = changelog.replace(/^# .*\n/, "");
  return {
    path: `${name}/changelog.html`,
    title: `${title}: changelog`,
    api,
    content: entries.trim() === "" ? html`<p>There is no changelog.</p>` : markdown(entries),
  };
}
