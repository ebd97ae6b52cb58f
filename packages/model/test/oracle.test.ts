import "@hyperjump/json-schema/formats";
import "@hyperjump/json-schema/openapi-3-0";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  type Validator,
  validate,
} from "@hyperjump/json-schema/openapi-3-1";
import { describe, expect, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { placeAt } from "../src/place.ts";
import { checkOf } from "../src/schema/check.ts";
import { type Document, foreign, own, type Subject } from "./oracle/subjects.ts";
import { createValues, randomFrom, targetIn } from "./oracle/values.ts";

// The documents are no schemas; the schemas in them are.
setShouldValidateSchema(false);
setShouldValidateFormat(true);

/** How many values each schema is asked about. */
const VALUES = isProof ? 200 : 40;

/** What the oracle says of a schema that it cannot be asked about, with the reason. */
const UNASKED: Readonly<Record<string, RegExp>> = {
  "it does not find a path with a # in it": /%23\w+' is undefined and does not have property/,
  "it takes no pattern that is wrong only in the stricter reading of Unicode": /Lone quantifier brackets/,
};

/** What the model says of a schema that it cannot be asked about: limits of 3.0 in a document of 3.1. */
const UNCOMPILABLE =
  /^#\/paths\/~1anything~1numbers\/parameters\/\d\/schema\/exclusiveMaximum must be number$/;

describe("validation agrees with another implementation", () => {
  const families = new Map(sampled(foreign, ({ name }) => name).map((subject) => [subject.name, subject]));
  test.each([...families.keys()])("on %s", async (name) => {
    const subjects = isProof ? foreign.filter((subject) => subject.name === name) : families.get(name);
    for (const subject of [subjects ?? []].flat())
      expect((await compared(subject)).disagreements).toEqual([]);
  });

  test.each(own.map((subject) => [subject.name, subject.pointer, subject] as const))(
    "on a construct of %s, %s",
    async (_name, _pointer, subject) => {
      const { allowed, refused, disagreements } = await compared(subject);
      expect(disagreements).toEqual([]);
      // Else the values say nothing.
      expect(Math.min(allowed, refused)).toBeGreaterThan(0);
    },
  );
});

const addresses = new Map<Document, string>();

async function oracleOf({ document, pointer }: Subject): Promise<Validator> {
  let address = addresses.get(document);
  if (address === undefined) {
    address = `https://oracle.test/${addresses.size}`;
    const is30 = String(document.openapi).startsWith("3.0");
    registerSchema(
      JSON.parse(JSON.stringify(document)),
      address,
      is30 ? "https://spec.openapis.org/oas/3.0/dialect" : "https://json-schema.org/draft/2020-12/schema",
    );
    addresses.set(document, address);
  }
  return await validate(`${address}#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`);
}

/** How many values were allowed and refused, and those that the two do not agree on. */
async function compared(subject: Subject) {
  const { document, pointer, name } = subject;
  const found = { allowed: 0, refused: 0, disagreements: [] as string[] };
  const check = checkOf(placeAt(contractOf(document, name), pointer));
  if (check.kind === "uncompilable") {
    expect(`${check.place.pointer} ${check.cause}`).toMatch(UNCOMPILABLE);
    return found;
  }
  const oracle = await oracleOf(subject).catch((error: unknown) => {
    if (!Object.values(UNASKED).some((message) => message.test(String(error)))) throw error;
  });
  if (oracle === undefined) return found;
  const values = createValues(document, randomFrom(1));
  const schema = targetIn(document, pointer);
  for (let asked = 0; asked < VALUES; asked += 2) {
    const value = values.valueFor(schema);
    for (const tried of [value, values.changed(value)].map(asJson)) {
      const [violation] = check.violationsOf(tried);
      found[violation === undefined ? "allowed" : "refused"]++;
      if (oracle(tried).valid !== (violation === undefined))
        found.disagreements.push(
          `${pointer} ${JSON.stringify(tried)} ${violation === undefined ? "is allowed" : `${violation.place.pointer} ${violation.message}`}`,
        );
    }
  }
  return found;
}

/** Without members that are undefined, which JSON has not. */
function asJson(value: unknown) {
  return JSON.parse(JSON.stringify(value ?? null));
}
