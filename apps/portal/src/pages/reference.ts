/**
 * The reference to read: Redoc, which `redocly build-docs` writes as one file without anything from elsewhere.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { redocly } from "@facility-contracts/generator/redocly";
import { type Html, html } from "../html.ts";
import type { ApiData } from "../site.ts";

/**
 * Writes the reference of an API.
 *
 * @param document a file with the bundled document
 * @throws {Failure} with what Redocly said when it failed
 */
export async function writeReference(
  { name, title }: ApiData,
  document: string,
  output: string,
): Promise<void> {
  await redocly(
    dirname(output),
    "build-docs",
    document,
    "--inlineBundle",
    `--output=${output}`,
    `--title=${title}: reference`,
    "--openapi.disableTelemetry=true",
  ).catch((error: unknown) => {
    // What Redocly said is in the message.
    throw new Failure(1, `the reference of ${name} cannot be made: ${messageOf(error)}`);
  });
  await writeFile(output, ownPage(await readFile(output, "utf8")));
}

/** The picture of its maker, which Redoc would load from there. */
const LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

/**
 * Redoc fills the whole page: a link leads back to the others. Nothing is loaded from elsewhere, no script runs but those of the
 * page, which an address of a contract may be, too, and a policy keeps it so.
 *
 * @throws {Failure} when Redocly's page is no longer as this expects it
 */
function ownPage(page: string): string {
  if (!page.includes(LOGO))
    throw new Failure(1, `redocly build-docs no longer names ${LOGO}: look what its page loads now`);
  const own = withWayBack(page.replaceAll(LOGO, "data:,"));
  return own.replace(/<head>/, (head) => `${head}${policyOf(own).html}`);
}

function policyOf(page: string): Html {
  const scripts = [...page.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script = ""]) => script);
  const known = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${known.join(" ")} blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data:; font-src data:; connect-src blob:; base-uri 'none'; form-action 'none'">`;
}

function withWayBack(page: string): string {
  const link = html`<nav aria-label="Site" style="position:fixed;right:12px;bottom:12px;z-index:100"><a href="../index.html" style="display:block;padding:6px 12px;border-radius:6px;background:#0a559c;color:#fff;font:14px system-ui,sans-serif;text-decoration:none">Facility contracts</a></nav>`;
  const end = page.lastIndexOf("</body>");
  if (end < 0)
    throw new Failure(1, "redocly build-docs wrote a page without an end: its template has changed");
  return `${page.slice(0, end)}${link.html}${page.slice(end)}`.replace(/<html(?! lang)/, '<html lang="en"');
}
