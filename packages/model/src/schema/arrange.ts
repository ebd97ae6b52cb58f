/**
 * The order in which ajv has to see what `unevaluatedProperties` and `unevaluatedItems` depend on. Where a keyword that may
 * not apply comes second, ajv forgets what those before it have seen: with `anyOf` beside `$ref`, the properties of the
 * reference are unknown. With `patternProperties` beside a keyword that did not apply, ajv throws.
 */
import type { Contract } from "../contract.ts";
import { onceFor } from "../once.ts";

/** The copy of a schema while it is made. */
export type GrowingCopy = Record<string, unknown>;

/** Keywords with schemas that may not apply, those that belong together in one list. */
const CONDITIONAL = [["anyOf"], ["oneOf"], ["if", "then", "else"], ["dependentSchemas"]];

/**
 * Gives each keyword that may not apply a schema of its own at the head of an `allOf`, and `patternProperties` one at its end,
 * which means the same. In the contract the new schemas stand where the old one does.
 *
 * @param pointers of the copies, to which those of the new schemas are added
 */
export function arrange(contract: Contract, pointers: Map<GrowingCopy, string>): void {
  if (!asksWhatWasSeen(contract)) return;
  for (const [copy, pointer] of [...pointers]) {
    // Ajv looks at no `if` without `then`, or forgets what it saw where there is `else` alone.
    // biome-ignore lint/suspicious/noThenProperty: the keyword of that name.
    if ("if" in copy) copy.then ??= copy.if;
    const parts = CONDITIONAL.flatMap((keywords) => partOf(copy, keywords));
    // Beside `additionalProperties`, which has seen all names, they have to stay.
    const patterned = copy.additionalProperties === undefined ? partOf(copy, ["patternProperties"]) : [];
    if (parts.length + patterned.length === 0) continue;
    const last = [...partOf(copy, ["$ref"]), ...patterned];
    for (const part of [...parts, ...last]) pointers.set(part, pointer);
    copy.allOf = [...parts, ...(Array.isArray(copy.allOf) ? copy.allOf : []), ...last];
  }
}

/** A schema with these keywords, which are taken out of another; none when it has none of them. */
function partOf(copy: GrowingCopy, keywords: readonly string[]): GrowingCopy[] {
  const found = keywords.filter((keyword) => copy[keyword] !== undefined);
  const part = Object.fromEntries(found.map((keyword) => [keyword, copy[keyword]]));
  for (const keyword of found) delete copy[keyword];
  return found.length === 0 ? [] : [part];
}

/** Whether a schema of the contract may ask; in all others the order makes no difference. */
export const asksWhatWasSeen = onceFor(
  ({ document, version }: Contract) => version !== "3.0" && JSON.stringify(document).includes('"unevaluated'),
);
