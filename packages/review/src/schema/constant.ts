/**
 * Schemas that stand in no document.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { type Place, placeAt } from "@facility-contracts/model/place";

/** Allows everything. */
export const ANYTHING = schemaOf("Anything", true);

/** Allows nothing. */
export const NOTHING = schemaOf("Nothing", false);

/** Allows null. */
export const NULL = schemaOf("Null", { type: "null" });

/** Allows texts. */
export const TEXT = schemaOf("Text", { type: "string" });

function schemaOf(name: string, schema: unknown): Place {
  const document = { openapi: "3.1.0", components: { schemas: { [name]: schema } } };
  return placeAt(contractOf(document, name), `#/components/schemas/${name}`);
}
