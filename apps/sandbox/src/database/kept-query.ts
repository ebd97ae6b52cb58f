/**
 * Queries that are compiled once: to compile one takes as long as a good part of the request that sends it.
 */
import { onceIn } from "@facility-contracts/model/once";
import {
  type Compilable,
  type CompiledQuery,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  type ShallowDehydrateObject,
  sql,
} from "kysely";
import type { Tables } from "./tables.ts";

/** Stands for a value that comes with each execution. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Names a value where the query has it. */
export type Given<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>;

type Build<Values, Row> = (db: Kysely<Tables>, given: Given<Values>) => Compilable<Row>;

/** Executes a query with its values. Rows are as JSON has them: a moment is a text. */
type KeptQuery<Values, Row> = (
  db: Kysely<Tables>,
  values: Values,
) => Promise<readonly ShallowDehydrateObject<Row>[]>;

/**
 * Makes a query that is built at its first execution. The database makes one column of JSON of each row, which is read faster
 * than many columns with a type each.
 */
export function keptQuery<Values extends object, Row>(build: Build<Values, Row>): KeptQuery<Values, Row> {
  const execute = kept<Values, { readonly row: ShallowDehydrateObject<Row> }>(
    build,
    (text) => `with own as (${text}) select row_to_json(own) as row from own`,
  );
  return async (db, values) => (await execute(db, values)).rows.map(({ row }) => row);
}

/** Makes the same of a change that returns no rows: it says how many it has changed. */
export function keptChange<Values extends object>(
  build: Build<Values, unknown>,
): (db: Kysely<Tables>, values: Values) => Promise<number> {
  const execute = kept<Values, unknown>(build, (text) => text);
  return async (db, values) => Number((await execute(db, values)).numAffectedRows ?? 0);
}

/** The same text goes to both databases, which have one dialect. */
function kept<Values extends object, Row>(
  build: Build<Values, unknown>,
  wrap: (text: string) => string,
): (db: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  return (db, values) => {
    if (compiled === undefined) {
      const { sql: text, ...rest } = build(db, (name) => sql`${new Placeholder(name)}`).compile();
      compiled = { ...rest, sql: wrap(text) };
    }
    const parameters = compiled.parameters.map((own) =>
      own instanceof Placeholder ? Reflect.get(values, own.name) : own,
    );
    return db.executeQuery({ ...compiled, parameters });
  };
}

/** The most queries of a family that are kept: there may be any number of sets, of which clients send a few. */
const MAX_KEPT = 256;

/** The most names that sets may have together: each is a bit of a number that JavaScript holds exactly. */
const MAX_NAMES = 53;

/**
 * Keeps the queries for sets of names.
 *
 * @throws RangeError for one name more than {@link MAX_NAMES}.
 */
export function keptBySet<Name extends string, Query>(
  queryFor: (names: ReadonlySet<Name>) => Query,
): (names: ReadonlySet<Name>) => Query {
  const bits = new Map<Name, number>();
  const queries = new Map<number, Query>();
  const nextBit = () => {
    if (bits.size === MAX_NAMES)
      throw new RangeError(`Queries are kept for sets of ${MAX_NAMES} names at most.`);
    return 2 ** bits.size;
  };
  return (names) => {
    let key = 0;
    for (const name of names) key += onceIn(bits, name, nextBit);
    const query = queries.get(key) ?? queryFor(names);
    if (queries.size < MAX_KEPT) queries.set(key, query);
    return query;
  };
}
