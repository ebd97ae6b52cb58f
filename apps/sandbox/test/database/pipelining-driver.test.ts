import { setImmediate as turn } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from "kysely";
import { beforeEach, expect, test, vi } from "vitest";
import { PipeliningDriver } from "../../src/database/pipelining-driver.ts";

/** A statement that was sent, and is answered when a test wants. */
interface Sent {
  readonly connection: number;
  readonly text: string;
  readonly answer: () => void;
  readonly fail: (error: Error) => void;
}

/** Gives one connection after the other, and notes what is sent on each, and which were given back. */
class NotingDriver implements Driver {
  readonly sent: Sent[] = [];
  readonly released: number[] = [];
  readonly begun: number[] = [];
  opened = 0;
  failure: Error | undefined;

  async acquireConnection(): Promise<NotingConnection> {
    if (this.failure) throw this.failure;
    this.opened += 1;
    return new NotingConnection(this.opened, this.sent);
  }

  async releaseConnection(connection: NotingConnection): Promise<void> {
    this.released.push(connection.number);
  }

  async beginTransaction(connection: NotingConnection): Promise<void> {
    this.begun.push(connection.number);
  }

  async init() {}
  async commitTransaction() {}
  async rollbackTransaction() {}
  async destroy() {}
}

class NotingConnection implements DatabaseConnection {
  readonly number: number;
  readonly #sent: Sent[];

  constructor(number: number, sent: Sent[]) {
    this.number = number;
    this.#sent = sent;
  }

  executeQuery<Row>({ sql: text }: CompiledQuery): Promise<QueryResult<Row>> {
    const { promise, resolve, reject } = Promise.withResolvers<QueryResult<Row>>();
    this.#sent.push({ connection: this.number, text, answer: () => resolve({ rows: [] }), fail: reject });
    return promise;
  }

  streamQuery(): never {
    throw new Error("Nothing is streamed here.");
  }
}

interface Rows {
  readonly rows: { readonly id: number };
}

let driver: NotingDriver;
let db: Kysely<Rows>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  driver = new NotingDriver();
  db = new Kysely<Rows>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PipeliningDriver(driver),
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return () => vi.useRealTimers();
});

const read = () => db.selectFrom("rows").select("id").execute();
const change = () => db.deleteFrom("rows").execute();

/** The connections on which statements were sent, once all that were made are. */
async function connections(): Promise<readonly number[]> {
  await turn();
  return driver.sent.map(({ connection }) => connection);
}

async function answerAll(): Promise<void> {
  await turn();
  for (const { answer } of driver.sent) answer();
  await turn();
}

test("statements share a connection until it has eight to answer, and then the next one", async () => {
  const reading = Promise.all(Array.from({ length: 9 }, read));
  expect(await connections()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2]);
  driver.sent[3]?.answer();
  await turn();
  const later = read();
  expect((await connections()).at(-1)).toBe(1);
  expect(driver.released).toEqual([]);
  await answerAll();
  await Promise.all([reading, later]);
  expect(driver.released.toSorted()).toEqual([1, 2]);
});

test("a connection that has answered all is given back, and taken anew for the next statement", async () => {
  const first = read();
  await answerAll();
  await first;
  expect(driver.released).toEqual([1]);
  void read();
  expect((await connections()).at(-1)).toBe(2);
});

test("nobody comes to wait behind a statement that takes long", async () => {
  void read();
  expect(await connections()).toEqual([1]);
  vi.advanceTimersByTime(4);
  void read();
  expect(await connections()).toEqual([1, 1]);
  vi.advanceTimersByTime(1);
  void read();
  expect(await connections()).toEqual([1, 1, 2]);
});

test("what only reads does not wait behind what changes", async () => {
  void change();
  void read();
  void change();
  void read();
  expect(await connections()).toEqual([1, 2, 1, 2]);
});

test("a transaction has a connection of its own, which it gives back", async () => {
  void read();
  await connections();
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const ended = db.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    await end;
  });
  void read();
  expect((await connections()).toSorted()).toEqual([1, 1, 2]);
  expect(driver.begun).toEqual([2]);
  await answerAll();
  expect(driver.released).toEqual([1]);
  resolve();
  await ended;
  expect(driver.released).toEqual([1, 2]);
});

test("what belongs to a connection has one of its own, with what follows on it", async () => {
  await Promise.all([
    db.connection().execute(async (own) => {
      await sql`select pg_advisory_lock(1)`.execute(own);
      await own.transaction().execute((transaction) => transaction.deleteFrom("rows").execute());
      await own.transaction().execute((transaction) => transaction.deleteFrom("rows").execute());
      await sql`select pg_advisory_unlock(1)`.execute(own);
      return own.selectFrom("rows").select("id").execute();
    }),
    (async () => {
      for (let answered = 0; answered < 5; answered += 1) {
        await turn();
        await turn();
        driver.sent[answered]?.answer();
      }
    })(),
  ]);
  expect(await connections()).toEqual([1, 1, 1, 1, 1]);
  expect([driver.opened, driver.begun, driver.released]).toEqual([1, [1, 1], [1]]);
});

test("a transaction that cannot begin gives its connection back", async () => {
  driver.beginTransaction = async () => {
    throw new Error("It cannot begin.");
  };
  await expect(db.transaction().execute(async () => undefined)).rejects.toThrow("It cannot begin.");
  expect(driver.released).toEqual([1]);
});

test("a connection on which a statement failed gets no more, and is given back once it has answered all", async () => {
  const failing = read();
  const other = read();
  await connections();
  driver.sent[0]?.fail(new Error("The statement failed."));
  await expect(failing).rejects.toThrow("The statement failed.");
  void read();
  expect(await connections()).toEqual([1, 1, 2]);
  expect(driver.released).toEqual([]);
  driver.sent[1]?.answer();
  await other;
  expect(driver.released).toEqual([1]);
});

test("where there is no connection, all that wait for one are told, and the next one tries again", async () => {
  driver.failure = new Error("There is no server.");
  const outcomes = await Promise.allSettled([read(), read()]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(db.transaction().execute(async () => undefined)).rejects.toThrow("There is no server.");
  expect(driver.released).toEqual([]);
  driver.failure = undefined;
  void read();
  expect(await connections()).toEqual([1]);
});
