/**
 * References of a body to rows that do not exist.
 */
import type { AnomalyInput } from "@facility-contracts/contract/safety-register";
import type { Kysely } from "kysely";
import type { Fault } from "../contract/schemas.ts";
import { brokenReference } from "../database/failures.ts";
import type { Tables } from "../database/tables.ts";
import { notFound, Refusal } from "./refusal.ts";

/** The fields of an anomaly that point to a row, and the table of that row. */
const REFERENCES = { siteId: "sites", technicalInstallationId: "technicalInstallations" } as const;

type Field = keyof typeof REFERENCES;

const FIELDS: readonly Field[] = ["siteId", "technicalInstallationId"];

/** Items of a body, each with its place there: empty for the body itself. */
export type PlacedItems = readonly (readonly [place: string, item: AnomalyInput])[];

/** @throws Refusal 400 for identifiers that no column can hold: no row has them. */
export function refuseUnsafeReferences(items: PlacedItems): void {
  refuseFaults(items, (field, item) => Number.isSafeInteger(item[field]));
}

/**
 * Stores items, and tells which reference was broken when the database refuses one. It is asked only then: a request
 * that is right takes no query more.
 *
 * @throws Refusal 404 when the row of the path is missing, 400 when one that the body names is.
 */
export async function storing<Result>(
  db: Kysely<Tables>,
  items: PlacedItems,
  store: () => Promise<Result>,
): Promise<Result> {
  try {
    return await store();
  } catch (error) {
    const constraint = brokenReference(error);
    if (constraint === undefined) throw error;
    const known = new Map<Field, ReadonlySet<number>>();
    for (const field of FIELDS) known.set(field, await knownIds(db, field, items));
    refuseFaults(items, (field, item) => known.get(field)?.has(item[field]) === true);
    throw notFound();
  }
}

async function knownIds(db: Kysely<Tables>, field: Field, items: PlacedItems): Promise<ReadonlySet<number>> {
  const ids = [...new Set(items.map(([, item]) => item[field]))];
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(REFERENCES[field])
    .select("id")
    .where((eb) => eb("id", "=", eb.fn.any(eb.val(ids))))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function refuseFaults(items: PlacedItems, isKnown: (field: Field, item: AnomalyInput) => boolean): void {
  const faults = items.flatMap(([place, item]) =>
    FIELDS.filter((field) => !isKnown(field, item)).map(
      (field): Fault => ({
        place: place === "" ? field : `${place}.${field}`,
        says: `${item[field]} is not known`,
      }),
    ),
  );
  if (faults.length > 0) throw new Refusal(400, faults);
}
