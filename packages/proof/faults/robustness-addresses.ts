/**
 * Faults of a safety register that break on identifiers, queries and tokens.
 */
import { refuse } from "@facility-contracts/provider/answer";
import { BLOCK_NAMES } from "@facility-contracts/provider/blocks";
import { headerOf } from "@facility-contracts/provider/call";
import {
  anomaly,
  BEARER,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  SESSION,
  several,
  UPDATE,
} from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { crashAt, faultsOf, hangAt } from "./seams.ts";

const all = faultsOf(
  "robustness",
  "updateAnomaly",
  "createNonconformityAnomalies",
  "addAnomalyImages",
  "getIntervention",
);
const updating = faultsOf("robustness", "updateAnomaly");
const creating = faultsOf("robustness", "createNonconformityAnomalies");
const adding = faultsOf("robustness", "addAnomalyImages");
const reading = faultsOf("robustness", "getIntervention");

const THIRTY_DIGITS = "1".repeat(30);

/** Faults of a safety register that break on identifiers, queries and tokens. */
export const addressFaults: readonly Fault[] = [
  updating(
    "id-of-text-is-500",
    "Answers 500 to an identifier that is no number.",
    anomaly(UPDATE, { id: "one" }),
    crashAt("readParameters", ({ idText }) => Number.isNaN(Number(idText))),
  ),
  reading(
    "large-id-is-500",
    "Answers 500 to an identifier that the database has no type for.",
    intervention([], { id: 2_147_483_648 }),
    crashAt("find", ({ id }) => Math.abs(Number(id)) > 2_147_483_647),
  ),
  adding(
    "very-large-id-is-500",
    "Answers 500 to an identifier of thirty digits.",
    images([IMAGE], { id: THIRTY_DIGITS }),
    crashAt("readParameters", ({ idText = "" }) => idText.length > 25),
  ),
  creating(
    "negative-id-is-500",
    "Answers 500 to a negative identifier.",
    nonconformity([ITEM], { id: -1 }),
    crashAt("find", ({ id }) => Number(id) < 0),
  ),
  reading(
    "bad-percent-sign-in-query-is-500",
    "Answers 500 to a percent sign in the query that encodes nothing.",
    intervention([], { query: "extend=%" }),
    crashAt("readParameters", ({ request }) => /%(?![0-9a-f]{2})/i.test(request.target.split("?")[1] ?? "")),
  ),
  reading(
    "unknown-block-is-500",
    "Answers 500 to a block that it does not know.",
    intervention(["nothing"]),
    {
      stages: {
        readParameters: (call, correct) => {
          const outcome = correct(call);
          return outcome !== undefined && call.query.has("extend") ? refuse(call.api, "internal") : outcome;
        },
      },
    },
  ),
  reading(
    "block-of-inherited-name-is-500",
    "Answers 500 to a block that is called like what objects inherit.",
    intervention(["constructor"]),
    crashAt("readParameters", ({ query }) => query.getAll("extend").some((value) => value in {})),
  ),
  reading(
    "all-blocks-are-500",
    "Answers 500 when all blocks are asked for.",
    intervention(BLOCK_NAMES),
    crashAt("work", ({ extend }) => extend.length >= 19),
  ),
  reading(
    "more-than-twenty-values-hang",
    "Never answers more than twenty values of `extend`.",
    intervention(several(21, () => "summary")),
    hangAt("readParameters", ({ query }) => query.getAll("extend").length > 20),
  ),
  reading(
    "unstarted-intervention-is-500",
    "Answers 500 for an intervention that has not started.",
    intervention([], { id: 2 }),
    crashAt("work", ({ id }) => id === 2),
  ),
  all(
    "token-without-dots-is-500",
    "Answers 500 to a session token that is no JWT.",
    intervention([], { headers: [...BEARER, ["X-Session-Token", "token"]] }),
    crashAt("authenticate", ({ request }) => {
      return (headerOf(request, "x-session-token") ?? "a.b.c").split(".").length !== 3;
    }),
  ),
  all(
    "no-authorization-is-500",
    "Answers 500 where no Authorization header is sent.",
    intervention([], { headers: SESSION }),
    crashAt("authenticate", ({ request }) => headerOf(request, "authorization") === undefined),
  ),
  all(
    "bearer-without-token-is-500",
    "Answers 500 to the scheme without a token.",
    intervention([], { headers: [["Authorization", "Bearer"], ...SESSION] }),
    crashAt("authenticate", ({ request }) => headerOf(request, "authorization") === "Bearer"),
  ),
];
