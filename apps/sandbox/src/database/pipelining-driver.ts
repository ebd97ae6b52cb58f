/**
 * Sends statements on a connection that is still working on others: PostgreSQL answers them one after the other. To wake a
 * connection that waits costs as much as a small request does otherwise, and one that works need not be woken.
 */
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";

/** How many statements one connection is sent before it has answered the first of them. */
const MAX_STATEMENTS = 8;

/**
 * How long a connection is sent more statements, in milliseconds. Then it is left to whoever waits for one, and nobody else
 * waits behind a statement that takes long.
 */
const MAX_PIPELINING_MS = 20;

/** A connection that statements share, until the last of them is answered. */
interface Pipeline {
  /** Whether its statements only read: they wait for no change that waits for a lock. */
  readonly isReading: boolean;
  readonly connection: Promise<DatabaseConnection>;
  readonly endsAt: number;
  unanswered: number;
}

/** Lets statements share the connections of another driver. Each transaction has its own. */
export class PipeliningDriver implements Driver {
  readonly #driver: Driver;
  /** Those that more statements may join. */
  readonly #open = new Set<Pipeline>();
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
    return this.#idle.pop() ?? new Place((query) => this.#pipelined(query));
  }

  async releaseConnection(place: Place): Promise<void> {
    const { own } = place;
    place.own = undefined;
    this.#idle.push(place);
    if (own !== undefined) await this.#driver.releaseConnection(own);
  }

  async beginTransaction(place: Place, settings: TransactionSettings): Promise<void> {
    place.own = await this.#driver.acquireConnection();
    await this.#driver.beginTransaction(place.own, settings);
  }

  commitTransaction(place: Place): Promise<void> {
    return this.#driver.commitTransaction(ownOf(place));
  }

  rollbackTransaction(place: Place): Promise<void> {
    return this.#driver.rollbackTransaction(ownOf(place));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  async #pipelined<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const pipeline = this.#joinable(query.query.kind === "SelectQueryNode");
    pipeline.unanswered += 1;
    try {
      const connection = await pipeline.connection;
      return await connection.executeQuery<Row>(query);
    } catch (error) {
      // It may be the connection that failed.
      this.#open.delete(pipeline);
      throw error;
    } finally {
      pipeline.unanswered -= 1;
      if (pipeline.unanswered === 0) await this.#end(pipeline);
    }
  }

  #joinable(isReading: boolean): Pipeline {
    const now = performance.now();
    for (const pipeline of this.#open) {
      if (now >= pipeline.endsAt) this.#open.delete(pipeline);
      else if (pipeline.isReading === isReading && pipeline.unanswered < MAX_STATEMENTS) return pipeline;
    }
    const connection = this.#driver.acquireConnection();
    const pipeline = { isReading, connection, endsAt: now + MAX_PIPELINING_MS, unanswered: 0 };
    this.#open.add(pipeline);
    return pipeline;
  }

  async #end(pipeline: Pipeline): Promise<void> {
    this.#open.delete(pipeline);
    // Each statement was told that there is none.
    const connection = await pipeline.connection.catch(() => undefined);
    if (connection !== undefined) await this.#driver.releaseConnection(connection);
  }
}

/** Stands for a connection until one is needed. */
class Place implements DatabaseConnection {
  readonly executeQuery: DatabaseConnection["executeQuery"];
  /** That of the transaction. */
  own: DatabaseConnection | undefined;

  constructor(pipelined: <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>) {
    this.executeQuery = <Row>(query: CompiledQuery) =>
      this.own === undefined ? pipelined<Row>(query) : this.own.executeQuery<Row>(query);
  }

  streamQuery(): never {
    throw new Error("Rows cannot be streamed: other statements wait for their end.");
  }
}

function ownOf({ own }: Place): DatabaseConnection {
  if (own === undefined) throw new Error("There is no transaction.");
  return own;
}
