/**
 * Sends statements on a connection that is still working on others: PostgreSQL answers them one after the other. To wake a
 * connection that waits costs as much as a small request does otherwise, and one that works need not be woken.
 */
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";

/** How many statements one connection is sent before it has answered the first of them. */
const MAX_STATEMENTS = 8;

/**
 * How long statements may join on a connection since it was asked for, in milliseconds. Then it is left to whoever waits for one,
 * and nobody else comes to wait behind a statement that takes long.
 */
const MAX_JOINING_MS = 5;

/** What statements may share a connection for. Any other one, such as a lock of the session, has one of its own. */
type Purpose = "reads" | "changes";

/** By the kinds of Kysely. What reads in a `with` of a query that changes, or the other way round, is what the query is. */
const PURPOSES: Readonly<Record<string, Purpose | undefined>> = {
  SelectQueryNode: "reads",
  InsertQueryNode: "changes",
  UpdateQueryNode: "changes",
  DeleteQueryNode: "changes",
};

/** A connection that statements share, until the last of them is answered. */
interface Pipeline {
  /** Those that only read do not wait for changes that wait for a lock. */
  readonly purpose: Purpose;
  readonly connection: Promise<DatabaseConnection>;
  readonly joinableUntil: number;
  unanswered: number;
}

/** Lets statements share the connections of another driver. Each transaction has its own. */
export class PipeliningDriver implements Driver {
  readonly #driver: Driver;
  readonly #joinable = new Set<Pipeline>();
  /** What nobody uses now. */
  readonly #idle: Place[] = [];

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  /** Takes no connection yet: it is not known whether it is for a statement or for a transaction. */
  async acquireConnection(): Promise<Place> {
    return this.#idle.pop() ?? new Place((query, place) => this.#execute(query, place));
  }

  async releaseConnection(place: Place): Promise<void> {
    const { own } = place;
    place.own = undefined;
    this.#idle.push(place);
    await this.#giveBack(own);
  }

  async beginTransaction(place: Place, settings: TransactionSettings): Promise<void> {
    await this.#driver.beginTransaction(await this.#ownOf(place), settings);
  }

  async commitTransaction(place: Place): Promise<void> {
    await this.#driver.commitTransaction(await this.#ownOf(place));
  }

  async rollbackTransaction(place: Place): Promise<void> {
    await this.#driver.rollbackTransaction(await this.#ownOf(place));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  async #execute<Row>(query: CompiledQuery, place: Place): Promise<QueryResult<Row>> {
    const purpose = PURPOSES[query.query.kind];
    if (place.own === undefined && purpose !== undefined) return this.#pipelined<Row>(query, purpose);
    const connection = await this.#ownOf(place);
    return connection.executeQuery<Row>(query);
  }

  async #pipelined<Row>(query: CompiledQuery, purpose: Purpose): Promise<QueryResult<Row>> {
    const pipeline = this.#pipelineFor(purpose);
    pipeline.unanswered += 1;
    try {
      const connection = await pipeline.connection;
      return await connection.executeQuery<Row>(query);
    } catch (error) {
      // It may be the connection that failed.
      this.#joinable.delete(pipeline);
      throw error;
    } finally {
      pipeline.unanswered -= 1;
      if (pipeline.unanswered === 0) {
        this.#joinable.delete(pipeline);
        await this.#giveBack(pipeline.connection);
      }
    }
  }

  #pipelineFor(purpose: Purpose): Pipeline {
    const now = performance.now();
    for (const pipeline of this.#joinable) {
      if (now >= pipeline.joinableUntil) this.#joinable.delete(pipeline);
      else if (pipeline.purpose === purpose && pipeline.unanswered < MAX_STATEMENTS) return pipeline;
    }
    const connection = this.#driver.acquireConnection();
    const pipeline = { purpose, connection, joinableUntil: now + MAX_JOINING_MS, unanswered: 0 };
    this.#joinable.add(pipeline);
    return pipeline;
  }

  #ownOf(place: Place): Promise<DatabaseConnection> {
    place.own ??= this.#driver.acquireConnection();
    return place.own;
  }

  /** Gives a connection back that there may not be: whoever asked for it was told. */
  async #giveBack(taken: Promise<DatabaseConnection> | undefined): Promise<void> {
    const connection = await taken?.catch(() => undefined);
    if (connection !== undefined) await this.#driver.releaseConnection(connection);
  }
}

type Execute = <Row>(query: CompiledQuery, place: Place) => Promise<QueryResult<Row>>;

/** Stands for a connection until one is needed. */
class Place implements DatabaseConnection {
  readonly #execute: Execute;
  /** The connection that it alone has until it is released. */
  own: Promise<DatabaseConnection> | undefined;

  constructor(execute: Execute) {
    this.#execute = execute;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#execute<Row>(query, this);
  }

  streamQuery(): never {
    throw new Error("Rows cannot be streamed from a connection that others share.");
  }
}
