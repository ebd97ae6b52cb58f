/**
 * Cases of schemas: what one allows and refuses.
 */
import { expect } from "vitest";
import { placeAt } from "../../src/place.ts";
import { type Check, type CheckOptions, checkOf } from "../../src/schema/check.ts";
import { contractWith } from "../document.ts";

/** A schema with values that it allows and refuses. */
export interface SchemaCase {
  readonly name: string;
  readonly schema: unknown;
  /** Other schemas of the document. */
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly allows?: readonly unknown[];
  readonly refuses?: readonly unknown[];
}

/** Where the schema of a case stands. */
export const SUBJECT = "#/components/schemas/Subject";

/** The check of a schema among others, or why there is none. */
export function outcomeOf(
  { schema, schemas }: Pick<SchemaCase, "schema" | "schemas">,
  openapi: string,
  options?: CheckOptions,
) {
  const contract = contractWith({ openapi, components: { schemas: { Subject: schema, ...schemas } } });
  return checkOf(placeAt(contract, SUBJECT), options);
}

/** The check itself, where there has to be one. */
export function checkIn(found: ReturnType<typeof outcomeOf>): Check {
  if (found.kind === "uncompilable") throw new Error(`${found.place.pointer} ${found.cause}`);
  return found;
}

/** Holds a schema against the values of its case. */
export function compare(row: SchemaCase, openapi: string, options?: CheckOptions): void {
  const check = checkIn(outcomeOf(row, openapi, options));
  const allows = row.allows ?? [];
  const refuses = row.refuses ?? [];
  expect(allows.length + refuses.length).toBeGreaterThan(0);
  expect(allows.filter((value) => !check.allows(value))).toEqual([]);
  expect(refuses.filter((value) => check.allows(value))).toEqual([]);
  expect(refuses.filter((value) => check.violationsOf(value).length === 0)).toEqual([]);
}
