/**
 * REPORT.md says all that `--json` prints, and nothing else.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import type { ApiReview, Change, Review } from "../src/report.ts";
import { API, CHANGE, REVIEW } from "./example-review.ts";

/** With every field that there may be: what is new in the types has to be here. */
type Complete<Value> = Value extends readonly (infer Item)[]
  ? readonly Complete<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: Complete<Value[Key]> }
    : Value;

const PLACE = { pointer: "#/a", value: 1, file: "a.yaml", line: 1 };
const ASSUMPTION = { pointer: "#/a", text: "a", keywords: ["required"] };
const PROBLEM = {
  rule: "r",
  severity: "warn",
  message: "a",
  file: "a.yaml",
  line: 1,
  pointer: "#/",
} as const;
const HELD = { value: 1, ground: "stated", page: "a", on: "b" } as const;
const COVERAGE = {
  ...API.facts.after,
  unexplained: ["#/a"],
  contradicted: [{ file: "a.yaml", line: 1, says: "a" }],
};
const [OPERATION] = CHANGE.operations;
const [WITNESS] = CHANGE.witnesses;
if (OPERATION === undefined || WITNESS === undefined) throw new Error("the example has neither");

const CHANGED: Complete<Change> = {
  ...CHANGE,
  accepted: "a",
  operations: [{ ...OPERATION, statuses: ["200"] }],
  before: PLACE,
  after: PLACE,
  witnesses: [{ ...WITNESS, value: 1 }],
  grounds: { kind: "stated", text: "a", page: "a" },
};
const REVIEWED: Complete<ApiReview> = {
  ...API,
  changes: [CHANGED],
  assumptions: { added: [ASSUMPTION], removed: [ASSUMPTION], documented: [ASSUMPTION] },
  facts: {
    before: COVERAGE,
    after: COVERAGE,
    changes: [{ change: "changed", pointer: "#/a", before: HELD, after: HELD }],
  },
  lint: { added: [PROBLEM], mended: [PROBLEM] },
  examples: [
    {
      name: "A",
      change: "changed",
      operationIds: ["a"],
      before: 1,
      after: 2,
      refusedAfter: "a",
      refusedBefore: "b",
    },
  ],
};
const COMPLETE: Complete<Review> = {
  ...REVIEW,
  workTree: { branch: "a", commit: "0", isCommitted: true },
  compared: "a.yaml",
  apis: [REVIEWED],
  findings: [{ api: "a", what: "b", fix: "c", file: "a.yaml", line: 1 }],
};

/** `changes[].kind`, for each value inside of one. */
function fieldsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return [`${path}[]`, ...value.flatMap((item) => fieldsOf(item, `${path}[]`))];
  if (!isObject(value)) return [path];
  return Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path === "" ? key : `${path}.${key}`));
}

test("REPORT.md has every field of a review, and none that there is not", () => {
  const text = readFileSync(join(import.meta.dirname, "../REPORT.md"), "utf8");
  const documented = new Set<string>();
  const alike: [field: string, other: string][] = [];
  let prefix = "";
  for (const line of text.split("\n")) {
    prefix = line.startsWith("## `") ? `${line.slice(4, -1)}.` : prefix;
    const [, name, says = ""] = /^\| `([^`]+)` +\| (.*)\|$/.exec(line) ?? [];
    if (name === undefined) continue;
    const field = `${prefix}${name}`.replaceAll("?", "");
    documented.add(field);
    if (says.includes("the same fields")) alike.push([field, `${prefix}${name.split(".")[0]}.added[]`]);
    const [, other] = /the fields of `([^`]+)`/.exec(says) ?? [];
    if (other !== undefined)
      alike.push([field, `${field.slice(0, field.lastIndexOf(".") + 1)}${other.split(".").at(-1)}`]);
  }
  for (const [field, other] of alike)
    for (const known of [...documented])
      if (known.startsWith(`${other}.`)) documented.add(`${field}${known.slice(other.length)}`);
  const fields = new Set(fieldsOf(COMPLETE, ""));
  // What has fields is said by them.
  const groups = [...documented].filter((field) => !fields.has(field));
  expect(groups.filter((field) => ![...fields].some((one) => one.startsWith(`${field}.`)))).toEqual([]);
  expect([...fields].filter((field) => !documented.has(field))).toEqual([]);
  expect(/`formatVersion` +\| `(\d+)`/.exec(text)?.[1]).toBe(String(REVIEW.formatVersion));
});
