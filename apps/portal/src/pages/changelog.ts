/**
 * The changelog of an API, as it stands beside the document.
 */
import { html, markdown } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function changelogPage(api: ApiData): Page {
  // The page has a heading of its own.
  const entries = api.changelog.replace(/^# .*\n/, "");
  return apiPage(
    api,
    "changelog.html",
    entries.trim() === "" ? html`<p>There is no changelog.</p>` : markdown(entries),
  );
}
