/**
 * What the operations do with the rows, where the contract tests cannot look.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import type { Anomaly, Intervention } from "@facility-contracts/contract/safety-register";
import type { Ticket } from "@facility-contracts/contract/tickets";
import { describe, expect, test, vi } from "vitest";
import type { DEMO_ACCOUNTS } from "../src/accounts/demo-accounts.ts";
import { BLOCK_NAMES } from "../src/apis/safety-register/get-intervention.ts";
import { pageAnomaly, pageBody, pageIntervention, pageTicket } from "./apis.ts";
import { callerOf } from "./caller.ts";
import { ANY_DATABASE, describeOnSandboxes } from "./databases.ts";

const item = {
  title: "A title",
  description: "A description",
  risk: 2,
  siteId: 1,
  technicalInstallationId: 1,
} as const;
/** How often changes meet each other. */
const ROUNDS = isProof ? 20 : 5;

const update = { ...item, location: { room: "R" }, dueAt: "2031-01-01T00:00Z" };

describeOnSandboxes((sandbox) => {
  const call = callerOf(sandbox);
  const stateOf = async (query = "") => (await call("GET", `/__sandbox/state?${query}`)).body;
  const ticket = `/api/v1/tickets/${pageTicket.id}`;

  describe("the demo data", () => {
    test("the page's requests get the page's answers, but for what moves", async () => {
      await call("POST", "/__sandbox/reset");
      const anomaly: Anomaly = (await call("PUT", "/anomalies/v2/rs/1", pageBody("updateAnomaly"))).body.data;
      // The location of the page's request is not that of its answer.
      const metadata = { ...pageAnomaly.metadata, location: { room: "Chambre 1", floor: "1st Floor" } };
      expect({ ...anomaly, updatedAt: "" }).toEqual({ ...pageAnomaly, metadata, updatedAt: "" });
      const own: Ticket = (await call("PUT", ticket, pageBody("updateTicket"))).body;
      expect({ ...own, updatedAt: "" }).toEqual({ ...pageTicket, updatedAt: "" });
    });

    test("the page's intervention is shown with its blocks", async () => {
      const query = BLOCK_NAMES.map((name) => `extend=${name}`).join("&");
      const data: Intervention = (await call("GET", `/interventions/v2/rs/1?${query}`)).body.data;
      expect(Object.keys(data).toSorted()).toEqual(Object.keys(pageIntervention).toSorted());
      const { summary, performedBy, createdBy, actions, updatableFields, rule } = pageIntervention;
      expect(data).toMatchObject({ summary, performedBy, createdBy, actions, updatableFields, rule });
      expect(data.rulesCount).toBe(3);
      expect(data.trainedUsersCount).toBe(data.trainedUsers?.length);
      expect(data.anomalyStats).toEqual({
        corrective: { unresolved: 4, resolved: 3 },
        preventive: { unreviewed: 2, pending: 1, resolved: 1 },
      });
    });

    test("an intervention that has nothing to show in a block lacks it", async () => {
      const query = BLOCK_NAMES.map((name) => `extend=${name}`).join("&");
      const { data } = (await call("GET", `/interventions/v2/rs/3?${query}`)).body;
      for (const absent of ["summary", "routine", "assignedTo", "rule", "trainingProof", "establishmentCell"])
        expect(data).not.toHaveProperty(absent);
      expect(data).toMatchObject({
        rulesCount: 0,
        rules: [],
        sites: [],
        anomalyIds: [],
        trainedUsersCount: 0,
      });
    });

    test("a reset brings the rows and the identifiers back", async () => {
      const create = () => call("POST", "/anomalies/v2/rs/reports/3/nonconformity", [item]);
      await call("POST", "/__sandbox/reset");
      await create();
      const first = await stateOf("report=3");
      await call("POST", "/__sandbox/reset");
      expect((await stateOf("report=3")).report).toEqual({ id: 3, anomalies: 0, newestAnomalyIds: [] });
      await create();
      expect(await stateOf("report=3")).toEqual(first);
    });
  });

  describe("a bulk of nonconformities", () => {
    const create = (items: unknown, report = 2) =>
      call("POST", `/anomalies/v2/rs/reports/${report}/nonconformity`, items);

    test("is stored as a whole, however large", async () => {
      const before = (await stateOf("report=2")).report.anomalies;
      const many = Array.from({ length: 7_000 }, (_, index) => ({ ...item, title: `T${index}` }));
      expect((await create(many)).body).toEqual({ nbInsertion: 7_000 });
      expect((await stateOf("report=2")).report.anomalies).toBe(before + 7_000);
    });

    test("is refused as a whole for one reference that is not known, which is named", async () => {
      const before = await stateOf("report=2");
      const answer = await create([
        item,
        { ...item, siteId: 99 },
        { ...item, technicalInstallationId: 1e300 },
      ]);
      expect([answer.status, answer.body]).toEqual([
        400,
        { message: "2.technicalInstallationId: 1e+300 is not known" },
      ]);
      const other = await create([item, { ...item, siteId: 99 }]);
      expect([other.status, other.body]).toEqual([400, { message: "1.siteId: 99 is not known" }]);
      expect(await stateOf("report=2")).toEqual(before);
    });

    test("on a report that is not there is 404 before anything that its items name", async () => {
      for (const siteId of [99, 1e17])
        expect([siteId, (await create([{ ...item, siteId }], 404)).status]).toEqual([siteId, 404]);
      for (const siteId of [1, 99, 1e17])
        expect([siteId, (await call("PUT", "/anomalies/v2/rs/404", { ...update, siteId })).status]).toEqual([
          siteId,
          404,
        ]);
    });

    test("on a report that is not there is 404, also when it is empty", async () => {
      expect((await create([item], 404)).status).toBe(404);
      expect((await create([], 404)).status).toBe(404);
      expect((await create([], 2)).body).toEqual({ nbInsertion: 0 });
    });

    test("can be updated, and has what was sent", async () => {
      await create([{ ...item, location: { floor: "2" } }]);
      const [id] = (await stateOf("report=2")).report.newestAnomalyIds;
      expect((await stateOf(`anomaly=${id}`)).anomaly).toMatchObject({
        ...item,
        reportId: 2,
        metadata: { location: { floor: "2" } },
        images: [],
      });
      const { status, body } = await call("PUT", `/anomalies/v2/rs/${id}`, update);
      expect([status, body.data.title, body.data.dueAt]).toEqual([200, item.title, update.dueAt]);
    });
  });

  describe("an update of an anomaly", () => {
    test("names a reference that is not known", async () => {
      const answer = await call("PUT", "/anomalies/v2/rs/1", { ...update, siteId: 99 });
      expect([answer.status, answer.body]).toEqual([400, { message: "siteId: 99 is not known" }]);
    });

    test("keeps all of what many send at the same time, one after the other", async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          call("PUT", "/anomalies/v2/rs/3", { ...update, title: `title ${index}` }),
        ),
      );
      const moments = answers.map(({ body }) => body.data.updatedAt);
      expect(new Set(moments).size).toBe(50);
      const last = moments.toSorted().at(-1);
      const kept = (await stateOf("anomaly=3")).anomaly;
      const winner = answers.find(({ body }) => body.data.updatedAt === last);
      expect([kept.updatedAt, kept.title]).toEqual([last, winner?.body.data.title]);
    });
  });

  describe("an update of a ticket", () => {
    test("of different fields at the same time keeps them all", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const changes = { title: `t${round}`, notes: `n${round}`, description: `d${round}` };
        await Promise.all(
          Object.entries(changes).map(([name, value]) => call("PUT", ticket, { [name]: value })),
        );
        expect((await stateOf(`ticket=${pageTicket.id}`)).ticket).toMatchObject(changes);
      }
    });

    test("tells each fault by its field", async () => {
      const { status, body } = await call("PUT", ticket, {
        category: "X",
        attachments: [7],
        status: "PENDING",
      });
      expect(status).toBe(400);
      expect(body.error).toEqual({
        message: "Validation failed",
        code: "VALIDATION_ERROR",
        details: {
          category: expect.stringContaining("MAINTENANCE, SECURITY"),
          "attachments.0": expect.stringContaining("string"),
          status: "is not a field of this request",
        },
      });
    });

    test("refuses texts that cannot be kept as they were sent", async () => {
      for (const notes of ["a\0b", "\ud800"])
        expect((await call("PUT", ticket, { notes })).body.error.details).toHaveProperty("notes");
    });
  });

  describe("rights", () => {
    const rights = async (id: number, account: keyof typeof DEMO_ACCOUNTS) => {
      const path = `/interventions/v2/rs/${id}?extend=actions-info&extend=updatable-fields`;
      const { data } = (await call("GET", path, undefined, account)).body;
      return [...Object.values(data.actions), ...Object.values(data.updatableFields)];
    };

    test("depend on the account and on the state", async () => {
      expect(new Set(await rights(1, "full"))).toEqual(new Set([true]));
      expect(new Set(await rights(1, "readOnly"))).toEqual(new Set([false]));
      expect(new Set(await rights(2, "full"))).toEqual(new Set([true, false]));
      expect(new Set(await rights(3, "full"))).toEqual(new Set([true, false]));
      expect(await rights(2, "full")).not.toEqual(await rights(3, "full"));
    });

    test("an account that only reads may not write, and one without permissions may do nothing", async () => {
      expect((await call("PUT", "/anomalies/v2/rs/1", update, "readOnly")).status).toBe(403);
      expect((await call("GET", "/interventions/v2/rs/1", undefined, "none")).status).toBe(403);
      expect((await call("GET", "/interventions/v2/rs/1", undefined, "expired")).status).toBe(401);
    });
  });

  test("a ticket can be made for a test, each another one", async () => {
    const added = await Promise.all([1, 2].map(() => call("POST", "/__sandbox/rows/ticket")));
    expect(added.map(({ status }) => status)).toEqual([201, 201]);
    const [first, second] = added.map(({ body }) => `/api/v1/tickets/${body.id}`);
    await call("PUT", first ?? "", { title: "Made" });
    expect((await call("PUT", second ?? "", {})).body.title).toBe(pageTicket.title);
    expect((await call("POST", "/__sandbox/rows/none")).status).toBe(404);
  });

  test("a read takes one query, whatever it asks for, and so does each write", async ({
    onTestFinished: defer,
  }) => {
    const queriesFor = async (method: string, path: string, body?: unknown) => {
      const before = sandbox().queries();
      expect((await call(method, path, body)).status).toBeLessThan(300);
      return sandbox().queries() - before;
    };
    // The accounts are read anew after five seconds: not in between, as time stands still.
    vi.useFakeTimers({ toFake: ["Date"] });
    defer(() => void vi.useRealTimers());
    await call("POST", "/__sandbox/reset");
    await call("GET", "/interventions/v2/rs/1");
    const all = BLOCK_NAMES.map((name) => `extend=${name}`).join("&");
    expect({
      base: await queriesFor("GET", "/interventions/v2/rs/1"),
      all: await queriesFor("GET", `/interventions/v2/rs/1?${all}`),
      anomaly: await queriesFor("PUT", "/anomalies/v2/rs/1", update),
      bulk: await queriesFor("POST", "/anomalies/v2/rs/reports/2/nonconformity", [item, item]),
      images: await queriesFor("POST", "/anomalies/v2/rs/1/images", [
        { uploadId: "1", name: "a.png", mimeType: "image/png", size: 1 },
      ]),
      ticket: await queriesFor("PUT", ticket, {}),
    }).toEqual({ base: 1, all: 1, anomaly: 1, bulk: 1, images: 1, ticket: 1 });
  });
}, ANY_DATABASE);
