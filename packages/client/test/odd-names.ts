/**
 * Names that a document may have and code may not: each gives code that compiles and sends the right request, or is refused
 * in one sentence.
 */

/** A document with one odd name. */
export type OddName = {
  readonly name: string;
  /** The folder of the API. */
  readonly api?: string;
  readonly document: object;
} & (
  | {
      /** A call of `client`, and what it sends. */
      readonly call: string;
      readonly sends: string;
    }
  | {
      /** What the sentence says beside file, line, column and pointer. */
      readonly refused: RegExp;
    }
);

const OK = { 200: { description: "Fine.", content: { "application/json": { schema: { type: "object" } } } } };

function operation(operationId: string | undefined, more: object = {}): object {
  return { ...(operationId !== undefined && { operationId }), summary: "Do it", responses: OK, ...more };
}

function documentOf(paths: object, more: object = {}): object {
  return {
    openapi: "3.1.1",
    info: { title: "Odd", version: "1.0.0" },
    servers: [{ url: "http://odd.test" }],
    paths,
    ...more,
  };
}

function parameter(name: string, where: "path" | "query" = "query"): object {
  return { name, in: where, required: true, schema: { type: "string" }, description: "Odd." };
}

function withQuery(name: string): object {
  return documentOf({ "/things": { get: operation("listThings", { parameters: [parameter(name)] }) } });
}

function withId(operationId: string): object {
  return documentOf({ "/things": { get: operation(operationId) } });
}

function withSchemas(schemas: object): object {
  const [first] = Object.keys(schemas);
  const responses = {
    200: {
      description: "Fine.",
      content: { "application/json": { schema: { $ref: `#/components/schemas/${first}` } } },
    },
  };
  return documentOf(
    { "/things": { get: operation("getThing", { responses }) } },
    { components: { schemas } },
  );
}

function withSchemes(securitySchemes: object): object {
  const security = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));
  return documentOf(
    { "/things": { get: operation("getThing", { security }) } },
    { components: { securitySchemes } },
  );
}

const THING = { type: "object", properties: { id: { type: "string" } } };
const BODY = { content: { "application/json": { schema: THING } } };

