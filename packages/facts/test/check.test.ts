import type { JsonObject } from "@facility-contracts/model/json";
import { describe, expect, test } from "vitest";
import { checkLedger, claimsOf, pageClaims, parseLedger, problemText } from "../src/index.ts";

const DOCUMENT: JsonObject = {
  paths: {
    "/things/{id}": {
      put: {
        operationId: "updateThing",
        externalDocs: { url: "https://example.com/things" },
        parameters: [{ $ref: "#/components/parameters/Id" }],
        requestBody: {
          required: true,
          "x-assumption": "No page says whether the body may be left out.",
          "x-assumed": ["required"],
          content: { "application/json": { schema: { $ref: "#/components/schemas/ThingUpdate" } } },
        },
        responses: {
          "200": {
            description: "Done.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
          "404": { $ref: "#/components/responses/NotFound" },
        },
      },
    },
  },
  "x-assumption": "No page says what stands for a value that is missing.",
  "x-assumed": ["any null"],
  components: {
    parameters: { Id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    schemas: {
      ThingUpdate: { type: "object", properties: { a: { type: "string" } } },
      Part: { type: "string" },
      Thing: {
        type: "object",
        description: "Not a claim.",
        required: ["b", "a"],
        "x-assumption": "The page shows one example.",
        "x-assumed": ["any enum"],
        properties: {
          a: { type: "string", maxLength: 3 },
          b: { type: "integer", enum: [1, 2] },
          c: { type: ["string", "null"] },
          d: {
            description: "Another thing.",
            anyOf: [{ $ref: "#/components/schemas/Part" }, { type: "null" }],
          },
        },
      },
    },
    responses: { NotFound: { "x-assumption": "No page shows an error.", description: "Gone." } },
    examples: { Thing: { value: { type: "text" } } },
  },
};

/** What says all of the document. */
const LEDGER = `
pages:
  - { page: things, address: "https://example.com/things", read: 2026-11-26 }
operations:
  - { operation: "PUT /things/{id}", page: things, on: Endpoint, parameters: [Id], body: ThingUpdate, answers: { 200: Thing, 404: NotFound } }
optionalAnswersTakeNull: true
facts:
  - { fact: An identifier., ground: stated, page: things, on: Path, at: "#/components/parameters/Id", is: { name: id, in: path, required: true, schema: { type: string } } }
  - { fact: A change., ground: shown, page: things, on: Body, at: "#/components/schemas/ThingUpdate", is: { type: object, properties: { a: { type: string } } } }
  - { fact: A thing., ground: stated, page: things, on: Response, at: "#/components/schemas/Thing", is: { type: object, required: [a, b], properties: { a: { type: string, maxLength: 3 }, b: { type: integer }, c: { type: string }, d: { $ref: "#/components/schemas/Part" } } } }
  - { fact: A part., ground: stated, page: things, on: Response, at: "#/components/schemas/Part", is: { type: string } }
  - { ground: assumed, at: "#/components/schemas/Thing/properties/b", is: { enum: [2, 1] } }
`;

/** What a check finds, with one text of the ledger replaced by another. */
function check(from = "", to = "", document = DOCUMENT) {
  const { contradicted, unexplained } = checkLedger(
    document,
    parseLedger(LEDGER.replace(from, to), "facts.yaml"),
  );
  return { contradicted: contradicted.map(problemText), unexplained };
}

/** The document with other schemas of a thing. */
function withThing(change: (thing: Record<string, unknown>) => void): JsonObject {
  const copy = structuredClone(DOCUMENT) as { components: { schemas: { Thing: Record<string, unknown> } } };
  change(copy.components.schemas.Thing);
  return { ...copy };
}

test("a document that says its ledger and nothing else has no finding, whatever the order of its lists", () => {
  expect(check()).toEqual({ contradicted: [], unexplained: [] });
});

test("the optional fields that take null are those of schemas: below any name, and not in what is data", () => {
  const optional = { type: ["object", "null"], properties: { a: { type: ["string", "null"] } } };
  const document = withThing((thing) => {
    thing.properties = { ...Object(thing.properties), example: optional, properties: optional };
    thing.default = { properties: { a: "no schema" } };
  });
  const { contradicted, unexplained } = check("", "", document);
  expect(contradicted).toEqual([]);
  expect(unexplained.filter((pointer) => /(example|properties.properties).*\/type$/.test(pointer))).toEqual([
    "#/components/schemas/Thing/properties/example/type",
    "#/components/schemas/Thing/properties/example/properties/a/type",
    "#/components/schemas/Thing/properties/properties/type",
    "#/components/schemas/Thing/properties/properties/properties/a/type",
  ]);
});

test("a name that looks like a keyword is a claim, and so is what it holds", () => {
  const flat = (document: JsonObject) => claimsOf(document).map(({ kind, at }) => `${kind} ${at}`);
  expect(
    flat({
      content: { "a/b": { encoding: { description: { contentType: "text/csv" } } } },
      definitions: { title: { properties: { tags: { maxLength: 3 } } } },
      links: { summary: { operationId: "readThing", parameters: { example: "$response.body#/id" } } },
      servers: [{ url: "/{info}", variables: { info: { enum: ["a"] } } }],
    }),
  ).toEqual([
    "name #/content/a~1b",
    "name #/content/a~1b/encoding/description",
    "value #/content/a~1b/encoding/description/contentType",
    "name #/definitions/title/properties/tags",
    "value #/definitions/title/properties/tags/maxLength",
    "name #/links/summary",
    "value #/links/summary/parameters/example",
    "value #/servers/0/url",
    "name #/servers/0/variables/info",
    "value #/servers/0/variables/info/enum",
  ]);
});

test("claims are what messages can break, and no texts or examples; null is said once, however it is written", () => {
  expect(
    claimsOf(DOCUMENT).map(({ at, kind, pointer }) =>
      [kind, at, ...(pointer === at ? [] : [pointer])].join(" "),
    ),
  ).toEqual([
    "name #/paths/~1things~1{id}",
    "name #/paths/~1things~1{id}/put",
    "value #/paths/~1things~1{id}/put/parameters/0/$ref",
    "value #/paths/~1things~1{id}/put/requestBody/required",
    "name #/paths/~1things~1{id}/put/requestBody/content/application~1json",
    "value #/paths/~1things~1{id}/put/requestBody/content/application~1json/schema/$ref",
    "name #/paths/~1things~1{id}/put/responses/200",
    "name #/paths/~1things~1{id}/put/responses/200/content/application~1json",
    "value #/paths/~1things~1{id}/put/responses/200/content/application~1json/schema/$ref",
    "name #/paths/~1things~1{id}/put/responses/404",
    "value #/paths/~1things~1{id}/put/responses/404/$ref",
    "value #/components/parameters/Id/name",
    "value #/components/parameters/Id/in",
    "value #/components/parameters/Id/required",
    "value #/components/parameters/Id/schema/type",
    "value #/components/schemas/ThingUpdate/type",
    "name #/components/schemas/ThingUpdate/properties/a",
    "value #/components/schemas/ThingUpdate/properties/a/type",
    "value #/components/schemas/Part/type",
    "value #/components/schemas/Thing/type",
    "value #/components/schemas/Thing/required",
    "name #/components/schemas/Thing/properties/a",
    "value #/components/schemas/Thing/properties/a/type",
    "value #/components/schemas/Thing/properties/a/maxLength",
    "name #/components/schemas/Thing/properties/b",
    "value #/components/schemas/Thing/properties/b/type",
    "value #/components/schemas/Thing/properties/b/enum",
    "name #/components/schemas/Thing/properties/c",
    "value #/components/schemas/Thing/properties/c/type",
    "value #/components/schemas/Thing/properties/c/null #/components/schemas/Thing/properties/c/type",
    "name #/components/schemas/Thing/properties/d",
    "value #/components/schemas/Thing/properties/d/$ref #/components/schemas/Thing/properties/d/anyOf/0/$ref",
    "value #/components/schemas/Thing/properties/d/null #/components/schemas/Thing/properties/d/anyOf/1/type",
  ]);
});

test("each claim has the ground of the entry that says it; what an operation says without a page is assumed", () => {
  const { assumed, claims, grounds, shown, stated } = checkLedger(
    DOCUMENT,
    parseLedger(LEDGER, "facts.yaml"),
  );
  expect({ claims, stated, shown, assumed }).toEqual({ claims: 33, stated: 24, shown: 3, assumed: 6 });
  expect(grounds.filter(({ ground }) => ground === "assumed").map(({ claim }) => claim.at)).toEqual([
    "#/paths/~1things~1{id}/put/requestBody/required",
    "#/paths/~1things~1{id}/put/responses/404",
    "#/paths/~1things~1{id}/put/responses/404/$ref",
    "#/components/schemas/Thing/properties/b/enum",
    "#/components/schemas/Thing/properties/c/null",
    "#/components/schemas/Thing/properties/d/null",
  ]);
});

test("what one page gives is told by the place on it", () => {
  const places = pageClaims("things", checkLedger(DOCUMENT, parseLedger(LEDGER, "facts.yaml")));
  expect(places.map(({ on }) => on)).toEqual(["Endpoint", "Path", "Body", "Response"]);
  expect(places[2]?.statements).toEqual([
    { fact: "A change.", ground: "shown", claims: [expect.anything(), expect.anything(), expect.anything()] },
  ]);
});

test("a fact that the contract does not say names the line, the page, the pointer and both values", () => {
  expect(check("maxLength: 3", "maxLength: 4").contradicted).toEqual([
    'facts.yaml:10: the page things says "A thing.": #/components/schemas/Thing/properties/a/maxLength must be 4, but it is 3',
  ]);
  expect(check("ThingUpdate, answers", "Thing, answers").contradicted).toEqual([
    expect.stringMatching(
      /^facts\.yaml:5: the page things says "PUT \/things\/\{id\}": .* must be "#\/components\/schemas\/Thing"/,
    ),
  ]);
});

test("an operation must name the page of its entry in externalDocs", () => {
  expect(check("https://example.com/things", "https://example.com/others").contradicted).toEqual([
    expect.stringContaining(
      'externalDocs/url must be "https://example.com/others", but it is "https://example.com/things"',
    ),
  ]);
});

test("an answer without a body is said with null", () => {
  const document = {
    paths: {
      "/things": {
        delete: {
          externalDocs: { url: "https://example.com/b" },
          responses: { "204": { description: "Gone." } },
        },
      },
    },
  };
  const { contradicted, unexplained } = checkLedger(
    document,
    parseLedger(
      `pages: [{ page: b, address: "https://example.com/b", read: 2026-11-26 }]
operations: [{ operation: DELETE /things, page: b, on: c, answers: { 204: null } }]`,
      "facts.yaml",
    ),
  );
  expect({ contradicted, unexplained }).toEqual({ contradicted: [], unexplained: [] });
});

test("a claim that nobody made is named", () => {
  expect(check(", maxLength: 3", "").unexplained).toEqual([
    "#/components/schemas/Thing/properties/a/maxLength",
  ]);
});

test("an assumed value that the ledger does not hold is named", () => {
  expect(
    check(
      '  - { ground: assumed, at: "#/components/schemas/Thing/properties/b", is: { enum: [2, 1] } }\n',
      "",
    ).unexplained,
  ).toEqual(["#/components/schemas/Thing/properties/b/enum"]);
});

test("an optional field of an answer that refuses null is named, and a required one that takes it", () => {
  const refusing = withThing((thing) => Object.assign(Object(thing.properties), { c: { type: "string" } }));
  expect(check("", "", refusing).contradicted).toEqual([
    "facts.yaml:6: an assumed value has changed: #/components/schemas/Thing/properties/c/null must be true, but there is nothing",
  ]);
  const taking = withThing((thing) =>
    Object.assign(Object(thing.properties).a, { type: ["string", "null"] }),
  );
  expect(check("", "", taking).unexplained).toEqual(["#/components/schemas/Thing/properties/a/type"]);
});

test("a fact about what is marked as assumed has the wrong ground", () => {
  const fact =
    '  - { fact: A body., ground: stated, page: things, on: Body, at: "#/paths/~1things~1{id}/put/requestBody", is: { required: true } }';
  expect(check("facts:", `facts:\n${fact}`).contradicted).toEqual([
    "facts.yaml:8: #/paths/~1things~1{id}/put/requestBody carries x-assumption, but the page things has it. Name the keywords that are assumed in x-assumed, or give the entry `ground: assumed`",
  ]);
});

test("each place that an entry says is asked whether it is assumed", () => {
  const thing = (ground: string, is: string) =>
    check("facts:", `facts:\n  - { ${ground}, at: "#/components/schemas/Thing/properties/b", is: ${is} }`)
      .contradicted;
  expect(
    thing("fact: B., ground: stated, page: things, on: Notes", "{ type: integer, enum: [1, 2] }"),
  ).toEqual([expect.stringContaining("properties/b/enum carries x-assumption, but the page things has it")]);
  expect(thing("ground: assumed", "{ type: integer, enum: [1, 2] }")).toEqual([
    expect.stringContaining("properties/b/type does not carry x-assumption"),
  ]);
});

test("a page may say of one value what the contract assumes of any", () => {
  const fact =
    '  - { fact: Nothing is null., ground: stated, page: things, on: Notes, at: "#/components/schemas/Thing/properties/c", is: { "null": true } }';
  expect(check("facts:", `facts:\n${fact}`)).toEqual({ contradicted: [], unexplained: [] });
});

test("an assumption about what carries no mark has the wrong ground", () => {
  const entry = '  - { ground: assumed, at: "#/components/schemas/Thing", is: { type: object } }';
  expect(check("facts:", `facts:\n${entry}`).contradicted).toEqual([
    "facts.yaml:8: #/components/schemas/Thing does not carry x-assumption. Mark it, or give the entry the ground `stated` or `shown` with the page",
  ]);
});

test.each([
  [
    "aliases for more than a machine can hold",
    `a: &a [${"1,".repeat(9)}]\n${[..."bcdefgh"].map((name, index) => `${name}: &${name} [${`*${"abcdefg"[index]},`.repeat(9)}]`).join("\n")}`,
  ],
  ["an alias of nothing", "pages: *a"],
  ["nesting without end", `pages: ${"[".repeat(8_000)}`],
])("a ledger with %s ends in a sentence", (_, text) => {
  expect(() => parseLedger(text, "facts.yaml")).toThrow(
    expect.objectContaining({ exitCode: 1, message: expect.stringMatching(/^facts\.yaml/) }),
  );
});

describe("a ledger of another shape is refused with its line", () => {
  const PAGES = "pages:\n  - { page: b, address: https://example.com/b, read: 2026-11-26 }\n";
  const REST = "ground: stated, page: b, on: c";
  test.each([
    [
      `${PAGES}facts:\n  - { fact: A, ${REST}, at: c, is: 1 }`,
      'facts.yaml:4: `at` must be a JSON pointer that begins with #/, not "c"',
    ],
    [
      `${PAGES}facts:\n  - { fact: A, ${REST}, at: "#/c" }`,
      "facts.yaml:4: `is` is missing: what has to stand at `at`, {} for anything",
    ],
    [
      `${PAGES}facts:\n\n  - { fact: A, ${REST}, at: "#/c", is: 1, was: 2 }`,
      "facts.yaml:5: `was` is unknown; an entry has fact, ground, page, on, at, is",
    ],
    [
      `${PAGES}facts:\n  - { ${REST}, at: "#/c", is: 1 }`,
      "facts.yaml:4: `fact` must be a text, not undefined",
    ],
    [
      `${PAGES}facts:\n  - { fact: A, ground: guessed, page: b, on: c, at: "#/c", is: 1 }`,
      'facts.yaml:4: `ground` must be one of stated, shown, assumed, not "guessed"',
    ],
    [
      `${PAGES}facts:\n  - { fact: A, ground: shown, page: x, on: c, at: "#/c", is: 1 }`,
      "facts.yaml:4: the page x is not one of `pages`: b. Add it there with its address and the day it was read",
    ],
    [
      `${PAGES}facts:\n  - { ground: assumed, page: b, at: "#/c", is: 1 }`,
      "facts.yaml:4: `page` has no place beside `ground: assumed`: why it is assumed stands beside x-assumption",
    ],
    [
      "pages:\n  - { page: b, address: here, read: 2026-11-26 }",
      'facts.yaml:2: `address` must be the URL of the page, not "here"',
    ],
    [
      "pages:\n  - { page: b, address: https://example.com, read: today }",
      'facts.yaml:2: `read` must be a day such as 2026-11-26, not "today"',
    ],
    [
      "pages:\n  - { page: b, address: https://example.com, read: 2026-13-45 }",
      'facts.yaml:2: `read` must be a day such as 2026-11-26, not "2026-13-45"',
    ],
    [
      "pages:\n  - { page: b, address: https://example.com, read: 2026-02-30 }",
      'facts.yaml:2: `read` must be a day such as 2026-11-26, not "2026-02-30"',
    ],
    [
      `${PAGES}  - { page: b, address: https://example.com/c, read: 2026-11-26 }`,
      "facts.yaml:3: the page b is there twice",
    ],
    [
      `${PAGES}facts:\n  - { fact: A, ${REST}, at: "#/c", is: 1 }\n  - { fact: A, ground: shown, page: b, on: d, at: "#/c", is: 1 }`,
      "facts.yaml:5: the same stands in line 4 with the ground stated: a place has one ground, the stronger one",
    ],
    [
      `${PAGES}operations:\n  - { operation: put /c, page: b, on: c, answers: {} }`,
      'facts.yaml:4: `operation` must be a method and a path, not "put /c"',
    ],
    [
      `${PAGES}operations:\n  - { operation: GET /c, page: b, on: c, answers: { 200: [] } }`,
      "facts.yaml:4: the answer 200 must be the name of a component, or null where it has no body, not []",
    ],
    ["optionalAnswersTakeNull: maybe", "facts.yaml:1: `optionalAnswersTakeNull` must be true, or left out"],
    [
      "rumours: []",
      "facts.yaml: `rumours` is unknown; a ledger has pages, operations, optionalAnswersTakeNull, facts",
    ],
    ["facts: yes", "facts.yaml: `facts` is not a list"],
    ["facts:\n  - text", "facts.yaml:2: an entry has fact, ground, page, on, at, is"],
    [
      "facts: [\n",
      "facts.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1:",
    ],
  ])("%j", (text, message) => {
    expect(() => parseLedger(text, "facts.yaml")).toThrow(message);
  });
});
