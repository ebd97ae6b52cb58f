/**
 * The reference to try: Swagger UI on the mock that serves this site.
 */
import { html } from "../html.ts";
import { apiPage, type Page } from "../page.ts";
import type { ApiData } from "../site.ts";

export function tryPage(api: ApiData): Page {
  const { document } = api;
  // In a script element `<` could end it, whatever the JSON says.
  const json = JSON.stringify(document).replaceAll("<", "\\u003c");
  const content = html`
<p class="lead">Requests go to the mock that serves this page. Any credentials will do there; some are filled in.</p>
<p id="elsewhere" hidden>This page was opened from a folder. Requests go to <code>http://127.0.0.1:4010</code>, where <code>npm start</code> has a mock.</p>
<p id="commands" hidden>Without this page: <a href="/commands">a command for each operation</a>.</p>
<noscript><p>To try an operation takes scripts. <a href="reference.html">The reference</a> is for reading.</p></noscript>
<script type="application/json" id="document">${{ html: json }}</script>
<div id="swagger-ui"></div>
<script src="../swagger-ui/swagger-ui-bundle.js"></script>
<script src="../try.js"></script>`;
  const head = html`<link rel="stylesheet" href="../swagger-ui/swagger-ui.css">`;
  return { ...apiPage(api, "try.html", content), scripts: true, head };
}
