/**
 * Who a token belongs to.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccounts } from "../src/accounts/accounts.ts";
import { DEMO_ACCOUNTS } from "../src/accounts/demo-accounts.ts";
import { createClock } from "../src/clock.ts";
import { type Database, openDatabase } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { demoFilling, seed } from "../src/demo/seed.ts";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { OPERATIONS, SERVED, tokensOf } from "./apis.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";

const { full, readOnly } = DEMO_ACCOUNTS;
const { bearerAuth: access = "", sessionToken = "", sessionCookie: session = "" } = tokensOf("full");
const { bearerAuth: readOnlyAccess = "", sessionToken: readOnlySession = "" } = tokensOf("readOnly");
const { bearerAuth: expiredAccess = "", sessionToken: expiredSession = "" } = tokensOf("expired");

const postgres = usePostgres();

const HOUR = 3_600_000;

/** Has time stand still but for what passes here, in milliseconds, and for somebody who sets the clock by some more. */
function passTime(): (time: number, set?: number) => void {
  const [steady, date] = [performance.now(), Date.now()];
  let [passed, wasSet] = [0, 0];
  vi.spyOn(performance, "now").mockImplementation(() => steady + passed);
  vi.spyOn(Date, "now").mockImplementation(() => date + passed + wasSet);
  return (time, set = 0) => {
    passed += time;
    wasSet += set;
  };
}

describe("a token", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await placeOn(postgres), {
      filling: demoFilling(SERVED),
      onError: () => undefined,
    });
    await migrate(database.db);
    await seed(database.db, SERVED, { reset: false });
  });
  afterAll(() => database.close());
  afterEach(() => vi.restoreAllMocks());

  test("belongs to one account and is of one kind", async () => {
    const accounts = createAccounts(database.db, createClock(database.db));
    const ways = OPERATIONS.flatMap((operation) => operation.ways);
    expect((await accounts.read())("access", access)).toEqual({
      name: full.name,
      permissions: new Set(ways.flatMap(({ permissions }) => permissions)),
    });
    for (const token of [session, `${access} `, "", expiredAccess])
      expect((await accounts.read())("access", token)).toBeUndefined();
  });

  test("is not in the database, nor is anything that holds it", async () => {
    const rows = JSON.stringify(await database.db.selectFrom("credentials").selectAll().execute());
    expect(rows).toContain(full.name);
    for (const token of Object.values(tokensOf("full"))) expect(rows).not.toContain(token);
  });

  test("that is taken away works for five seconds, and its end is noticed at once", async () => {
    const pass = passTime();
    const accounts = createAccounts(database.db, createClock(database.db));
    const holder = async () => (await accounts.read())("access", readOnlyAccess)?.name;
    expect(await holder()).toBe(readOnly.name);
    const soon = new Date(Date.now() + 1_000);
    await database.db.updateTable("credentials").set({ expiresAt: soon }).execute();
    pass(4_900);
    expect(await holder()).toBe(readOnly.name);
    // Somebody sets the clock back meanwhile, as far as to a time when it was valid.
    pass(200, -HOUR);
    expect(await holder()).toBeUndefined();
    await seed(database.db, SERVED, { reset: true });
    accounts.forget();
    expect(await holder()).toBe(readOnly.name);
  });
});

describe("the credentials of a request", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres) });
  });
  afterAll(() => sandbox.stop());

  test.each([
    ["of one account", access, sessionToken, 200],
    ["of two accounts", access, readOnlySession, 401],
    ["in the wrong places", sessionToken, access, 401],
    ["of which one has expired", access, expiredSession, 401],
  ])("%s", async (_name, access, sessionToken, status) => {
    const answer = await fetch(`${sandbox.origin}/interventions/v2/rs/1`, {
      headers: { authorization: `Bearer ${access}`, "x-session-token": sessionToken },
    });
    expect(answer.status).toBe(status);
  });
});
