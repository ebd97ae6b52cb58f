/**
 * The entry that checks calls and answers.
 */

import { createTicketsClient as createUncheckedTicketsClient } from "@facility-contracts/client";
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client/validate";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { ANOMALY, stubFetch, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

const ticket = tickets.components.examples.UpdateTicketAnswer.value;
const intervention = safetyRegister.components.examples.GetInterventionAnswer.value;

function ticketsOn(answer: Response, validate = true) {
  const { fetch, requests } = stubFetch(answer);
  return { client: createTicketsClient({ sessionCookie: "c", fetch, validate }), requests };
}

function registerOn(answer: Response) {
  const { fetch, requests } = stubFetch(answer);
  const client = createSafetyRegisterClient({ token: "t", sessionToken: "s", fetch, validate: true });
  return { client, requests };
}

describe("a call", () => {
  const valid = { id: TICKET_ID, body: { title: "Lamp" } };

  test.each([
    [{ ...valid, body: { title: "x".repeat(121) } }, "/body/title must NOT have more than 120 characters"],
    [{ ...valid, body: { titel: "x" } }, '/body must not have the field "titel"'],
    [{ ...valid, id: "7" }, '/id must match format "uuid"'],
    [{ ...valid, page: 2 }, '/ must not have the field "page"'],
    [{ id: TICKET_ID }, "/ must have required property 'body'"],
    [
      { ...valid, body: { category: "HEATING", notes: 1 } },
      /: not sent: \/body\/category must be one of MAINTENANCE, .*; \/body\/notes must be string$/,
    ],
  ])("%j is refused before it is sent", async (call, message) => {
    const { client, requests } = ticketsOn(Response.json(ticket));
    // biome-ignore lint/suspicious/noExplicitAny: what JavaScript lets through
    const result = await client.updateTicket(call as any);
    expect(result).toMatchObject({ ok: false, status: "not-sent" });
    expect(result).toHaveProperty(
      "error.message",
      typeof message === "string" ? `${UPDATE_TICKET}: not sent: ${message}` : expect.stringMatching(message),
    );
    expect(requests).toEqual([]);
  });

  test("is sent when it is valid: 120 characters are counted as people do", async () => {
    const { client, requests } = ticketsOn(Response.json(ticket));
    const call = { id: TICKET_ID, body: { title: "😀".repeat(120) } };
    expect(await client.updateTicket(call)).toMatchObject({ ok: true, data: ticket });
    expect(requests).toHaveLength(1);
  });

  test.each([
    "2024-12-01T12:34Z",
    "2024-12-01T12:34:56.789Z",
    "2024-12-01T12:34:56+01:00",
    "2024-13-01T12:34:56Z",
    "2024-12-01",
  ])("dueAt %s", async (dueAt) => {
    const { client, requests } = registerOn(Response.json({}, { status: 404 }));
    await client.updateAnomaly({ anomalyId: 1, body: { ...ANOMALY, dueAt } });
    expect(requests).toHaveLength(/^2024-12-01T[\d:.]+Z$/.test(dueAt) ? 1 : 0);
  });

  test("names no more than five problems", async () => {
    const { client } = registerOn(Response.json({}));
    const body = Array.from({ length: 9 }, () => ({ ...ANOMALY, risk: 7 }));
    // @ts-expect-error a risk that does not exist
    const result = await client.createNonconformityAnomalies({ reportId: 1, body });
    expect(Reflect.get(result, "error").message.match(/risk/g)).toHaveLength(5);
  });
});

describe("an answer", () => {
  const call = { id: TICKET_ID, body: {} };

  test.each([
    [
      "a field is missing",
      200,
      { ...ticket, title: undefined },
      "200 with a body that is not valid: / must have required property 'title'",
    ],
    [
      "a status that does not exist",
      200,
      { ...ticket, status: "OPEN" },
      "200 with a body that is not valid: /status must be one of PENDING, IN_PROGRESS, COMPLETED, CANCELLED",
    ],
    [
      "another envelope",
      404,
      { success: false, error: { message: "Not Found" } },
      "404 with a body that is not valid: /error must have required property 'code'",
    ],
  ])("with %s is a failure", async (_, status, body, message) => {
    const { client } = ticketsOn(Response.json(body, { status }));
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({ ok: false, status: "invalid-answer", response: { status } });
    expect(result).toHaveProperty(
      "error.message",
      typeof message === "string" ? `${UPDATE_TICKET}: answered ${message}` : expect.stringMatching(message),
    );
    expect(result).toHaveProperty("error.body");
  });

  test("may have fields that the contract does not know", async () => {
    const { client } = ticketsOn(Response.json({ ...ticket, priority: 1 }));
    expect(await client.updateTicket(call)).toMatchObject({ ok: true });
  });

  test("of another status is not checked", async () => {
    const { client } = ticketsOn(Response.json({}, { status: 500 }));
    expect(await client.updateTicket(call)).toMatchObject({ status: "undocumented" });
  });

  test("of the safety register is checked deep down", async () => {
    const { client } = registerOn(Response.json(intervention));
    expect(await client.getIntervention({ interventionId: 1 })).toMatchObject({ ok: true });
    const { data } = intervention;
    const broken = { data: { ...data, sites: [...data.sites, { id: "2", name: "x" }] } };
    const result = await registerOn(Response.json(broken)).client.getIntervention({ interventionId: 1 });
    expect(result).toMatchObject({ status: "invalid-answer" });
    expect(result).toHaveProperty(
      "error.message",
      "getIntervention (GET /interventions/v2/rs/{interventionId}): answered 200 with a body that is not valid: /data/sites/1/id must be integer or null",
    );
  });
});

test("nothing is checked unless asked for", async () => {
  for (const client of [
    ticketsOn(Response.json({}), false).client,
    createUncheckedTicketsClient({ sessionCookie: "c", fetch: stubFetch(Response.json({})).fetch }),
  ])
    expect(await client.updateTicket({ id: "7", body: {} })).toMatchObject({ ok: true, data: {} });
});
