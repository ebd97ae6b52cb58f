/**
 * Every operation against the mock, which checks requests with the contract itself.
 */
import { createTicketsClient } from "@facility-contracts/client";
import { startMock } from "@facility-contracts/command/mock-process";
import { operations } from "@facility-contracts/contract/operations";
import { extensionsOf } from "@facility-contracts/generator/facade-extend";
import { answerFor, answersOf } from "@facility-contracts/model/answer";
import { invalidRequestOf } from "@facility-contracts/model/invalid-request";
import { baseRequestOf } from "@facility-contracts/model/request";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTRACTS } from "../bench/contracts.ts";
import { callOf, methodsOn, OPERATIONS, WITH_OPTIONAL_CREDENTIALS } from "./contract-calls.ts";
import { BLOCKS, writeBlocks } from "./readme-blocks.ts";

let mock: Awaited<ReturnType<typeof startMock>>;

beforeAll(async () => {
  mock = await startMock();
});

afterAll(() => mock.stop());

const named = (list: typeof OPERATIONS) =>
  list.map((operation) => [operation.operationId, operation] as const);

test("every operation of the contract has its method", () => {
  const methods = [...methodsOn({ baseUrl: mock.origin }).keys()];
  expect(methods).toEqual(operations.map(({ operationId }) => operationId));
});

test.each(named(OPERATIONS))("%s succeeds, and its answer is as the contract says", async (id, operation) => {
  const methods = methodsOn({ baseUrl: mock.origin }, { validate: true });
  const result = await methods.get(id)?.(callOf(baseRequestOf(operation)));
  expect(result).toMatchObject({ ok: true, operationId: id, response: { status: result?.status } });
});

describe("what the provider refuses has its documented status and body", () => {
  const refusing = OPERATIONS.filter((operation) => answerFor(operation, 400)?.kind === "status");
  test.each(named(refusing))("%s: a request that breaks the contract", async (id, operation) => {
    const result = await methodsOn({ baseUrl: mock.origin }).get(id)?.(callOf(invalidRequestOf(operation)));
    expect(result).toMatchObject({ ok: false, status: 400, error: expect.any(Object) });
  });

  test.each(named(WITH_OPTIONAL_CREDENTIALS))("%s: no credentials", async (id, operation) => {
    const methods = methodsOn({ baseUrl: mock.origin }, { anonymous: true });
    const result = await methods.get(id)?.(callOf(baseRequestOf(operation)));
    expect(result).toMatchObject({ ok: false, status: 401, error: expect.any(Object) });
  });

  const answers = OPERATIONS.flatMap((operation) =>
    answersOf(operation)
      .filter(({ kind }) => kind === "status")
      .map(({ status, contents }) => {
        const hasBody = contents.length > 0 && operation.method !== "head";
        return { id: operation.operationId, operation, status: Number(status), hasBody };
      }),
  );
  test.each(answers)("$id: $status", async ({ id, operation, status, hasBody }) => {
    const methods = methodsOn({
      baseUrl: mock.origin,
      middleware: [{ onRequest: ({ request }) => request.headers.set("prefer", `code=${status}`) }],
    });
    const result = await methods.get(id)?.(callOf(baseRequestOf(operation)));
    expect(result).toMatchObject({ ok: status < 300, operationId: id, status, response: { status } });
    expect(result).toHaveProperty(status < 300 ? "data" : "error", hasBody ? expect.any(Object) : undefined);
  });
});

const extensions = CONTRACTS.flatMap(extensionsOf);

describe.each(extensions)("$operation.operationId", ({ operation, parameter, isList, fields, steps }) => {
  const values = [...fields.keys()];
  const one = values.map((value) => [value]);
  const asking = [[], ...one, ...(isList ? [values.slice(0, 2)] : [])];
  test.each(asking.map((asked) => ({ asked })))(
    "asked for $asked it answers these fields and no others",
    async ({ asked }) => {
      const call = Object(callOf(baseRequestOf(operation)));
      const fieldsOf = async (given: object) => {
        const result = await methodsOn({ baseUrl: mock.origin }).get(operation.operationId)?.({
          ...call,
          ...given,
        });
        const path = steps.flatMap((step) => (step.kind === "field" ? [step.name] : ["0"]));
        return Object.keys(path.reduce<object>(Reflect.get, Object(result?.ok && result.data)));
      };
      const base = await fieldsOf({});
      const more = await fieldsOf(asked.length === 0 ? {} : { [parameter]: isList ? asked : asked[0] });
      expect(more.filter((name) => !base.includes(name)).toSorted()).toEqual(
        asked.flatMap((value) => fields.get(value) ?? []).toSorted(),
      );
    },
  );
});

test("a raw client is openapi-fetch with the same credentials", async () => {
  const tickets = createTicketsClient({ baseUrl: mock.origin, sessionCookie: "c" });
  const { data, response } = await tickets.raw.PUT("/api/v1/tickets/{id}", {
    params: { path: { id: "550e8400-e29b-41d4-a716-446655440000" } },
    body: { notes: "Done" },
  });
  expect(response.status).toBe(200);
  expect(data).toHaveProperty("id");
});

test("the first block of the README prints what it says", async () => {
  const [first] = BLOCKS;
  const blocks = await writeBlocks("run", mock.origin);
  try {
    expect(await blocks.outputOf(first?.name ?? "")).toBe(first?.output);
  } finally {
    await blocks.remove();
  }
});
