/**
 * The states that tests keep and come back to, and the clock that they move.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { pageBody, pageTicket, tokensOf } from "./apis.ts";
import { type CallAnswer, type Caller, callerOf } from "./caller.ts";
import { ANY_DATABASE, describeOnSandboxes, placeOn, SETTINGS, usePostgres } from "./databases.ts";

const TICKET = `/api/v1/tickets/${pageTicket.id}`;
const HOUR_MS = 3_600_000;

const nowOf = (answer: CallAnswer) => Date.parse(answer.body.now);

/** What tests send to a sandbox, and the demo data before each of them. */
function useControl(sandbox: () => Sandbox) {
  const send = callerOf(sandbox);
  /** Not by what only reads, or is refused. */
  let mayHaveChanged = true;
  const call: Caller = async (method, ...request) => {
    const answer = await send(method, ...request);
    if (method !== "GET" && answer.status < 400) mayHaveChanged = true;
    return answer;
  };
  const everything = async () =>
    (await call("GET", `/__sandbox/state?anomaly=1&ticket=${pageTicket.id}&report=1`)).body;
  const announce = () =>
    call("POST", "/anomalies/v2/rs/1/images", [
      { uploadId: "1", name: "door.png", mimeType: "image/png", size: 1 },
    ]);
  /** Reports a nonconformity, and gives its identifier. */
  const report = async (): Promise<number> => {
    expect((await call("POST", "/anomalies/v2/rs/reports/1/nonconformity", [ITEM])).status).toBe(201);
    return (await call("GET", "/__sandbox/state?report=1")).body.report.newestAnomalyIds[0];
  };

  beforeEach(async () => {
    if (!isProof && !mayHaveChanged) return;
    expect((await send("POST", "/__sandbox/reset")).status).toBe(204);
    mayHaveChanged = false;
  });
  return { call, everything, announce, report };
}

describeOnSandboxes((sandbox) => {
  const { call, everything, announce, report } = useControl(sandbox);

  describe("a snapshot", () => {
    test("is put back, with the identifiers of new rows, as often as one likes", async () => {
      await call("PUT", TICKET, { notes: "kept" });
      const firstId = await report();
      const kept = await everything();
      expect((await call("POST", "/__sandbox/snapshot")).status).toBe(204);
      const nextIds: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        await call("PUT", TICKET, { notes: "gone" });
        await call("PUT", "/anomalies/v2/rs/1", pageBody("updateAnomaly"));
        await announce();
        nextIds.push(await report());
        expect(await everything()).not.toEqual(kept);
        expect((await call("POST", "/__sandbox/restore")).status).toBe(204);
        expect(await everything()).toEqual(kept);
      }
      expect(nextIds).toEqual([firstId + 1, firstId + 1]);
    });

    test("has a name, keeps what a reset takes away, and is taken again", async () => {
      await call("PUT", TICKET, { notes: "one" });
      await call("POST", "/__sandbox/snapshot?name=one");
      await call("PUT", TICKET, { notes: "two" });
      await call("POST", "/__sandbox/snapshot?name=two");
      await call("POST", "/__sandbox/reset");
      for (const name of ["one", "two", "one"]) {
        await call("POST", `/__sandbox/restore?name=${name}`);
        expect((await everything()).ticket.notes).toBe(name);
      }
      await call("PUT", TICKET, { notes: "three" });
      await call("POST", "/__sandbox/snapshot?name=one");
      await call("POST", "/__sandbox/reset");
      await call("POST", "/__sandbox/restore?name=one");
      expect((await everything()).ticket.notes).toBe("three");
    });

    test("is taken and put back while others write, and never half", async () => {
      await call("POST", "/__sandbox/snapshot?name=one");
      const kept = await everything();
      const others = Array.from({ length: 10 }, () => Promise.all([announce(), report()]));
      // All at once, so that none of them fails unseen.
      await Promise.all([call("POST", "/__sandbox/restore?name=one"), ...others]);
      await call("POST", "/__sandbox/restore?name=one");
      expect(await everything()).toEqual(kept);
    });
  });
});

