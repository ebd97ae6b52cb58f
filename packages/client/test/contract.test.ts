/**
 * Every operation against the mock, which checks requests with the contract itself.
 */
import {
  type ClientOptions,
  createSafetyRegisterClient,
  createTicketsClient,
  type OperationId,
  type SafetyRegisterClient,
  safetyRegisterApi,
  type TicketsClient,
  ticketsApi,
  unwrap,
} from "@facility-contracts/client";
import { startMock } from "@facility-contracts/command/mock-process";
import { operations } from "@facility-contracts/contract/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ID = "550e8400-e29b-41d4-a716-446655440000";
const IMAGE = { uploadId: "7", name: "lamp.jpg", mimeType: "image/jpeg", size: 1 } as const;
const ANOMALY = {
  title: "Broken lamp",
  description: "In the stairs",
  risk: 1,
  technicalInstallationId: 1,
  siteId: 1,
  location: { floor: "2" },
  dueAt: "2024-12-01T12:34Z",
} as const;

let mock: Awaited<ReturnType<typeof startMock>>;
let register: SafetyRegisterClient;
let tickets: TicketsClient;

beforeAll(async () => {
  mock = await startMock();
  register = createSafetyRegisterClient({ baseUrl: mock.origin, token: "t", sessionToken: "s" });
  tickets = createTicketsClient({ baseUrl: mock.origin, sessionCookie: "c" });
});

afterAll(() => mock.stop());

test("every operation of the contract has its method", () => {
  const methods = [register, tickets].flatMap((client) =>
    Object.keys(client).filter((name) => !["raw", "fetch"].includes(name)),
  );
  expect(methods).toEqual(operations.map(({ operationId }) => operationId));
});

test("updateAnomaly", async () => {
  const result = await register.updateAnomaly({ anomalyId: 1, body: ANOMALY });
  expect(result).toMatchObject({ ok: true, status: 200, operationId: "updateAnomaly" });
  expect(await unwrap(result)).toHaveProperty("data.id");
});

test("createNonconformityAnomalies", async () => {
  const result = await register.createNonconformityAnomalies({ reportId: 1, body: [ANOMALY, ANOMALY] });
  expect(result).toMatchObject({ ok: true, status: 201, data: { nbInsertion: 2 } });
});

test("addAnomalyImages", async () => {
  const result = await register.addAnomalyImages({ anomalyId: 1, body: [IMAGE] });
  expect(result).toMatchObject({ ok: true, status: 200, data: { uploads: [{ uploadId: "7" }] } });
});

describe("getIntervention", () => {
  test.each([
    [[], []],
    [["summary"], ["summary"]],
    [
      ["summary", "routine"],
      ["summary", "routine", "hasRoutineInterventionDrift"],
    ],
  ] as const)("with extend %j answers these blocks and no others", async (extend, blocks) => {
    const base = await unwrap(register.getIntervention({ interventionId: 1 }));
    const { data } = await unwrap(register.getIntervention({ interventionId: 1, extend }));
    const added = Object.keys(data).filter((name) => !(name in base.data));
    expect(added.sort()).toEqual([...blocks].sort());
  });
});

test("updateTicket", async () => {
  const result = await tickets.updateTicket({ id: ID, body: { notes: "Done" } });
  expect(result).toMatchObject({ ok: true, status: 200, data: { id: expect.any(String) } });
});

describe("what the provider refuses has its documented status and body", () => {
  test("a body that breaks the contract: 400", async () => {
    // @ts-expect-error a category that does not exist
    const result = await tickets.updateTicket({ id: ID, body: { category: "HEATING" } });
    expect(result).toMatchObject({ ok: false, status: 400, error: { error: { code: "VALIDATION_ERROR" } } });
  });

  test("no session: 401", async () => {
    const anonymous = createTicketsClient({ baseUrl: mock.origin });
    const result = await anonymous.updateTicket({ id: ID, body: {} });
    expect(result).toMatchObject({ ok: false, status: 401, error: { error: { code: "UNAUTHORIZED" } } });
  });

  const calls = {
    updateAnomaly: { anomalyId: 1, body: ANOMALY },
    createNonconformityAnomalies: { reportId: 1, body: [ANOMALY] },
    addAnomalyImages: { anomalyId: 1, body: [IMAGE] },
    getIntervention: { interventionId: 1 },
    updateTicket: { id: ID, body: {} },
  } satisfies Record<OperationId, object>;

  test.each(
    [safetyRegisterApi, ticketsApi].flatMap(({ operations: rows }) =>
      rows.flatMap(([operationId, , , , statuses]) =>
        statuses.map((status) => [operationId, status] as const),
      ),
    ),
  )("%s: %d", async (operationId, status) => {
    const options: ClientOptions = {
      baseUrl: mock.origin,
      middleware: [{ onRequest: ({ request }) => request.headers.set("prefer", `code=${status}`) }],
    };
    const methods: Partial<Record<OperationId, (call: never) => Promise<unknown>>> = {
      ...createSafetyRegisterClient({ token: "t", sessionToken: "s", ...options }),
      ...createTicketsClient({ sessionCookie: "c", ...options }),
    };
    const result = await methods[operationId]?.(calls[operationId] as never);
    expect(result).toMatchObject({ ok: status < 300, operationId, status, response: { status } });
    expect(result).toHaveProperty(status < 300 ? "data" : "error", expect.any(Object));
  });
});

test("the raw client is openapi-fetch with the same credentials", async () => {
  const { data, response } = await tickets.raw.PUT("/api/v1/tickets/{id}", {
    params: { path: { id: ID } },
    body: { notes: "Done" },
  });
  expect(response.status).toBe(200);
  expect(data).toHaveProperty("id");
});
