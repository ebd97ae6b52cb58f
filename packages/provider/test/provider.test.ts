/**
 * The correct provider gives documented answers, in the process and over HTTP.
 */
import type { OperationId } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONFIG } from "../src/config.ts";
import { createProvider, type Provider } from "../src/provider.ts";
import { TICKET, ticket } from "../src/requests.ts";
import { type Served, serve } from "../src/serve.ts";
import { LARGEST_BODY } from "../src/stages.ts";
import type { Transport, WireAnswer, WireRequest } from "../src/wire.ts";
import {
  ALL,
  bytes,
  credentialsOf,
  examplesOf,
  type Given,
  requestOf,
  WITH_BODY,
  wrongWith,
} from "./documented.ts";

/** What sort of row each operation is about. */
const KINDS: Readonly<Record<OperationId, string>> = {
  updateAnomaly: "anomaly",
  createNonconformityAnomalies: "report",
  addAnomalyImages: "anomaly",
  getIntervention: "intervention",
  updateTicket: "ticket",
};

function rowsOf(id: OperationId) {
  return CONFIG[id === "updateTicket" ? "tickets" : "safety-register"].rows[KINDS[id]];
}

/** Sends over HTTP. */
function overHttp(origin: string): Transport {
  return async ({ method, target, headers, body }, signal) => {
    const sent = { method, headers: headers.map(([name, value]): [string, string] => [name, value]), signal };
    const answer = await fetch(
      origin + target,
      body === undefined ? sent : { ...sent, body: Buffer.from(body) },
    );
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  };
}

describe.each(["in the process", "over HTTP"])("%s", (way) => {
  let provider: Provider;
  let served: Served;
  let send: (request: WireRequest) => Promise<WireAnswer>;

  beforeAll(async () => {
    provider = createProvider();
    served = await serve(provider);
    const transport = way === "over HTTP" ? overHttp(served.origin) : provider.handle;
    send = (request) => transport(request, new AbortController().signal);
  });
  afterAll(() => served.stop());

  async function expectStatus(status: number, id: OperationId, given: Given = {}): Promise<void> {
    const answer = await send(requestOf(id, given));
    expect([answer.status, wrongWith(id, answer)]).toEqual([status, undefined]);
  }

  test.each(WITH_BODY.flatMap((id) => examplesOf(id).map(([name, body]) => [id, name, body] as const)))(
    "%s answers the example '%s'",
    async (id, _, body) => {
      const status = id === "createNonconformityAnomalies" ? 201 : 200;
      await expectStatus(status, id, { body: bytes(JSON.stringify(body)) });
    },
  );

  test("getIntervention answers every block, alone and with all others", async () => {
    const values = safetyRegister.components.schemas.InterventionExtend.enum;
    for (const value of values)
      await expectStatus(200, "getIntervention", { query: `?extend=${value}&extend=${value}` });
    await expectStatus(200, "getIntervention", {
      query: `?${values.map((value) => `extend=${value}`).join("&")}`,
    });
    await expectStatus(200, "getIntervention", { id: "2" });
  });

  test.each(ALL)("%s answers 401, 403, 404 and 400 of its address", async (id) => {
    for (const kind of ["wrong", "expired"] as const)
      await expectStatus(401, id, { headers: credentialsOf(id, kind) });
    await expectStatus(401, id, { headers: [] });
    await expectStatus(403, id, { headers: credentialsOf(id, "withoutRole") });
    const absent = rowsOf(id)?.absent;
    await expectStatus(404, id, { id: String(absent) });
    for (const wrong of ["one", "1e0", "0x1", "%zz", "1%20", "+1", "1.0", `urn:uuid:${TICKET}`]) {
      await expectStatus(400, id, { id: wrong });
    }
  });

  test.each(WITH_BODY)("%s answers 400, 413 and 415 of its body", async (id) => {
    const wrong = ["", "{", "null", "1", '"text"', '{"__proto__":1}', "[null]", "[".repeat(5000), "\uFEFF{}"];
    for (const text of wrong) await expectStatus(400, id, { body: bytes(text) });
    await expectStatus(400, id, { body: Uint8Array.of(0x22, 0xff, 0x22) });
    await expectStatus(413, id, { body: bytes(`"${" ".repeat(LARGEST_BODY)}"`) });
    for (const type of ["text/plain", "application/jsonlines", "application/vnd.api+json"]) {
      await expectStatus(415, id, { type });
    }
    for (const type of ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]) {
      await expectStatus(id === "createNonconformityAnomalies" ? 201 : 200, id, { type });
    }
  });

  test("every identifier of the configuration exists", async () => {
    for (const id of ALL) {
      const rows = rowsOf(id);
      expect(rows?.existing.length).toBeGreaterThanOrEqual(2);
      for (const existing of rows?.existing ?? []) {
        await expectStatus(id === "createNonconformityAnomalies" ? 201 : 200, id, { id: String(existing) });
      }
    }
  });

  test("a path that no operation has is a 404 of its API", async () => {
    const ofTicket = await send({ ...ticket({}), target: "/api/v1/tickets" });
    expect([ofTicket.status, JSON.parse(new TextDecoder().decode(ofTicket.body))]).toMatchObject([
      404,
      { success: false },
    ]);
    const ofAnomaly = await send({ ...requestOf("updateAnomaly"), target: "/anomalies/v2/rs/1/files" });
    expect(JSON.parse(new TextDecoder().decode(ofAnomaly.body))).toEqual({ message: "Not Found" });
  });
});