export const ODD_NAMES: readonly OddName[] = [
  // Parameters
  {
    name: "a path parameter with a hyphen",
    document: documentOf({
      "/tickets/{ticket-id}": {
        get: operation("getTicket", { parameters: [parameter("ticket-id", "path")] }),
      },
    }),
    call: 'client.getTicket({ "ticket-id": "7" })',
    sends: "GET /tickets/7",
  },
  {
    name: "a query parameter with brackets",
    document: withQuery("filter[status]"),
    call: 'client.listThings({ "filter[status]": "new" })',
    sends: "GET /things?filter%5Bstatus%5D=new",
  },
  {
    name: "a query parameter with a dollar",
    document: withQuery("$top"),
    call: 'client.listThings({ $top: "1" })',
    sends: "GET /things?%24top=1",
  },
  {
    name: "a query parameter with a dot",
    document: withQuery("page.size"),
    call: 'client.listThings({ "page.size": "1" })',
    sends: "GET /things?page.size=1",
  },
  {
    name: "a query parameter with what separates parameters",
    document: withQuery("a&b=c#d"),
    call: 'client.listThings({ "a&b=c#d": "1" })',
    sends: "GET /things?a%26b%3Dc%23d=1",
  },
  {
    name: "a query parameter that is a reserved word",
    document: withQuery("class"),
    call: 'client.listThings({ class: "1" })',
    sends: "GET /things?class=1",
  },
  {
    name: "a query parameter with quotes and the end of a comment",
    document: withQuery('it\'s "a" */ b'),
    call: 'client.listThings({ \'it\\\'s "a" */ b\': "1" })',
    sends: "GET /things?it%27s%20%22a%22%20*%2F%20b=1",
  },
  {
    name: "a query parameter named as the body",
    document: documentOf({
      "/things": { post: operation("addThing", { parameters: [parameter("body")], requestBody: BODY }) },
    }),
    call: 'client.addThing({ queryBody: "1", body: {} })',
    sends: "POST /things?body=1",
  },
  {
    name: "a name in the path and in the query",
    document: documentOf({
      "/things/{id}": {
        get: operation("getThing", { parameters: [parameter("id", "path"), parameter("id")] }),
      },
    }),
    call: 'client.getThing({ id: "7", queryId: "8" })',
    sends: "GET /things/7?id=8",
  },
  {
    name: "a query parameter __proto__",
    document: withQuery("__proto__"),
    call: 'client.listThings({ query__proto__: "1" })',
    sends: "GET /things?__proto__=1",
  },
  // OperationIds
  {
    name: "an operationId with a hyphen",
    document: withId("get-thing"),
    call: 'client["get-thing"]()',
    sends: "GET /things",
  },
  {
    name: "an operationId with dots",
    document: withId("things.list"),
    call: 'client["things.list"]()',
    sends: "GET /things",
  },
  {
    name: "an operationId with a blank and a slash",
    document: withId("get all/things"),
    call: 'client["get all/things"]()',
    sends: "GET /things",
  },
  {
    name: "an operationId with quotes",
    document: withId('the "thing"'),
    call: "client['the \"thing\"']()",
    sends: "GET /things",
  },
  {
    name: "an operationId that is a reserved word",
    document: withId("delete"),
    call: "client.delete()",
    sends: "GET /things",
  },
  {
    name: "an operationId that makes a signature of its method",
    document: withId("new"),
    call: "client.new()",
    sends: "GET /things",
  },
  {
    name: "an operationId that begins with a digit",
    document: withId("2fa"),
    call: 'client["2fa"]()',
    sends: "GET /things",
  },
  {
    name: "an operationId that is not Latin",
    document: withId("récupérer_物"),
    call: "client.récupérer_物()",
    sends: "GET /things",
  },
  {
    name: "an operationId that the client has a member of",
    document: withId("identity"),
    refused: /operationId identity/,
  },
  {
    name: "an operationId that makes a promise of the client",
    document: withId("then"),
    refused: /operationId then/,
  },
  { name: "an operationId __proto__", document: withId("__proto__"), refused: /operationId __proto__/ },
  { name: "an operationId without a letter", document: withId("🎫"), refused: /operationId 🎫/ },
  {
    name: "two operationIds with one name in code",
    document: documentOf({ "/things": { get: operation("do-it"), put: operation("doIt") } }),
    refused: /doIt.*do-it|do-it.*doIt/,
  },
  {
    name: "no operationId",
    document: documentOf({ "/things": { get: operation(undefined) } }),
    refused: /has no operationId/,
  },
  // Components
  {
    name: "a component with a hyphen",
    document: withSchemas({ "Links-Self": THING }),
    call: "client.getThing()",
    sends: "GET /things",
  },
  {
    name: "a component that is a type of the language",
    document: withSchemas({ string: THING }),
    call: "client.getThing()",
    sends: "GET /things",
  },
  {
    name: "a component that begins with a digit and has a dot",
    document: withSchemas({ "2d.Plan": THING }),
    call: "client.getThing()",
    sends: "GET /things",
  },
  {
    name: "two components with one name in code",
    document: withSchemas({ "Links-Self": THING, LinksSelf: THING }),
    refused: /LinksSelf.*Links-Self|Links-Self.*LinksSelf/,
  },
  {
    name: "components that are called as what every document has, lists of themselves",
    document: withSchemas(
      Object.fromEntries(
        ["operations", "paths", "components", "webhooks", "$defs"].map((name) => [
          name,
          { type: "array", items: { $ref: `#/components/schemas/${name}` } },
        ]),
      ),
    ),
    call: "client.getThing()",
    sends: "GET /things",
  },
  // Security schemes
  {
    name: "a security scheme with a hyphen",
    document: withSchemes({ "api-key": { type: "apiKey", in: "header", name: "X-Api-Key" } }),
    call: "client.getThing()",
    sends: "GET /things x-api-key: secret",
  },
  {
    name: "a security scheme that is an option of the client",
    document: withSchemes({ fetch: { type: "apiKey", in: "header", name: "X-Api-Key" } }),
    refused: /fetch/,
  },
  // APIs and paths
  {
    name: "an API that begins with a digit",
    api: "3d-models",
    document: documentOf({ "/things": { get: operation("get3d") } }),
    call: "client.get3d()",
    sends: "GET /things",
  },
  {
    name: "an API that is called as a file that is generated",
    api: "index",
    document: documentOf({ "/things": { get: operation("getIndex") } }),
    refused: /index/,
  },
  {
    name: "a path with what patterns are made of",
    document: documentOf({
      "/things/{id}:close(now)+*": {
        get: operation("closeThing", { parameters: [parameter("id", "path")] }),
      },
    }),
    call: 'client.closeThing({ id: "a/b" })',
    sends: "GET /things/a%2Fb:close(now)+*",
  },
];
