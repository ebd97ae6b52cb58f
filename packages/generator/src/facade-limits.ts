/**
 * The part of the facade that gives the limits of a body that is a list, for code that has to cut a longer one.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { memberIn } from "@facility-contracts/model/json";
import { below, entriesOf } from "@facility-contracts/model/place";
import { namesOfOperation } from "./facade-names.ts";
import { tsdoc } from "./facade-text.ts";
import { literal } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** The declaration of the limits of an operation; none when its body is no list of limited length. */
export function limitsOf(operation: NamedOperation): string[] {
  const body = jsonContentIn(bodyOf(operation)?.contents ?? [])?.schema;
  const maxItems = memberIn(body?.value, "maxItems");
  if (body === undefined || typeof maxItems !== "number") return [];
  const limits = entriesOf(below(body, "items", "properties")).flatMap(({ key, place }) => {
    const limit = memberIn(place.value, "maxLength") ?? memberIn(place.value, "enum");
    return limit === undefined ? [] : [[key, limit]];
  });
  return [
    "",
    tsdoc([
      `The limits of the body of \`${operation.operationId}\`: its items, then by field the longest text or the values.`,
    ]),
    `export const ${namesOfOperation(operation).limits} = ${literal({ maxItems, ...Object.fromEntries(limits) })} as const;`,
  ];
}
