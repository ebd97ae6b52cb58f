/**
 * What is wrong with the rules of an API is told with its place and what to write instead.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FROZEN_SOURCE, SOURCE } from "@facility-contracts/command/repository";
import { openContract } from "@facility-contracts/model/open";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rulesModule } from "../src/rules.ts";

const contract = await openContract(join(FROZEN_SOURCE, "tickets/openapi.yaml"), "tickets");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
});

afterEach(() => rm(folder, { recursive: true }));

const made = () => rulesModule(contract, folder, "tickets", "Generated.");

/** A rule about the answer of a ticket, with some lines in place of its own. */
function rule(lines: Readonly<Record<string, string>>): string {
  const all = {
    operation: "updateTicket",
    id: "row",
    template: "row",
    parameters: "{ field: /id }",
    says: "The answer is the ticket that the path names.",
    ...lines,
  };
  const written = Object.entries(all).filter(([, value]) => value !== "");
  return `${written.map(([key, value], index) => `${index === 0 ? "- " : "  "}${key}: ${value}`).join("\n")}\n`;
}

async function messageOf(text: string): Promise<string> {
  await writeFile(join(folder, "rules.yaml"), text);
  const error: unknown = await made().catch((reason: unknown) => reason);
  expect(error).toHaveProperty("name", "ContractError");
  return String(error).replace("ContractError: ", "");
}

test.each([
  [
    "an operation that is not there",
    rule({ operation: "updateTickets" }),
    'tickets/rules.yaml:1:3 at #/0/operation: "updateTickets" is not an operation of the contract. Write one of updateTicket.',
  ],
  [
    "a template that is not there",
    rule({ template: "rows" }),
    /^tickets\/rules\.yaml:3:3 at #\/0\/template: template must be one of echo, row, .*; it is "rows"\.$/,
  ],
  [
    "a field that no answer has",
    rule({ parameters: "{ field: /titel }" }),
    /^tickets\/rules\.yaml:4:17 at #\/0\/parameters\/field: "\/titel" is not a field of the answer of updateTicket\. Write one of .*\/title, /,
  ],
  [
    "a field in what has none",
    rule({ parameters: "{ field: /title/text }" }),
    /"\/title\/text" is not a field of the answer of updateTicket/,
  ],
  [
    "a parameter that the template does not know",
    rule({ parameters: "{ field: /id, fields: [] }" }),
    /^tickets\/rules\.yaml:4:3 at #\/0\/parameters: parameters must not have the field "fields"; it is /,
  ],
  [
    "a parameter that is missing",
    rule({ parameters: "" }),
    /^tickets\/rules\.yaml:1:3 at #\/0: the rule must have required property 'parameters'; it is /,
  ],
  [
    "a rule that says nothing",
    rule({ says: "" }),
    /^tickets\/rules\.yaml:1:3 at #\/0: the rule must have required property 'says'; it is /,
  ],
  [
    "a template whose marker the answer has not",
    rule({ template: "count", parameters: "" }),
    "tickets/rules.yaml:3:3 at #/0/template: count needs x-count-of in the answer of updateTicket, which has none. Mark the field there.",
  ],
  [
    "an id that is taken",
    `${rule({})}\n${rule({})}`,
    "tickets/rules.yaml:8:3 at #/1/id: updateTicket has a rule row already. Give this one another id.",
  ],
  ["no list", "echo: true\n", "tickets/rules.yaml:1:1 at #: the file must be a list of rules."],
  ["broken YAML", "- [\n", /^tickets\/rules\.yaml:2:1: /],
])("%s", async (_, text, message) => {
  const said = await messageOf(text);
  if (typeof message === "string") expect(said).toBe(message);
  else expect(said).toMatch(message);
});

test("every mistake has its line", async () => {
  const said = await messageOf(`${rule({ id: "Row" })}\n${rule({ template: "no", assumed: "maybe" })}`);
  expect(said.split("\n").map((line) => line.replace(/^.* at (\S+): .*$/, "$1"))).toEqual([
    "#/0/id",
    "#/1/template",
    "#/1/assumed",
  ]);
});

test("an API without the file has no rules", async () => {
  expect(JSON.parse(await made())).toEqual({ "x-generated": "Generated.", rules: [] });
});

test("a rule is generated as it is written", async () => {
  await writeFile(join(folder, "rules.yaml"), rule({ assumed: "It may be another one." }));
  expect(JSON.parse(await made()).rules).toEqual([
    {
      operation: "updateTicket",
      id: "row",
      template: "row",
      parameters: { field: "/id" },
      says: "The answer is the ticket that the path names.",
      assumed: "It may be another one.",
    },
  ]);
});

test("the schema of the rules is one, and every template is told from the others", async () => {
  const schema: unknown = JSON.parse(await readFile(join(SOURCE, "rules.schema.json"), "utf8"));
  expect(createAjv().validateSchema(schema as object)).toBe(true);
  const { rule: one, templates } = (schema as { $defs: Record<string, never> }).$defs as unknown as {
    rule: { properties: { template: { enum: string[] } }; allOf: { then: object }[] };
    templates: Record<string, object>;
  };
  expect(one.properties.template.enum).toEqual(Object.keys(templates));
  expect(
    one.allOf.map(({ then }) => JSON.stringify(then).replace(/.*"#\/\$defs\/templates\/(\w+)".*/, "$1")),
  ).toEqual(Object.keys(templates));
});
