/**
 * The tables, as the queries see them. Those of an API stand in its folder. A column that holds a field of the contract has
 * its name and its type.
 *
 * Dates that clients send are kept as the text that was sent; moments that the sandbox makes are `timestamptz`.
 */
import type { ColumnType } from "kysely";

/** JSON: read as a value, written as text, as the two drivers write arrays differently. */
export type Json<Value> = ColumnType<Value, string, string>;

/** A moment, read as a `Date`. */
export type Moment = ColumnType<Date, Date | string, Date | string>;

/** Optional fields are columns that may be null. */
export type Columns<Row, Name extends keyof Row> = {
  [Key in Name]-?: undefined extends Row[Key] ? Exclude<Row[Key], undefined> | null : Row[Key];
};

export interface SnapshotContent {
  /** By the name of the table. */
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** The last identifier that each sequence gave, by its name; null where it has given none. */
  readonly sequences: Readonly<Record<string, number | null>>;
}

/** All tables, by name. The folder of an API adds its own. */
export interface Tables {
  accounts: { name: string; permissions: Json<string[]> };
  credentials: {
    /** SHA-256 of the token, in hexadecimal. */
    hash: string;
    /** Of which security scheme it is. */
    kind: string;
    account: string;
    expiresAt: Moment;
  };
  secrets: { name: string; value: string };
  /** One row: how far the clock of the sandbox is ahead of the real time, in milliseconds. */
  clock: { ahead: number };
  /** The rows of all other tables at some time, by the name that a test gave. */
  snapshots: { name: string; content: Json<SnapshotContent> };
}
