import { operations } from "@facility-contracts/contract/operations";
import { afterAll, describe, expect, test } from "vitest";
import { contractRequests, type Reply, type Requests } from "./contract-requests.ts";
import { type DocumentedResponse, documentedResponses } from "./documented-response.ts";
import { listeningMock } from "./mock-server.ts";
import { compileClosed, compileOpen } from "./response-schema.ts";

const { server, origin } = await listeningMock();
afterAll(() => server.close());

const requestsById: ReadonlyMap<string, Requests> = new Map(Object.entries(contractRequests(origin)));

/** How a client reaches each status. A status of the contract that is not in here fails its test. */
const WAYS: Readonly<Record<string, (requests: Requests) => Promise<Reply>>> = {
  200: ({ valid }) => valid(),
  201: ({ valid }) => valid(),
  400: ({ invalid }) => invalid(),
  401: ({ valid }) => valid({ headers: { Authorization: null, "X-Session-Token": null, Cookie: null } }),
  403: ({ valid }) => valid({ headers: { Prefer: "code=403" } }),
  404: ({ valid }) => valid({ headers: { Prefer: "code=404" } }),
  413: ({ valid }) => valid({ headers: { Prefer: "code=413" } }),
  415: ({ valid }) => valid({ headers: { "Content-Type": "text/plain" } }),
};

test("the documents hold the operations of the operation list", () => {
  const documented = new Set(documentedResponses.map(({ operationId }) => operationId));
  expect([...documented].sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

describe.each(documentedResponses)("$operationId $status", (documented) => {
  const requests = requestsById.get(documented.operationId);

  test("is reached, with an exact body", async () => {
    const way = WAYS[documented.status];
    if (requests === undefined || way === undefined) {
      expect.fail(
        `No case: add the operation to contract-requests.ts, or the status to WAYS in contract.test.ts`,
      );
    }
    await expectDocumented(documented, await way(requests), compileClosed);
  });

  test.each([...documented.examples])("answers with its example %s", async (name, example) => {
    const reply = await requests?.valid({
      headers: { Prefer: `code=${documented.status}, example=${name}` },
    });
    const body = await expectDocumented(documented, reply, compileClosed);
    expect(body).toEqual(example);
  });
});

// Each credential is needed: the two of the safety register are joined by AND.
const credentials = Object.entries(contractRequests(origin)).flatMap(([operationId, requests]) => {
  const header = { "safety-register": ["Authorization", "X-Session-Token"], tickets: ["Cookie"] };
  const api = operations.find((operation) => operation.operationId === operationId)?.api;
  return api === undefined ? [] : header[api].map((name) => ({ operationId, requests, name }));
});

test.each(credentials)("$operationId without $name is refused with 401", async ({ requests, name }) => {
  const { response } = await requests.valid({ headers: { [name]: null } });
  expect(response.status).toBe(401);
});

const successes = documentedResponses.filter(({ status }) => status.startsWith("2"));

describe.each(successes)("$operationId, made up from the schema", (documented) => {
  test.each(["a", "b", "c", "d", "e"])("is valid with the seed %s, and equal each time", async (seed) => {
    const ask = async () => {
      const headers = { Prefer: `dynamic=true, seed=${seed}` };
      const reply = await requestsById.get(documented.operationId)?.valid({ headers });
      // Responses are open: what is made up may have fields that the contract does not name.
      return expectDocumented(documented, reply, compileOpen);
    };
    expect(await ask()).toEqual(await ask());
  });
});

async function expectDocumented(
  documented: DocumentedResponse,
  reply: Reply | undefined,
  compile: typeof compileClosed,
): Promise<unknown> {
  expect(reply?.response.status).toBe(Number(documented.status));
  expect(reply?.response.headers.get("content-type")).toBe(documented.mediaType);
  const body = reply?.data ?? reply?.error;
  const validate = compile(documented);
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  return body;
}
