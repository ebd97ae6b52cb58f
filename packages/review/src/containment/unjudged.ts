/**
 * Checks that judge all that a schema says. What an unknown format asks for nobody can tell: it can only leave values out, and
 * where a value is known to be of the same format it asks for nothing more. A check that skips it, or a keyword that the version
 * does not have, has not judged it.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { onceFor, onceIn } from "@facility-contracts/model/once";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { type Check, checkOf, type Form } from "@facility-contracts/model/schema/check";
import { closureOf } from "@facility-contracts/model/schema/closure";
import { isUnjudged, isUnknownFormat } from "../schema/unknown.ts";
import { type Facts, saidOf } from "./facts.ts";
import type { Kind } from "./limits.ts";

/** The check of a schema, where it judges all that the schema says of values of a kind of which something is known. */
export function wholeCheckOf(
  schema: Place,
  kind: Kind,
  known: Facts,
  form: Form = "json",
): Check | undefined {
  const check = checkOf(schema, { form });
  if (check.kind !== "check") return undefined;
  const { areJudged, formats } = unjudgedIn(schema);
  // Of what is inside of the value nothing of the kind is known.
  const said = kind === "object" || kind === "array" ? [] : saidOf(known, "format");
  return areJudged && formats.every((format) => said.includes(format)) ? check : undefined;
}

/** What a check skips in a schema and in all that it leads to. */
interface Unjudged {
  /** Whether it knows all keywords. */
  readonly areJudged: boolean;
  readonly formats: readonly string[];
}

const unjudgedOf = onceFor((_: Contract) => new Map<string, Unjudged>());

/** What nobody can judge in a schema. */
export function unjudgedIn({ contract, pointer }: Place): Unjudged {
  return onceIn(unjudgedOf(contract), pointer, () => {
    const closure = closureOf(contract, pointer);
    const nodes = "flaw" in closure ? [] : closure.units.flatMap((unit) => [...unit.pointers]);
    return {
      areJudged: !nodes.some(([, at]) => isUnjudged(placeAt(contract, at))),
      formats: nodes.flatMap(([node]) =>
        "format" in node && isUnknownFormat(node.format) ? [node.format] : [],
      ),
    };
  });
}
