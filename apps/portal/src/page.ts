/**
 * The frame of every page of ours: it needs no script, and asks no other host for anything.
 */
import { type Html, html, type Part } from "./html.ts";
import type { ApiData } from "./site.ts";

/** The pages of an API, in the order of the menu. */
export const API_PAGES = {
  "reference.html": "Reference",
  "try.html": "Try it",
  "facts.html": "Facts",
  "assumptions.html": "Assumptions",
  "coverage.html": "Contract tests",
  "changelog.html": "Changelog",
  "downloads.html": "Downloads",
} as const;

/** A page of an API, with the title that the menu has for it. */
export function apiPage(api: ApiData, file: keyof typeof API_PAGES, content: Part): Page {
  const title = `${api.title}: ${API_PAGES[file].toLowerCase()}`;
  return { path: `${api.name}/${file}`, title, api, content };
}

export interface Page {
  /** From the root of the site: `tickets/facts.html`. */
  readonly path: string;
  readonly title: string;
  readonly content: Part;
  readonly api?: ApiData;
  /** Elements for its head besides the usual ones. */
  readonly head?: Part;
  /** Loads scripts: the renderers need them. */
  readonly scripts?: boolean;
}

export function documentOf(
  { api, content, head, path, scripts = false, title }: Page,
  apis: readonly ApiData[],
): string {
  const root = "../".repeat(path.split("/").length - 1);
  const policy = `default-src 'none'; style-src 'self'${scripts ? " 'unsafe-inline'" : ""}; img-src 'self' data:; base-uri 'none'; form-action 'none'${scripts ? "; script-src 'self'; connect-src 'self' http://127.0.0.1:* http://localhost:*" : ""}`;
  const link = (to: string, text: string) =>
    html`<a href="${root}${to}"${to === path ? html` aria-current="page"` : ""}>${text}</a>`;
  const full = title === "Facility contracts" ? title : `${title} - Facility contracts`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${full}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}style.css">
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Site"><a class="brand" href="${root}index.html">Facility contracts</a>
<ul>${apis.map(({ name, title: text }) => html`<li><a href="${root}index.html#${name}"${api?.name === name ? html` aria-current="true"` : ""}>${text}</a></li>`)}
<li>${link("start.html", "Start")}</li><li>${link("review.html", "Review")}</li></ul></nav>
${api === undefined ? undefined : apiMenu(api, link)}
</header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
<footer><p>Made from the contract by <code>npm run build</code>. What no page documents is marked as assumed.</p></footer>
</body>
</html>
`.html;
}

function apiMenu({ name, title }: ApiData, link: (to: string, text: string) => Html): Html {
  return html`<nav aria-label="${title}"><ul>${Object.entries(API_PAGES).map(([file, text]) => html`<li>${link(`${name}/${file}`, text)}</li>`)}</ul></nav>`;
}
