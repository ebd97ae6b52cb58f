/**
 * Writes the site into a folder.
 */
import {
  access,
  chmod,
  constants,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { isObject, textsOf } from "@facility-contracts/model/json";
import { stringify } from "yaml";
import { documentOf, type Page } from "../src/page.ts";
import { assumptionsPage } from "../src/pages/assumptions.ts";
import { changelogPage } from "../src/pages/changelog.ts";
import { coveragePage } from "../src/pages/coverage.ts";
import { downloadsPage } from "../src/pages/downloads.ts";
import { factsPage } from "../src/pages/facts.ts";
import { homePage } from "../src/pages/home.ts";
import { writeReference } from "../src/pages/reference.ts";
import { reviewPage } from "../src/pages/review.ts";
import { startPage } from "../src/pages/start.ts";
import { tryPage } from "../src/pages/try.ts";
import type { ApiData, SiteData } from "../src/site.ts";

const PUBLIC = join(import.meta.dirname, "../public");
const SWAGGER_UI = dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));
/** With the licence, which has to come along. */
const SWAGGER_FILES = ["swagger-ui-bundle.js", "swagger-ui.css", "LICENSE", "NOTICE"];

/** Every page of ours. The reference is Redoc's. */
export function pagesOf(site: SiteData): Page[] {
  const ofApi = [tryPage, factsPage, assumptionsPage, coveragePage, changelogPage, downloadsPage];
  return [
    homePage(site),
    startPage(site),
    reviewPage(site),
    ...site.apis.flatMap((api) => ofApi.map((page) => page(api))),
  ];
}

/** What a site lists all of itself in: whatever else is in its folder is somebody's own. */
const LIST = "portal.json";

/**
 * Makes room for a site, which replaces what is in its folder.
 *
 * @throws {Failure} for a folder that cannot be made or replaced, or has something else in it
 */
export async function makeRoomFor(folder: string): Promise<void> {
  const unfit = await unfitnessOf(folder).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  if (unfit !== undefined) throw new Failure(2, `${folder} ${unfit}: name an empty folder, or a new one`);
}

/** Why a folder, which is made unless it is there, cannot be replaced; undefined for one that can. */
async function unfitnessOf(folder: string): Promise<string | undefined> {
  await makeFolder(folder);
  const parent = dirname(folder);
  // The new site is made beside the old one, and moved.
  if ((await stat(folder)).dev !== (await stat(parent)).dev) return "is a disk of its own";
  await access(parent, constants.W_OK);
  const written = await writtenIn(folder);
  const there = await readdir(folder, { recursive: written.length > 0 });
  const foreign = there.sort().find((path) => !written.includes(path));
  return foreign === undefined ? undefined : `has ${foreign} in it, which is of no portal`;
}

/** What a build of ours wrote into a folder; nothing where none did. */
async function writtenIn(folder: string): Promise<string[]> {
  try {
    return textsOf(JSON.parse(await readFile(join(folder, LIST), "utf8")));
  } catch {
    return [];
  }
}

function cannotWrite(folder: string, cause: unknown): Failure {
  return new Failure(1, `cannot write to ${folder}: ${messageOf(cause)}`, { cause });
}

/** Writes the site. The folder, by its absolute path, has the old one or the new one, and never half of it. */
export async function writeSite(site: SiteData, folder: string): Promise<void> {
  const fresh = await mkdtemp(`${folder}-`).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  try {
    // A temporary folder is private; the site may be served by another user.
    await chmod(fresh, 0o755);
    await cp(PUBLIC, fresh, { recursive: true });
    for (const file of SWAGGER_FILES) await cp(join(SWAGGER_UI, file), join(fresh, "swagger-ui", file));
    await writePages(site, fresh);
    await Promise.all(site.apis.map((api) => writeApi(api, join(fresh, api.name))));
    const written = [LIST, ...(await readdir(fresh, { recursive: true }))].sort();
    await writeFile(join(fresh, LIST), `${JSON.stringify(written, undefined, 2)}\n`);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw isObject(error) && "errno" in error ? cannotWrite(folder, error) : error;
  }
}

/** Writes every page of ours into a folder, where they replace those that are there. */
export async function writePages(site: SiteData, folder: string): Promise<void> {
  for (const page of pagesOf(site)) {
    await makeFolder(dirname(join(folder, page.path)));
    await writeFile(join(folder, page.path), documentOf(page, site.apis));
  }
}

async function writeApi(api: ApiData, folder: string): Promise<void> {
  const json = join(folder, `${api.name}.json`);
  await writeFile(json, `${JSON.stringify(api.document, undefined, 2)}\n`);
  await writeFile(join(folder, `${api.name}.yaml`), stringify(api.document));
  await writeFile(join(folder, `${api.name}.d.ts`), api.types);
  await writeReference(api, json, join(folder, "reference.html"));
}
