/**
 * The gate on documents with seeded shapes. What is expected was judged by reading what each tool generated.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { checkDocument, inRunFolder } from "../src/check.ts";
import { readDocument } from "../src/document.ts";
import { readersFolder } from "../src/readers.ts";
import { TOOLS } from "../src/tools/all.ts";

/** The tools run one after the other, and npm installs them the first time. */
const MAX_MILLISECONDS = 20 * 60_000;

const seen = new Map<string, string[]>();

beforeAll(async () => {
  const installed = await readersFolder();
  for (const version of ["3.0", "3.1"]) {
    const document = await readDocument(join(import.meta.dirname, `documents/shapes-${version}.yaml`));
    const { verdicts } = await inRunFolder(installed, false, (folder) =>
      checkDocument(document, TOOLS, { installed, folder }),
    );
    for (const { tool, kind, outcome, made = "" } of verdicts)
      if (outcome === "wrong" && kind !== "lint")
        seen.set(`${version} ${tool}`, [...(seen.get(`${version} ${tool}`) ?? []), `${kind} ${made}`]);
  }
}, MAX_MILLISECONDS);

const LOST = "required takes: /note is left out";
const OPEN = expect.stringMatching(/^closed takes: .*\/unknownFieldOfProbe is there/);
const SIBLING = "null takes: /sibling is null";
const WRAPPED = "null takes: /wrapped is null";
const SIBLING_LIMIT = "limit takes: /siblingLimit is beyond minLength 2";

test.for([
  ["3.0 hey-api", [LOST, WRAPPED]],
  ["3.0 hey-api-zod", [LOST, WRAPPED, OPEN]],
  ["3.0 orval", [SIBLING, WRAPPED]],
  ["3.0 orval-zod", [SIBLING, WRAPPED, OPEN]],
  ["3.0 openapi-typescript", [WRAPPED]],
  ["3.0 openapi-zod-client", [LOST, WRAPPED, OPEN]],
  ["3.0 postman", [expect.stringContaining("credentials no X-Key")]],
  ["3.1 hey-api", [LOST]],
  [
    "3.1 hey-api-zod",
    [
      LOST,
      OPEN,
      SIBLING_LIMIT,
      'format refuses: /either is "2026-03-01T08:30:00+01:00"',
      'pattern refuses: /either is "2026-03-01T08:30:00+01:00"',
      OPEN,
    ],
  ],
  ["3.1 orval-zod", [OPEN, OPEN]],
  [
    "3.1 openapi-zod-client",
    [
      LOST,
      OPEN,
      SIBLING_LIMIT,
      'format takes: /either is "~no value~"',
      'pattern takes: /either is "~no value~"',
      "limit takes: /nothingShort is beyond maxLength 3",
      'enum takes: /constant is "NO_MEMBER_OF_THE_LIST", no member',
      "limit takes: /list/0 is beyond maxLength 3",
      OPEN,
    ],
  ],
  [
    "3.1 postman",
    [
      ...Array.from({ length: 5 }, () => expect.stringContaining("credentials no X-Key")),
      expect.stringContaining("credentials no cookie session"),
    ],
  ],
] as const)("%s gets wrong what its code says", ([run, wrong]) => {
  const made = seen.get(run);
  assert(made, `nothing is wrong with ${run}`);
  expect(made).toEqual(wrong);
});

test("the others get nothing wrong", () => {
  const others = ["3.0 swagger-client", "3.1 swagger-client", "3.1 orval", "3.1 openapi-typescript"];
  expect(others.filter((run) => seen.has(run))).toEqual([]);
});
