import { expect, test } from "vitest";
import type { WireRequest } from "../src/wire.ts";
import { answering, providerOf, runOn } from "./provider-run.ts";

const sentValue = ({ body }: WireRequest): unknown => {
  try {
    return JSON.parse(Buffer.from(body ?? []).toString("utf8"));
  } catch {
    return undefined;
  }
};

const TICKET = {
  id: "550e8400-e29b-41d4-a716-446655440000",
  userId: "550e8400-e29b-41d4-a716-446655440001",
  status: "PENDING",
  category: "OTHER",
  title: "t",
  description: "d",
  assignedTo: null,
  createdAt: "2024-01-15T10:30:00Z",
  updatedAt: "2024-01-15T13:00:00Z",
};

test("what contradicts a page is an error", async () => {
  const { findings } = await runOn("tickets", {
    between: answering((request) => {
      const value = sentValue(request);
      const tooLong =
        typeof value === "object" && value !== null && "title" in value && String(value.title).length === 121;
      return tooLong ? { status: 200, value: TICKET } : undefined;
    }),
  });
  expect(findings).toMatchObject([
    {
      severity: "error",
      operationId: "updateTicket",
      check: "body/maxLength",
      place: "body /title",
      pointer: "#/components/schemas/TicketUpdate/properties/title/maxLength",
      expected: "400 to: 121 characters",
      because: "https://docs.city.atlas.krd/v1/primary-backend/tickets/update-ticket",
    },
  ]);
});

test("what contradicts only an assumption is told as that, with its text", async () => {
  const { findings } = await runOn("tickets", {
    between: answering((request) => {
      const value = sentValue(request);
      return typeof value === "object" && value !== null && "unexpected" in value
        ? { status: 200, value: TICKET }
        : undefined;
    }),
  });
  expect(findings).toMatchObject([
    {
      severity: "assumption",
      check: "body/additionalProperties",
      pointer: "#/components/schemas/TicketUpdate/additionalProperties",
      because: expect.stringContaining("not whether a body with one of them, or with any other field"),
    },
  ]);
});

test("a refusal with another status contradicts the assumed errors of the safety register, an acceptance the page", async () => {
  const between = (status: number) =>
    answering((request) => {
      const value = sentValue(request);
      const isBad = typeof value === "object" && value !== null && "risk" in value && value.risk === 4;
      return isBad ? { status, value: status < 300 ? { data: {} } : { message: "no" } } : undefined;
    });
  const refused = await runOn("safety-register", { only: "updateAnomaly", between: between(422) });
  expect(refused.findings.map(({ severity, check, got }) => [severity, check, got])).toEqual([
    ["assumption", "body/enum", '422 {"message":"no"}'],
  ]);
  const accepted = await runOn("safety-register", { only: "updateAnomaly", between: between(200) });
  expect(accepted.findings[0]).toMatchObject({
    severity: "error",
    check: "body/enum",
    expected: "400 to: the value 4",
  });
});

test("an error of the provider is an error, whatever was assumed", async () => {
  const { findings } = await runOn("safety-register", {
    only: "getIntervention",
    between: answering(({ target }) =>
      target.endsWith("/1.5") ? { status: 500, value: { message: "x" } } : undefined,
    ),
  });
  expect(findings).toMatchObject([
    { severity: "error", check: "robust/server-error", place: "path interventionId" },
  ]);
});

test("a missing field of an answer is an error where a page says that it is there", async () => {
  const { findings } = await runOn("safety-register", {
    only: "createNonconformityAnomalies",
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === 201 ? { ...answer, body: Buffer.from("{}") } : answer;
    },
  });
  expect(findings[0]).toMatchObject({
    severity: "error",
    check: "answer/required",
    place: "answer /",
    pointer: "#/components/schemas/NonconformityResponse/required",
    expected: "201 whose body must have required property 'nbInsertion'",
    got: "{}",
  });
  expect(findings[0]?.caseIds.length).toBeGreaterThan(50);
});

test("a missing field of a ticket is an assumption, as the page names none that is always there", async () => {
  const { findings } = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      if (answer.status !== 200) return answer;
      const { userId, ...ticket } = JSON.parse(Buffer.from(answer.body).toString("utf8"));
      return { ...answer, body: Buffer.from(JSON.stringify(ticket)) };
    },
  });
  expect(findings.map(({ severity, pointer }) => [severity, pointer])).toEqual([
    ["assumption", "#/components/schemas/Ticket/required"],
  ]);
});

test("a request whose form is assumed makes no error, whatever else is tried with it", async () => {
  const { findings } = await runOn("safety-register", {
    only: "updateAnomaly",
    between: answering((request) =>
      /T\d\d:\d\dZ"/.test(Buffer.from(request.body ?? []).toString("utf8"))
        ? { status: 400, value: { message: "no seconds" } }
        : undefined,
    ),
  });
  expect(findings.map(({ check, severity }) => `${severity} ${check}`)).toEqual(
    expect.arrayContaining(["assumption security/role", "assumption path/absent"]),
  );
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("where no page names a role, a reader who may write is no error", async () => {
  const { credentials } = providerOf("safety-register").config;
  const reader = credentials.withoutRole?.bearerAuth ?? "";
  const writer = credentials.valid.bearerAuth ?? "";
  const others = [credentials.withoutRole?.sessionToken ?? "", credentials.valid.sessionToken ?? ""] as const;
  const { findings } = await runOn("safety-register", {
    only: "updateAnomaly",
    between: (transport) => (request, signal) => {
      const headers = request.headers.map(
        ([name, value]) => [name, value.replace(reader, writer).replace(...others)] as const,
      );
      return transport({ ...request, headers }, signal);
    },
  });
  expect(findings.map(({ check }) => check)).toContain("security/role");
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});
