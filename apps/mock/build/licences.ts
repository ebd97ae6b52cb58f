import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import { isObject, memberIn, objectOf } from "@facility-contracts/model/json";

/** A package of others, with what it says of its licence. */
interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** What its files say, empty where it has none. */
  readonly text: string;
}

const IN_PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

const LICENCE_FILE = /^(?:licen[cs]e|notice|copying)/i;

/**
 * The licences of what is in a bundle, as the packages themselves state them; what is of no package is ours.
 *
 * @param modules the files in the bundle
 * @throws Failure when a package names no licence.
 */
export async function licencesOf(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.flatMap((id) => folderOf(id) ?? []));
  const all = (await Promise.all([...folders].map(licensed))).sort((one, other) =>
    titleOf(one) < titleOf(other) ? -1 : 1,
  );
  const byText = Map.groupBy(all, ({ text }) => text);
  const list = all.map((one) => `${titleOf(one)}: ${one.licence}`);
  const texts = [...byText].map(([text, those]) =>
    [`${"-".repeat(80)}\n${those.map(titleOf).join(", ")}`, text || "No text is in the package."].join(
      "\n\n",
    ),
  );
  return `${["What is in this package beside its own code:", ...new Set(list)].join("\n")}\n\n${texts.join("\n\n")}\n`;
}

function folderOf(id: string): string | undefined {
  // What the bundler itself adds.
  if (id.startsWith("\0rolldown/"))
    return dirname(fileURLToPath(import.meta.resolve("rolldown/package.json")));
  return IN_PACKAGE.exec(id)?.[0];
}

async function licensed(folder: string): Promise<Licensed> {
  const manifest = objectOf(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const licence = licenceIn(manifest);
  if (licence === undefined) throw new Failure(1, `${folder}/package.json names no licence`);
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return {
    name: String(manifest.name),
    version: String(manifest.version),
    licence,
    text: texts.map((text) => text.trim()).join("\n\n"),
  };
}

/** Older packages have a list of licences, each with a type. */
function licenceIn({ license, licenses }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof license === "string") return license;
  const [first] = Array.isArray(licenses) ? licenses : [license];
  const type = isObject(first) ? memberIn(first, "type") : undefined;
  return typeof type === "string" ? type : undefined;
}

function titleOf({ name, version }: Licensed): string {
  return `${name} ${version}`;
}
