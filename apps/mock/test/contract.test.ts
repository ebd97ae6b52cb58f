import { sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, describe, expect, test } from "vitest";
import { credentialHeaders } from "../src/answers/credentials.ts";
import type { ExampleRequest, ReadOperation } from "../src/prepared.ts";
import { type DocumentedResponse, documentedResponses } from "./documented-response.ts";
import { listeningMock, preparedContract } from "./mock-server.ts";
import { compileClosed, compileOpen } from "./response-schema.ts";

// Of our contract, whatever stands in it: each answer that it documents is reached, and as it documents it.

const prepared = await preparedContract();
const operations = prepared.apis.flatMap((api) => api.operations);
const { server, origin } = await listeningMock({}, prepared);
afterAll(() => server.close());

/** The ways in which a client reaches a status without asking for it; any other it asks for. */
const WAYS: Readonly<Record<string, (read: ReadOperation) => ExampleRequest>> = {
  400: invalidRequest,
  401: ({ operation, example }) =>
    without(example, "authorization", "cookie", ...credentialHeaders(operation)),
  415: ({ example }) => withHeaders(example, { "Content-Type": "text/plain" }),
};

test("the documents hold the operations of the operation list", () => {
  const documented = new Set(documentedResponses.map(({ operationId }) => operationId));
  expect([...documented].sort()).toEqual(operations.map(({ operation }) => operation.iid).sort());
});

describe.each(documentedResponses)("$operationId $status", (documented) => {
  const read = readOf(documented);

  test("is reached, with an exact body", async () => {
    const isUsual = documented.status.startsWith("2");
    const way = isUsual ? ({ example }: ReadOperation) => example : WAYS[documented.status];
    const asked = withHeaders(read.example, { Prefer: `code=${documented.status}` });
    await expectDocumented(documented, way?.(read) ?? asked, compileClosed);
  });

  test.each([...documented.examples])("answers with its example %s", async (name, example) => {
    const asked = withHeaders(read.example, { Prefer: `code=${documented.status}, example=${name}` });
    expect(await expectDocumented(documented, asked, compileClosed)).toEqual(example);
  });
});

// Each credential of an operation is needed where the contract joins them by AND.
const credentials = operations.flatMap(({ operation, example }) =>
  (operation.security?.length === 1 ? (operation.security[0] ?? []) : []).map((scheme) => ({
    operation,
    example,
    name: scheme.type !== "apiKey" ? "authorization" : scheme.in === "cookie" ? "cookie" : scheme.name,
  })),
);

test.each(credentials)("$operation.iid without $name is refused with 401", async ({ example, name }) => {
  expect((await send(without(example, name))).status).toBe(401);
});

const successes = documentedResponses.filter(
  ({ status, mediaType }) => status.startsWith("2") && mediaType !== undefined,
);

describe.each(successes)("$operationId, made up from the schema", (documented) => {
  test.each(sampled(["a", "b", "c", "d", "e"], () => "a seed"))(
    "is valid with the seed %s, and equal each time",
    async (seed) => {
      const request = withHeaders(readOf(documented).example, { Prefer: `dynamic=true, seed=${seed}` });
      // Responses are open: what is made up may have fields that the contract does not name.
      const ask = () => expectDocumented(documented, request, compileOpen);
      expect(await ask()).toEqual(await ask());
    },
  );
});

function readOf({ operationId }: DocumentedResponse): ReadOperation {
  const found = operations.find(({ operation }) => operation.iid === operationId);
  if (found === undefined) throw new Error(`The mock has no operation ${operationId}`);
  return found;
}

/** A request whose body or first identifier is none that the operation could take. */
function invalidRequest({ operation, example }: ReadOperation): ExampleRequest {
  if (example.body !== undefined) return { ...example, body: "true" };
  return { ...example, path: operation.path.replaceAll(/{.+?}/g, "no-identifier") };
}

function withHeaders(request: ExampleRequest, headers: Readonly<Record<string, string>>): ExampleRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function without(request: ExampleRequest, ...names: readonly string[]): ExampleRequest {
  const left = Object.entries(request.headers).filter(
    ([name]) => !names.some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  return { ...request, headers: Object.fromEntries(left) };
}

function send({ method, path, headers, body }: ExampleRequest): Promise<Response> {
  return fetch(origin + path, { method, headers, ...(body !== undefined && { body }) });
}

async function expectDocumented(
  documented: DocumentedResponse,
  request: ExampleRequest,
  compile: typeof compileClosed,
): Promise<unknown> {
  const response = await send(request);
  const text = await response.text();
  expect(response.status).toBe(Number(documented.status));
  expect(response.headers.get("content-type")).toBe(documented.mediaType ?? null);
  if (documented.mediaType === undefined) {
    expect(text).toBe("");
    return undefined;
  }
  const body: unknown = JSON.parse(text);
  const validate = compile(documented);
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  return body;
}
