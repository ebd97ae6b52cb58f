/**
 * How to begin with what is generated from the contract.
 */
import { codeBlock, type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import type { SiteData } from "../site.ts";

export function startPage({ apis }: SiteData): Page {
  return {
    path: "start.html",
    title: "Start",
    content: html`
<p class="lead">How to use the contract. The commands are run in the repository, after <code>npm ci</code>.</p>
${part("mock", "Run the mock", "It answers every API from the examples of the contract, on port 4010, with this site.", "npm start")}
${part("sandbox", "Run the sandbox", "A provider that keeps what is sent to it, on port 4011, with demo accounts.", "npm run sandbox")}
${part(
  "conformance",
  "Test an implementation",
  "The contract tests, for any provider: name its address, credentials and identifiers in a configuration.",
  apis
    .map(
      ({ name }) => `npx facility-conformance ${name} --config packages/conformance/examples/mock.config.ts`,
    )
    .join("\n"),
)}
<section aria-labelledby="client"><h2 id="client">Call an API from TypeScript</h2><p>A typed method for each operation; what went wrong is a value with a status.</p>
${apis.map(({ sample, title }) => (sample === undefined ? undefined : codeBlock(sample.trimEnd(), `Program: ${title}`)))}</section>
${part("review", "Review a change", "What a change to the YAML means for clients and providers, with proof. The second command shows it here.", "npm run review\nnpm run review -- --portal")}`,
  };
}

function part(id: string, title: string, text: string, code: string): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${text}</p>${codeBlock(code, `Commands: ${title}`)}</section>`;
}
