/**
 * The reference to read: Redoc, which `redocly build-docs` writes as one file without anything from elsewhere.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "../../../../scripts/failure.ts";
import { html } from "../html.ts";
import type { ApiData } from "../site.ts";

const CLI = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

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
  const args = [
    CLI,
    "build-docs",
    document,
    "--inlineBundle",
    `--output=${output}`,
    `--title=${title}: reference`,
    "--openapi.disableTelemetry=true",
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env,
    cwd: dirname(output),
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  child.stderr.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Failure(1, `redocly build-docs of ${name} ended with ${code}:\n${said}`);
  await writeFile(output, ownPage(await readFile(output, "utf8")));
}

/** The picture of its maker, which Redoc would load from there. */
const LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

/**
 * Redoc fills the whole page: a link leads back to the others. Nothing is loaded from elsewhere, and a policy keeps it so.
 *
 * @throws {Failure} when Redocly's page is no longer as this expects it
 */
export function ownPage(page: string): string {
  if (!page.includes(LOGO))
    throw new Failure(1, `redocly build-docs no longer names ${LOGO}: look what its page loads now`);
  return withWayBack(page.replaceAll(LOGO, "data:,")).replace(/<head>/, `<head>${POLICY.html}`);
}

const POLICY = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data:; font-src data:; connect-src blob:; base-uri 'none'; form-action 'none'">`;

function withWayBack(page: string): string {
  const link = html`<nav aria-label="Site" style="position:fixed;right:12px;bottom:12px;z-index:100"><a href="../index.html" style="display:block;padding:6px 12px;border-radius:6px;background:#0a559c;color:#fff;font:14px system-ui,sans-serif;text-decoration:none">Facility contracts</a></nav>`;
  const end = page.lastIndexOf("</body>");
  if (end < 0)
    throw new Failure(1, "redocly build-docs wrote a page without an end: its template has changed");
  return `${page.slice(0, end)}${link.html}${page.slice(end)}`.replace(/<html(?! lang)/, '<html lang="en"');
}
