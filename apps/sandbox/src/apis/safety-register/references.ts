/**
 * References of a body to rows that do not exist.
 */
import type { AnomalyInput } from "@facility-contracts/contract/safety-register";
import type { Kysely } from "kysely";
import type { Fault } from "../../contract/faults.ts";
import { brokenReference } from "../../database/failures.ts";
import type { Tables } from "../../database/tables.ts";
import { notFound, Refusal } from "../../operations/refusal.ts";

/** The fields of an anomaly that point to a row, and the table of that row. */
const REFERENCES = { siteId: "sites", technicalInstallationId: "technicalInstallations" } as const;

type Field = keyof typeof REFERENCES;

const FIELDS: readonly Field[] = ["siteId", "technicalInstallationId"];

/** Items of a body, each with its place there: empty for the body itself. */
export type PlacedItems = readonly (readonly [place: string, item: AnomalyInput])[];

/**
 * Refuses identifiers that no column can hold: no row has them. `isThere` looks for the row of the path, and is asked only
 * then.
 *
 * @throws Refusal 404 when the row of the path is missing, else 400.
 */
export async function refuseUnsafeReferences(
  items: PlacedItems,
  isThere: () => Promise<boolean>,
): Promise<void> {
  const faults = faultsOf(items, (field, item) => Number.isSafeInteger(item[field]));
  if (faults.length === 0) return;
  throw (await isThere()) ? new Refusal(400, faults) : notFound();
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
    // The row of the path goes first, and its constraint is checked first.
    if (constraint === "anomalies_reportId") throw notFound();
    const known = new Map<Field, ReadonlySet<number>>();
    for (const field of FIELDS) known.set(field, await knownIds(db, field, items));
    throw new Refusal(
      400,
      faultsOf(items, (field, item) => known.get(field)?.has(item[field]) === true),
    );
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

function faultsOf(
  items: PlacedItems,
  isKnown: (field: Field, item: AnomalyInput) => boolean,
): readonly Fault[] {
  return items.flatMap(([place, item]) =>
    FIELDS.filter((field) => !isKnown(field, item)).map((field) => ({
      in: "body",
      place: place === "" ? field : `${place}.${field}`,
      says: `${item[field]} is not known`,
    })),
  );
}
