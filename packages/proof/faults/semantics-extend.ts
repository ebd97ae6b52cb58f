/**
 * Faults in which blocks of an intervention are answered.
 */
import { blocks } from "@facility-contracts/provider/blocks";
import type { Call } from "@facility-contracts/provider/call";
import { intervention } from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf, refuseAt, requestAt, without } from "./seams.ts";

const fault = faultsOf("semantics", "getIntervention");

/** Answers other blocks than those that were asked for. */
function asked(change: (extend: readonly string[], call: Call) => readonly string[]): Changes {
  const work: NonNullable<NonNullable<Fault["stages"]>["work"]> = (call, correct) => {
    call.extend = change(call.extend, call);
    return correct(call);
  };
  return { stages: { work } };
}

/** Reads another query than the one that was sent. */
function queried(change: (values: readonly string[]) => readonly string[]): Changes {
  return requestAt("readParameters", (request, call) => {
    const values = change(call.query.getAll("extend"));
    call.query.delete("extend");
    for (const value of values) call.query.append("extend", value);
    return request;
  });
}

const ALL = [...blocks.keys()];
const isKnown = (value: string) => blocks.has(value);

/** Faults in which blocks of an intervention are answered. */
export const extendFaults: readonly Fault[] = [
  fault(
    "all-blocks-always",
    "Answers all blocks, asked for or not.",
    intervention(),
    asked(() => ALL),
  ),
  fault(
    "all-blocks-once-one-is-asked",
    "Answers all blocks as soon as one is asked for.",
    intervention(["summary"]),
    asked((extend) => (extend.length === 0 ? [] : ALL)),
  ),
  fault(
    "no-blocks",
    "Never answers a block.",
    intervention(["summary"]),
    asked(() => []),
  ),
  fault(
    "first-block-only",
    "Answers the first of the blocks that are asked for.",
    intervention(["summary", "routine"]),
    asked((extend) => extend.slice(0, 1)),
  ),
  fault(
    "last-block-only",
    "Answers the last of the blocks that are asked for.",
    intervention(["summary", "routine"]),
    asked((extend) => extend.slice(-1)),
  ),
  fault(
    "ten-blocks-at-most",
    "Answers the first ten blocks.",
    intervention(ALL),
    asked((extend) => extend.slice(0, 10)),
  ),
  fault(
    "blocks-in-one-order-only",
    "Answers a block only if those asked for before it stand before it in the list of the page.",
    intervention(["routine", "summary"]),
    asked((extend) => {
      return extend.filter((value, at) =>
        extend.slice(0, at).every((other) => ALL.indexOf(other) <= ALL.indexOf(value)),
      );
    }),
  ),
  fault(
    "rules-hide-their-scopes",
    "Answers no user scopes when the rules are asked for too.",
    intervention(["rules", "rules-user-scopes"]),
    asked((extend) => extend.filter((value) => value !== "rules-user-scopes" || !extend.includes("rules"))),
  ),
  fault(
    "scopes-come-with-rules",
    "Answers the user scopes with the rules, asked for or not.",
    intervention(["rules"]),
    asked((extend) => (extend.includes("rules") ? [...extend, "rules-user-scopes"] : extend)),
  ),
  fault(
    "anomaly-ids-come-with-stats",
    "Answers the identifiers of the anomalies with their statistics.",
    intervention(["anomaly-stats"]),
    asked((extend) => (extend.includes("anomaly-stats") ? [...extend, "anomaly-ids"] : extend)),
  ),
  fault(
    "summary-hides-performer",
    "Leaves out who carried it out when the summary is asked for too.",
    intervention(["summary", "performed-by"]),
    asked((extend) => extend.filter((value) => value !== "performed-by" || !extend.includes("summary"))),
  ),
  fault(
    "sites-with-grouped-anomalies-lost",
    "Leaves the sites out when the anomalies are grouped by site.",
    intervention(["sites", "anomaly-by-site-it"]),
    asked((extend) => extend.filter((value) => value !== "sites" || !extend.includes("anomaly-by-site-it"))),
  ),
  fault(
    "block-twice-cancelled",
    "Answers no block that is asked for twice.",
    intervention(["summary", "summary"]),
    asked((extend) => extend.filter((value) => extend.indexOf(value) === extend.lastIndexOf(value))),
  ),
  fault(
    "block-twice-refused",
    "Answers 400 when a block is asked for twice.",
    intervention(["summary", "summary"]),
    refuseAt("readParameters", "parameter", ({ query }) => {
      const values = query.getAll("extend");
      return new Set(values).size < values.length;
    }),
  ),
  fault(
    "unknown-block-ignored",
    "Ignores a block that it does not know.",
    intervention(["nothing"]),
    queried((values) => values.filter(isKnown)),
  ),
  fault(
    "unknown-block-ignored-beside-known",
    "Ignores a block that it does not know beside one that it knows.",
    intervention(["summary", "nothing"]),
    queried((values) => (values.some(isKnown) ? values.filter(isKnown) : values)),
  ),
  fault(
    "only-first-block-checked",
    "Checks the first block that is asked for, and ignores others that it does not know.",
    intervention(["summary", "routine", "nothing"]),
    queried((values) => values.filter((value, at) => at < 2 || isKnown(value))),
  ),
  fault(
    "block-in-any-case",
    "Takes the name of a block in upper case.",
    intervention(["SUMMARY"]),
    queried((values) => values.map((value) => value.toLowerCase())),
  ),
  fault(
    "block-with-underscores",
    "Takes underscores for the hyphens in the name of a block.",
    intervention(["assigned_to"]),
    queried((values) => values.map((value) => value.replaceAll("_", "-"))),
  ),
  fault(
    "empty-block-accepted",
    "Takes an empty `extend` for none.",
    intervention([], { query: "extend=" }),
    queried((values) => values.filter((value) => value !== "")),
  ),
  fault(
    "blocks-split-at-commas",
    "Splits `extend` at commas, which the contract refuses.",
    intervention([], { query: "extend=summary,routine" }),
    queried((values) => values.flatMap((value) => value.split(","))),
  ),
  fault(
    "percent-encoded-block-refused",
    "Compares the names of blocks before they are decoded.",
    intervention([], { query: "extend=trained%2Dusers" }),
    refuseAt("readParameters", "parameter", ({ request }) => /extend=[^&]*%2D/i.test(request.target)),
  ),
  fault(
    "base-fields-only-without-blocks",
    "Answers the identifier and the blocks when there are blocks.",
    intervention(["summary"]),
    data((own, { extend }) => {
      if (extend.length === 0) return own;
      return without(
        own,
        "codePin",
        "scheduledStart",
        "scheduledEnd",
        "actualStart",
        "actualEnd",
        "archivedAt",
      );
    }),
  ),
  fault(
    "codes-lost-with-actions",
    "Leaves `creationStatus` out when the actions are asked for.",
    intervention(["actions-info"]),
    data((own) => ("actions" in own ? without(own, "creationStatus") : own)),
  ),
];
