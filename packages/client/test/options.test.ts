/**
 * What a program in plain JavaScript can give that there is not.
 */
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";
import { createTicketsClient as createValidatingClient } from "@facility-contracts/client/validate";
import { expect, test } from "vitest";
import { stubbedTickets, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

const OPTIONS = "baseUrl, fetch, maxBytes, middleware, name, redirect, retry, signal, timeoutMs";

test.each<[given: unknown, message: string]>([
  ["http://127.0.0.1:4010", "options must be an object, not string"],
  [null, "options must be an object, not object"],
  [{ baseURL: "http://api.test" }, `there is no option baseURL, but ${OPTIONS}, sessionCookie`],
  [{ validate: true }, `there is no option validate, but ${OPTIONS}, sessionCookie`],
  [{ token: "t" }, `there is no option token, but ${OPTIONS}, sessionCookie`],
  [{ timeoutMs: -1 }, "timeoutMs must be 0 or more"],
  [{ timeoutMs: "soon" }, "timeoutMs must be 0 or more"],
  [{ timeoutMs: "5000" }, "timeoutMs must be 0 or more"],
  [{ timeoutMs: null }, "timeoutMs must be 0 or more"],
  [{ maxBytes: null }, "maxBytes must be 0 or more"],
  [{ retry: true }, "retry must be 0 or more"],
  [{ retry: Number.NaN }, "retry must be 0 or more"],
  [{ maxBytes: -1 }, "maxBytes must be 0 or more"],
  [{ baseUrl: 7 }, "baseUrl must be http(s)://…, without spaces, query, fragment and credentials"],
])("%j is refused", (given, message) => {
  // biome-ignore lint/suspicious/noExplicitAny: what JavaScript lets through
  expect(() => createTicketsClient(given as any)).toThrow(new TypeError(message));
});

test("without its credentials an API says so when it is called", async () => {
  // @ts-expect-error what JavaScript lets through
  const client = createSafetyRegisterClient({});
  expect(await client.getIntervention({ interventionId: 1 })).toMatchObject({ status: "not-sent" });
});

test("the entry ./validate has one option more, and refuses others", () => {
  createValidatingClient({ validate: false });
  for (const validate of ["true", 1, null]) {
    // @ts-expect-error what JavaScript lets through
    expect(() => createValidatingClient({ validate })).toThrow(new TypeError("validate must be a boolean"));
  }
  // @ts-expect-error a misspelt option
  expect(() => createValidatingClient({ valdate: true })).toThrow(/no option valdate, but .*, validate$/);
});

test("an option of a call that there is not is not sent", async () => {
  const { client, requests } = stubbedTickets([Response.json({})]);
  // @ts-expect-error a misspelt option
  expect(await client.updateTicket({ id: TICKET_ID, body: {} }, { timeout: 5 })).toMatchObject({
    status: "not-sent",
    error: {
      message: `${UPDATE_TICKET}: not sent: there is no option timeout, but retry, signal, timeoutMs`,
    },
  });
  expect(requests).toEqual([]);
});

test.each([
  ["http://api.test/", "http://api.test"],
  ["http://api.test//", "http://api.test"],
  ["HTTPS://API.test:443/main/", "https://api.test/main"],
  ["http://api.test:80", "http://api.test"],
])("the baseUrl %s is %s", async (baseUrl, origin) => {
  const { client, requests } = stubbedTickets([Response.json({})], { baseUrl });
  await client.updateTicket({ id: TICKET_ID, body: {} });
  expect(requests[0]?.url).toBe(`${origin}/api/v1/tickets/${TICKET_ID}`);
});

test.each([0, Number.POSITIVE_INFINITY, 2 ** 31])("a time-out of %d is no limit", async (timeoutMs) => {
  const slow = () =>
    new Promise<Response>((resolve) => setTimeout(resolve, 20, Response.json({ id: TICKET_ID })));
  const { client } = stubbedTickets([slow], { timeoutMs });
  expect(await client.updateTicket({ id: TICKET_ID, body: {} })).toMatchObject({ ok: true });
});
