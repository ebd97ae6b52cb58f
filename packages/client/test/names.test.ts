/**
 * The names that the generator must not take, as the entry of the package has them already.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { OPTIONS_OF_EVERY_CLIENT } from "@facility-contracts/generator/facade-credentials";
import { NAMES_OF_THE_CLIENT } from "@facility-contracts/generator/facade-names-check";
import { RUNTIME_TYPES, RUNTIME_VALUES } from "@facility-contracts/generator/facade-runtime";
import { OPTIONS_OF_EVERY_UPLOAD } from "@facility-contracts/generator/upload-markers";
import { expect, test } from "vitest";
import { CLIENT_OPTIONS, UPLOAD_OPTIONS } from "../src/options-check.ts";

/** What the modules beside a facade import from there: uploads, and clients that validate. */
const OF_OTHERS = [
  "checkWith",
  "FileToUpload",
  "OutcomeOf",
  "ReportOf",
  "unwrap",
  "upload",
  "UploadProgress",
  "UploadSettings",
  "ValidateOption",
  "Validators",
];

const DECLARATION = /^export (?:interface|type|class|(?:async )?function|const) (\w+)/gm;
const LIST = /^export (?:type )?{([^}]+)}/gm;
const ALL_OF = /^export (?:type )?\* from "\.\/([\w-]+)\.ts"/gm;

test("the generator knows every name that the entry has whatever the contract is", async () => {
  const entry = await sourceOf("src/index.ts");
  const modules = await Promise.all(matchesOf(ALL_OF, entry).map((name) => sourceOf(`src/${name}.ts`)));
  // The types of uploads are called alike for every contract that has some.
  const uploads = namesIn(await sourceOf("generated/uploads.ts")).filter((name) => name.startsWith("Upload"));
  const names = [...namesIn(entry), ...modules.flatMap(namesIn), ...uploads];
  expect([...new Set(names)].toSorted()).toEqual(NAMES_OF_THE_CLIENT.toSorted());
});

test("the generator knows what the entry for generated code has", async () => {
  const names = namesIn(await sourceOf("src/facade.ts"));
  expect(names.toSorted()).toEqual([...RUNTIME_TYPES, ...RUNTIME_VALUES, ...OF_OTHERS].toSorted());
});

test("the generator knows the options that no credential and no parameter may be called", () => {
  // Those beside them are for some documents only, and no option can have the name of the prototype.
  const ofClients = [...Object.keys(CLIENT_OPTIONS), "__proto__", "server", "validate"];
  expect(OPTIONS_OF_EVERY_CLIENT.toSorted()).toEqual(ofClients.toSorted());
  expect(OPTIONS_OF_EVERY_UPLOAD.toSorted()).toEqual(Object.keys(UPLOAD_OPTIONS).toSorted());
});

function sourceOf(file: string): Promise<string> {
  return readFile(join(import.meta.dirname, "..", file), "utf8");
}

function namesIn(source: string): string[] {
  const listed = matchesOf(LIST, source).flatMap((list) => list.split(","));
  return [
    ...matchesOf(DECLARATION, source),
    ...listed.map((name) => name.replace(/^.*(type|as) /s, "").trim()),
  ].filter(Boolean);
}

function matchesOf(pattern: RegExp, source: string): string[] {
  return [...source.matchAll(pattern)].map(([, name = ""]) => name);
}
