/**
 * Writes behind others that the server ends, as they wait for a lock for too long.
 */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { fill, usePostgres } from "../databases.ts";

const databases = usePostgres();

/** In milliseconds. All the writes take longer than an answer to one is waited for. */
const TIMES = { statement_timeout: "1000", query_timeout: "3000" };

const LOCKED = 1;
const FREE = 2;

test("are made while their client waits, or not at all", async () => {
  const url = new URL(await fill(databases));
  const holder = new pg.Client(url.href);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query(`begin; select id from sites where id = ${LOCKED} for update`);
  url.search = String(new URLSearchParams(TIMES));
  const { db, close } = await openDatabase(
    { kind: "postgres", url: url.href, connections: 2 },
    { filling: { key: "", fill: async () => undefined }, onError: () => undefined },
  );
  onTestFinished(close);
  const rename = (id: number, name: string) =>
    db.updateTable("sites").set({ name }).where("id", "=", id).execute();
  const nameOf = async (id: number) =>
    (await db.selectFrom("sites").select("name").where("id", "=", id).executeTakeFirstOrThrow()).name;
  const writes = [...["a", "b", "c", "d"].map((name) => rename(LOCKED, name)), rename(FREE, "e")];
  const outcomes = await Promise.allSettled(writes);
  const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "made"));
  expect(codes).toEqual(["57014", "57014", "57014", "57014", "made"]);
  await rename(FREE, "f");
  await holder.query("rollback");
  await rename(LOCKED, "g");
  expect([await nameOf(LOCKED), await nameOf(FREE)]).toEqual(["g", "f"]);
});
