/**
 * Formats that no validator knows. What such a format asks for nobody can tell: it can only leave values out, and where a value
 * is known to be of the same format it asks for nothing more. A check that skips it has not judged it.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { onceFor, onceIn } from "@facility-contracts/model/once";
import type { Place } from "@facility-contracts/model/place";
import { type Check, checkOf, type Form } from "@facility-contracts/model/schema/check";
import { closureOf } from "@facility-contracts/model/schema/closure";
import { formats } from "@facility-contracts/model/schema/formats";
import { type Facts, saidOf } from "./facts.ts";
import type { Kind } from "./limits.ts";

/** Whether nobody knows what a format asks for. */
export function isUnknownFormat(format: unknown): format is string {
  return typeof format === "string" && !Object.hasOwn(formats, format);
}

/** The check of a schema, where it judges all that the schema says of values of a kind of which something is known. */
export function wholeCheckOf(
  schema: Place,
  kind: Kind,
  known: Facts,
  form: Form = "json",
): Check | undefined {
  const check = checkOf(schema, { form });
  if (check.kind !== "check") return undefined;
  // Of what is inside of the value nothing of the kind is known.
  const said = kind === "object" || kind === "array" ? [] : saidOf(known, "format");
  return unknownFormatsIn(schema).every((format) => said.includes(format)) ? check : undefined;
}

const formatsOf = onceFor((_: Contract) => new Map<string, readonly string[]>());

/** The unknown formats of a schema and of all that it leads to. */
function unknownFormatsIn({ contract, pointer }: Place): readonly string[] {
  return onceIn(formatsOf(contract), pointer, () => {
    const closure = closureOf(contract, pointer);
    const units = "flaw" in closure ? [] : closure.units;
    const nodes = units.flatMap((unit) => [...unit.pointers.keys()]);
    return nodes.flatMap((node) => ("format" in node && isUnknownFormat(node.format) ? [node.format] : []));
  });
}
