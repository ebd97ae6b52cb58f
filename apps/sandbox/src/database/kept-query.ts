/**
 * Queries that are compiled once: to compile one takes as long as a good part of the request that sends it.
 */
import { type Compilable, type CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
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

/** Executes a query with its values. */
export type KeptQuery<Values, Row> = (db: Kysely<Tables>, values: Values) => Promise<readonly Row[]>;

/** Makes a query that is built at its first execution. The same text goes to both databases, which have one dialect. */
export function keptQuery<Values extends object, Row>(
  build: (db: Kysely<Tables>, given: Given<Values>) => Compilable<Row>,
): KeptQuery<Values, Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(db, (name) => sql`${new Placeholder(name)}`).compile();
    const parameters = compiled.parameters.map((own) =>
      own instanceof Placeholder ? Reflect.get(values, own.name) : own,
    );
    const query: CompiledQuery<Row> = { ...compiled, parameters };
    return (await db.executeQuery(query)).rows;
  };
}
