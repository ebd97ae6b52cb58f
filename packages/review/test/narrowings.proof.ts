/**
 * The goals of the review, on schemas that nobody wrote for it: those of our frozen contract, of the other documents of the
 * corpus and of all documents of @readme/oas-examples, narrowed by every keyword in every place that an operation leads to, and
 * the way back. Whoever sends what became less is hurt, and is told, the way back the other one. What nobody is told has a
 * reason, which stands here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, type JsonObject } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { expect, test } from "vitest";
import { bases } from "../corpus/bases.ts";
import { narrowingsOf, schemasIn, withAt } from "../corpus/narrowings.ts";
import { countsOf, type Outcome } from "../corpus/outcome.ts";
import { sendersIn } from "../corpus/reach.ts";
import { compareDocuments } from "../src/compare/compare.ts";
import type { Side } from "../src/report.ts";

const MAX_MILLISECONDS = 20 * 60_000;
const MAX_UNDECIDED = 0.02;
const MAX_FALSE = 0.01;

/** How many edits of a document that was not written here are tried, spread over it: the largest has some thousands. */
const MAX_EDITS = 60;

/** Why an edit that looks like less allows what was allowed, by the names of such edits. */
const SAME: Readonly<Record<string, RegExp>> = {
  "multiples of a whole number are whole": /: type integer at .*~1anything~1numbers\/parameters\/\d\/schema$/,
  "a limit of texts says nothing of whole numbers": /\/BookingPayment\/.*\/properties\/cvc$/,
  "no value keeps both parts": /\/(properties\/incompatible|patch.*|put.*)\/allOf\/[01]$/,
  "no multiple stands between the limits":
    /: m\w+imum narrower at .*(\/steps|~1anything~1numbers\/parameters\/\d\/schema)$/,
  "another part is closed, and does not name it":
    /additionalPropeties` within an allOf\/allOf\/\d\/properties\/\w+$/,
  "the same choice is there twice": /: enum less at .*enum \(with duplicate options\)$/,
  "the same branch is there twice": /^3\.0\/schema-deprecated\.json: anyOf less at /,
  "the only choice is empty": /: maxLength new at .*enum \(with empty option and empty default\)$/,
  "the operation has a parameter of its own with that name":
    /^3\.0\/parameters-common\.json: .*~1override\/parameters\/0\/schema$/,
  "a header parameter called Authorization is ignored":
    /^3\.0\/schema-circular\.json: .*\/put\/parameters\/0\/schema$/,
  "what is only read is not sent, and what is only written not answered (3.0)":
    /\/(write-only|propWithReadOnly|propWithWriteOnly)$|^3\.0\/petstore\.json: .*\/Pet(\/properties\/id)?$/,
  "another part asks for it anyhow": /^3\.0\/readme-legacy\.json: required more at .*\/docSchemaPost$/,
  "all branches take everything, so that nothing is allowed": /\/error_VERSION_FORK_EMPTY\/allOf\/1$/,
  "another branch takes longer texts": /^inventory: maxLength narrower at .*\/size\/anyOf\/0$/,
  "another branch takes all texts": /~1any-of-with-type\/.*\/event(\/anyOf\/[01])?$/,
  "both branches take everything, so that nothing is allowed": /~1one-of-with-type\/.*\/event$/,
  "the choices are one letter long": /^inventory: maxLength new at .*\/AssetGrade$/,
};

const examples = dirname(createRequire(import.meta.url).resolve("@readme/oas-examples/package.json"));

function foreign(): [name: string, document: JsonObject][] {
  return ["3.0", "3.1"].flatMap((version) =>
    readdirSync(join(examples, version, "json"))
      .filter((file) => file.endsWith(".json"))
      .map((file): [string, JsonObject] => {
        const document: unknown = JSON.parse(readFileSync(join(examples, version, "json", file), "utf8"));
        if (!isObject(document)) throw new Error(`${file}: no document`);
        return [`${version}/${file}`, document];
      }),
  );
}

/** An edit of a document, and who has to be told. */
interface Told {
  readonly id: string;
  readonly is: Outcome;
}

const swept: Record<"ours" | "foreign", Told[]> = { ours: [], foreign: [] };

test.each([
  ...Object.entries(bases).map((entry) => [...entry, "ours"] as const),
  ...foreign().map((entry) => [...entry, "foreign"] as const),
])("%s", { timeout: MAX_MILLISECONDS }, (name, document, whose) => {
  const told = editsOf(document, whose === "ours" ? Number.POSITIVE_INFINITY : MAX_EDITS).flatMap((edit) =>
    toldOf(name, document, edit),
  );
  swept[whose].push(...told);
  const missed = told.filter(({ is }) => is === "missed").map(({ id }) => id);
  expect(missed.filter((id) => reasonOf(id) === undefined)).toEqual([]);
});

/** Of all documents: alone it has nothing to judge. */
test("the goals", () => {
  for (const [whose, told] of Object.entries(swept)) {
    const known = told.filter(({ id, is }) => is !== "missed" || reasonOf(id) === undefined);
    const counts = countsOf(known.map(({ is }) => is));
    console.log(`${whose}: ${JSON.stringify(counts)}, ${told.length - known.length} the same for a reason`);
    expect(counts.undecided).toBeLessThan(MAX_UNDECIDED * told.length);
    expect(counts.false).toBeLessThan(MAX_FALSE * told.length);
  }
  const all = Object.values(swept).flat();
  // A reason that nothing needs any more is none.
  for (const [reason, name] of Object.entries(SAME))
    expect(
      all.some(({ id, is }) => is === "missed" && name.test(id)),
      reason,
    ).toBe(true);
});

function reasonOf(id: string): string | undefined {
  return Object.keys(SAME).find((reason) => SAME[reason]?.test(id));
}

type Edit = ReturnType<typeof allEditsOf>[number];

function editsOf(document: JsonObject, most: number): Edit[] {
  const all = allEditsOf(document);
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, index) => index % step === 0);
}

/** Of what an operation leads to: nobody sends or reads anything else. */
function allEditsOf(document: JsonObject) {
  const version = String(document.openapi).startsWith("3.0") ? "3.0" : "3.1";
  const senders = sendersIn(document);
  return schemasIn(document).flatMap(({ keys, schema }) => {
    const own = senders.get(pointerBelow("#", ...keys));
    if (own === undefined) return [];
    return narrowingsOf(schema, version).map((narrowing) => ({ keys, narrowing, senders: own }));
  });
}

/** What becomes of an edit, and of the way back. */
function toldOf(name: string, document: JsonObject, { keys, narrowing, senders }: Edit): Told[] {
  const after = withAt(document, keys, narrowing.schema);
  if (!isObject(after)) return [];
  const id = `${name}: ${narrowing.name} at ${pointerBelow("#", ...keys)}`;
  const { certain, possible } = senders;
  return [
    { id, is: outcomeOf(document, after, certain, possible) },
    { id, is: outcomeOf(after, document, others(certain), others(possible)) },
  ];
}

function outcomeOf(
  before: JsonObject,
  after: JsonObject,
  certain: ReadonlySet<Side>,
  possible: ReadonlySet<Side>,
): Outcome {
  const changes = compareDocuments("sweep", before, after);
  const told = new Set(changes.flatMap(({ breaks }) => breaks));
  if (changes.some(({ certainty }) => certainty === "undecided")) return "undecided";
  if (told.size === 0 || !certain.isSubsetOf(told)) return "missed";
  return told.isSubsetOf(possible) ? "right" : "false";
}

function others(sides: ReadonlySet<Side>): Set<Side> {
  return new Set([...sides].map((side) => (side === "clients" ? "providers" : "clients")));
}
