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

/** A body: an anomaly, or a list of them. */
type Sent = AnomalyInput | readonly AnomalyInput[];

/**
 * Refuses identifiers that no column can hold: no row has them. `isThere` looks for the row of the path, and is asked only
 * then.
 *
 * @throws Refusal 404 when the row of the path is missing, else 400.
 */
export async function refuseUnsafeReferences(sent: Sent, isThere: () => Promise<boolean>): Promise<void> {
  const faults = faultsOf(sent, Number.isSafeInteger);
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
  sent: Sent,
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
    for (const field of FIELDS) known.set(field, await knownIds(db, field, sent));
    throw new Refusal(
      400,
      faultsOf(sent, (id, field) => known.get(field)?.has(id) === true),
    );
  }
}

async function knownIds(db: Kysely<Tables>, field: Field, sent: Sent): Promise<ReadonlySet<number>> {
  const ids = [...new Set([sent].flat().map((item) => item[field]))];
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(REFERENCES[field])
    .select("id")
    .where((eb) => eb("id", "=", eb.fn.any(eb.val(ids))))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function faultsOf(sent: Sent, isKnown: (id: number, field: Field) => boolean): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [index, item] of [sent].flat().entries()) {
    for (const field of FIELDS) {
      const id = item[field];
      if (isKnown(id, field)) continue;
      const place = Array.isArray(sent) ? `${index}.${field}` : field;
      faults.push({ in: "body", place, says: `${id} is not known` });
    }
  }
  return faults;
}
