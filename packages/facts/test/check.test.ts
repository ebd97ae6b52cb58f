import { describe, expect, test } from "vitest";
import { checkLedger, claimsOf, type Document, parseLedger } from "../src/index.ts";

const DOCUMENT: Document = {
  paths: {
    "/things/{id}": {
      put: {
        operationId: "updateThing",
        requestBody: {
          required: true,
          "x-assumption": "No page says whether the body may be left out.",
          "x-assumed": ["required"],
          content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
        },
        responses: { "404": { $ref: "#/components/responses/NotFound" } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        description: "Not a claim.",
        required: ["b", "a"],
        properties: {
          a: { type: "string", maxLength: 3 },
          b: { enum: [1, 2] },
          c: { type: ["string", "null"] },
        },
      },
    },
    responses: { NotFound: { "x-assumption": "No page shows an error.", description: "Gone." } },
    examples: { Thing: { value: { type: "text" } } },
  },
};

/** The facts that say all of the document. */
const LEDGER = `
facts:
  - { fact: Things are updated., page: things, at: "#/paths/~1things~1{id}/put/requestBody/content", is: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
  - { fact: A thing., page: things, at: "#/components/schemas/Thing", is: { type: object, required: [a, b], properties: { a: { type: string, maxLength: 3 }, b: { enum: [2, 1] }, c: { type: ["null", string] } } } }
assumptions:
  - { at: "#/paths/~1things~1{id}/put/requestBody", is: { required: true } }
  - { at: "#/paths/~1things~1{id}/put/responses/404", is: { $ref: "#/components/responses/NotFound" } }
`;

/** What a check finds, with one text of the ledger replaced by another. */
function check(from = "", to = "", document = DOCUMENT) {
  const { contradicted, unexplained } = checkLedger(
    document,
    parseLedger(LEDGER.replace(from, to), "facts.yaml"),
  );
  return { contradicted, unexplained };
}

test("a document that says its facts and nothing else has no finding, whatever the order of its lists", () => {
  expect(check()).toEqual({ contradicted: [], unexplained: [] });
});

test("claims are what messages can break, and no texts or examples", () => {
  expect(claimsOf(DOCUMENT).map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
    "name #/paths/~1things~1{id}",
    "name #/paths/~1things~1{id}/put",
    "value #/paths/~1things~1{id}/put/requestBody/required",
    "name #/paths/~1things~1{id}/put/requestBody/content/application~1json",
    "value #/paths/~1things~1{id}/put/requestBody/content/application~1json/schema/$ref",
    "name #/paths/~1things~1{id}/put/responses/404",
    "value #/paths/~1things~1{id}/put/responses/404/$ref",
    "value #/components/schemas/Thing/type",
    "value #/components/schemas/Thing/required",
    "name #/components/schemas/Thing/properties/a",
    "value #/components/schemas/Thing/properties/a/type",
    "value #/components/schemas/Thing/properties/a/maxLength",
    "name #/components/schemas/Thing/properties/b",
    "value #/components/schemas/Thing/properties/b/enum",
    "name #/components/schemas/Thing/properties/c",
    "value #/components/schemas/Thing/properties/c/type",
  ]);
});

test("a fact that the contract does not say names the line, the page, the pointer and both values", () => {
  expect(check("maxLength: 3", "maxLength: 4").contradicted).toEqual([
    'facts.yaml:4: the page things says "A thing.": #/components/schemas/Thing/properties/a/maxLength must be 4, but it is 3',
  ]);
});

test("a claim that nobody made is named", () => {
  expect(check(", maxLength: 3", "").unexplained).toEqual([
    "#/components/schemas/Thing/properties/a/maxLength",
  ]);
});

test("an assumed value that the ledger does not hold is named", () => {
  expect(
    check('  - { at: "#/paths/~1things~1{id}/put/requestBody", is: { required: true } }', "").unexplained,
  ).toEqual(["#/paths/~1things~1{id}/put/requestBody/required"]);
});

test("a fact about what is marked as assumed stands in the wrong list", () => {
  const fact =
    '  - { fact: A body., page: things, at: "#/paths/~1things~1{id}/put/requestBody", is: { required: true } }';
  expect(check("facts:", `facts:\n${fact}`).contradicted).toEqual([
    "facts.yaml:3: #/paths/~1things~1{id}/put/requestBody carries x-assumption, but the page things says it. Name the keywords that are assumed in x-assumed, or move the entry to `assumptions`",
  ]);
});

test("an assumption about what carries no mark stands in the wrong list", () => {
  const entry = '  - { at: "#/components/schemas/Thing", is: { type: object } }';
  expect(check("assumptions:", `assumptions:\n${entry}`).contradicted).toEqual([
    "facts.yaml:6: #/components/schemas/Thing does not carry x-assumption. Mark it, or move the entry to `facts` with the page that says it",
  ]);
});

describe("a ledger of another shape is refused with its line", () => {
  test.each([
    [
      "facts:\n  - { fact: A, page: b, at: c, is: 1 }",
      'facts.yaml:2: `at` must be a JSON pointer that begins with #/, not "c"',
    ],
    [
      'facts:\n  - { fact: A, page: b, at: "#/c" }',
      "facts.yaml:2: `is` is missing: what has to stand at `at`, {} for anything",
    ],
    [
      'facts:\n\n  - { fact: A, page: b, at: "#/c", is: 1, was: 2 }',
      "facts.yaml:3: `was` is unknown; an entry has fact, page, at, is",
    ],
    ['facts:\n  - { page: b, at: "#/c", is: 1 }', "facts.yaml:2: `fact` must be a text, not undefined"],
    ["rumours: []", "facts.yaml: `rumours` is neither `facts` nor `assumptions`"],
    ["facts: yes", "facts.yaml: `facts` is not a list"],
    ["facts:\n  - text", "facts.yaml:2: an entry has fact, page, at, is"],
    [
      "facts: [\n",
      "facts.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1:",
    ],
  ])("%j", (text, message) => {
    expect(() => parseLedger(text, "facts.yaml")).toThrow(message);
  });
});