describeOnSandboxes((sandbox) => {
  const { call, everything, announce, report } = useControl(sandbox);

  describe("a snapshot", () => {
    test("that was never taken, or has no proper name, is refused", async () => {
      const before = await everything();
      for (const name of ["kept", "also-kept"]) await call("POST", `/__sandbox/snapshot?name=${name}`);
      const none = await call("POST", "/__sandbox/restore?name=never");
      expect(none.status).toBe(404);
      expect(none.body.message).toMatch(/^There is no snapshot "never" among .*`also-kept`.*`kept`.*: take/);
      expect((await call("POST", `/__sandbox/snapshot?name=${encodeURIComponent("a b")}`)).status).toBe(400);
      expect((await call("POST", "/__sandbox/restore?name=%00")).status).toBe(404);
      expect(await everything()).toEqual(before);
    });

    test.each([
      ["POST", "snapshot?nam=one", "POST /__sandbox/snapshot takes `name`, not `nam`"],
      ["POST", "restore?name=one&name=two", "POST /__sandbox/restore takes `name` once"],
      ["POST", "reset?name=one", "POST /__sandbox/reset takes no parameters, not `name`"],
      ["GET", "state?tiket=1", "GET /__sandbox/state takes `anomaly`, `report`, `ticket`, not `tiket`"],
      ["POST", "clock?ahed=1", "POST /__sandbox/clock takes `now`, `ahead`, not `ahed`"],
      ["POST", "rows/ticket?title=Door", "POST /__sandbox/rows/ticket takes no parameters, not `title`"],
    ])("%s %s, which is mistyped, does nothing and says so", async (method, path, message) => {
      const before = await everything();
      expect(await call(method, `/__sandbox/${path}`)).toMatchObject({ status: 400, body: { message } });
      expect(await everything()).toEqual(before);
    });

    test("a row of a kind that nobody makes is a 404 that lists those that are", async () => {
      const answer = await call("POST", "/__sandbox/rows/report");
      expect(answer).toMatchObject({
        status: 404,
        body: { message: "Rows are made by the name of `ticket`" },
      });
    });

    test("of a name more than there may be is refused", async () => {
      const statuses: number[] = [];
      for (let number = 0; number < 21; number += 1)
        statuses.push((await call("POST", `/__sandbox/snapshot?name=many-${number}`)).status);
      expect(new Set(statuses)).toEqual(new Set([204, 409]));
      const { status, body } = await call("POST", "/__sandbox/snapshot?name=last");
      expect([status, body.message]).toEqual([409, expect.stringContaining("20 snapshots")]);
      expect((await call("POST", "/__sandbox/snapshot?name=many-0")).status).toBe(204);
    });
  });

  describe("the clock", () => {
    test("is moved, goes on, and is put back by a reset", async () => {
      const at = "2035-06-01T12:00:00.000Z";
      const set = await call("POST", `/__sandbox/clock?now=${at}`);
      expect(set.status).toBe(200);
      expect(nowOf(set) - Date.parse(at)).toBeLessThan(HOUR_MS);
      const later = nowOf(await call("GET", "/__sandbox/clock"));
      expect(later).toBeGreaterThanOrEqual(nowOf(set));
      const { updatedAt } = (await call("PUT", TICKET, { notes: "x" })).body;
      expect(updatedAt.slice(0, 11)).toBe("2035-06-01T");
      const { anomaly } = (await call("GET", `/__sandbox/state?anomaly=${await report()}`)).body;
      expect(anomaly.createdAt.slice(0, 11)).toBe("2035-06-01T");
      await call("POST", "/__sandbox/reset");
      const real = nowOf(await call("GET", "/__sandbox/clock"));
      expect(Math.abs(real - Date.now())).toBeLessThan(HOUR_MS);
    });

    test("ends presigned URLs", async () => {
      const [upload] = (await announce()).body.uploads;
      const headers = { "content-type": "image/png" };
      const put = async () =>
        (await fetch(upload.presignedUrl, { method: "PUT", headers, body: "x" })).status;
      await call("POST", "/__sandbox/clock?ahead=86400");
      expect(await put()).toBe(403);
      await call("POST", "/__sandbox/clock?ahead=0");
      expect(await put()).toBe(200);
    });

    test("ends tokens, and shows an update later than the one before although it is behind", async () => {
      await call("POST", "/__sandbox/clock?now=2999-06-01T00:00:00Z");
      expect((await call("PUT", TICKET, {})).status).toBe(401);
      await call("POST", "/__sandbox/clock?ahead=3600");
      // Not their texts: a ticket is written without a fraction in a whole second.
      const updated = async () => Date.parse((await call("PUT", TICKET, {})).body.updatedAt);
      const first = await updated();
      await call("POST", "/__sandbox/clock?ahead=-3600");
      expect(await updated()).toBeGreaterThan(first);
    });

    test.each(["9999-12-31", "9999-12-31T12:00:00Z", "1970-01-01T00:00:00Z"])("may show %s", async (now) => {
      const { status, body } = await call("POST", `/__sandbox/clock?now=${now}`);
      expect([status, body.now]).toEqual([200, expect.stringContaining(now.slice(0, 10))]);
    });

    test.each([
      "now=tomorrow",
      "now=",
      "ahead=x",
      "ahead=1e999",
      "now=2030-02-30T08:00:00Z",
      "ahead=",
      "ahead=%20",
      "ahed=3600",
      "now=2030-01-01T00:00:00Z&ahead=1",
      "",
      "now=1969-12-31T23:59:59Z",
      "now=%2B010000-01-01T00:00:00Z",
    ])("is not moved by ?%s", async (query) => {
      const { status, body } = await call("POST", `/__sandbox/clock?${query}`);
      expect([status, typeof body.message]).toEqual([400, "string"]);
      const real = nowOf(await call("GET", "/__sandbox/clock"));
      expect(Math.abs(real - Date.now())).toBeLessThan(HOUR_MS);
    });
  });
}, ANY_DATABASE);

const ITEM = {
  title: "A title",
  description: "A description",
  risk: 2,
  siteId: 1,
  technicalInstallationId: 1,
};

describe("of two processes", () => {
  const postgres = usePostgres();
  let sandboxes: readonly Sandbox[];
  beforeAll(async () => {
    const place = await placeOn(postgres);
    const first = await startSandbox({ ...SETTINGS, place });
    sandboxes = [first, await startSandbox({ ...SETTINGS, place })];
  });
  afterAll(() => Promise.all(sandboxes.map((sandbox) => sandbox.stop())));
  const originOf = (index: number) => sandboxes[index]?.origin ?? "";

  test("one follows the clock that was moved at the other, at the latest after five seconds", async () => {
    await fetch(`${originOf(0)}/__sandbox/clock?now=2999-06-01T00:00:00Z`, { method: "POST" });
    const [session] = Object.values(tokensOf("full")).filter((token) => token.endsWith("-session"));
    await expect
      .poll(async () => {
        const headers = { cookie: `session=${session}`, "content-type": "application/json" };
        return (await fetch(`${originOf(1)}${TICKET}`, { method: "PUT", headers, body: "{}" })).status;
      })
      .toBe(401);
  });
});
