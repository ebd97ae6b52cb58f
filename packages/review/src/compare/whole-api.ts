/**
 * An API that only one of two contracts has: one change, however much is in it.
 */
import { counted } from "@facility-contracts/command/amounts";
import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { operationsOf } from "@facility-contracts/model/operation";
import { readingOf } from "../reading.ts";
import type { Change, Place } from "../report.ts";
import { bumpOf } from "./bump.ts";
import { requestWitness, touchedBy } from "./pairing.ts";

export function wholeApiChange(api: string, document: JsonObject, move: "added" | "removed"): Change {
  const operations = operationsOf(readingOf(document, api));
  const [first] = operations;
  const isGone = move === "removed";
  const judgement: Pick<Change, "breaks" | "certainty" | "kind" | "tier"> = {
    kind: `api-${move}`,
    tier: "wire",
    // Nobody calls or serves what is new.
    breaks: isGone ? ["clients"] : [],
    certainty: isGone && first !== undefined ? "proven" : "by rule",
  };
  const { title = api, version = "" } = objectOf(document.info);
  const here: Place = { pointer: "#/info", value: { title, version } };
  const nothing: Place = { pointer: "#/info" };
  return {
    ...judgement,
    bump: bumpOf(judgement),
    title: `The API ${api} was ${move}, with ${counted(operations.length, "operation")}`,
    sentence: `The API is ${isGone ? "gone" : "new"}.`,
    operations: operations.map((operation) => touchedBy(api, operation, "both")),
    before: isGone ? here : nothing,
    after: isGone ? nothing : here,
    witnesses:
      isGone && first !== undefined
        ? [requestWitness("clients", first, "before", "", "no operation is documented there")]
        : [],
  };
}
