/**
 * Faults in single operations of the safety register that check less, or later.
 */
import { refuse } from "@facility-contracts/provider/answer";
import {
  anomaly,
  BEARER,
  type Headers,
  IMAGE,
  ITEM,
  images,
  intervention,
  JSON_TYPE,
  nonconformity,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { STAGE_NAMES } from "@facility-contracts/provider/stages";
import { TOKENS } from "@facility-contracts/provider/tokens";
import { letIn, right } from "./authentication-tokens.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, skipAt } from "./seams.ts";

const updating = faultsOf("authentication", "updateAnomaly");
const creating = faultsOf("authentication", "createNonconformityAnomalies");
const adding = faultsOf("authentication", "addAnomalyImages");
const reading = faultsOf("authentication", "getIntervention");

const { access, sessionToken } = TOKENS;

function read(...headers: Headers) {
  return intervention([], { headers });
}

/** Faults in single operations of the safety register that check less, or later. */
export const accessFaults: readonly Fault[] = [
  reading(
    "reading-is-public",
    "Asks for no credentials where nothing is changed.",
    read(),
    letIn(() => true),
  ),
  reading(
    "reading-without-role",
    "Lets users without access read interventions.",
    read(["Authorization", `Bearer ${access.visitor}`], ["X-Session-Token", sessionToken.visitor]),
    skipAt("authorise"),
  ),
  adding(
    "images-without-role",
    "Lets users without access add images.",
    images([IMAGE], {
      headers: [
        ["Authorization", `Bearer ${access.visitor}`],
        ["X-Session-Token", sessionToken.visitor],
        ...JSON_TYPE,
      ],
    }),
    skipAt("authorise"),
  ),
  adding(
    "images-without-session-token",
    "Does not ask for a session token when images are added.",
    images([IMAGE], { headers: [...BEARER, ...JSON_TYPE] }),
    letIn((bearer, session) => right("access", bearer) && session === undefined),
  ),
  reading(
    "absent-intervention-before-tokens",
    "Tells strangers with 404 which interventions there are.",
    intervention([], { id: 404404, headers: [] }),
    { order: ["route", "readParameters", "find", ...STAGE_NAMES] },
  ),
  updating(
    "anomaly-id-before-tokens",
    "Answers 400 to strangers whose identifier is not a number.",
    anomaly(UPDATE, { id: "one", headers: JSON_TYPE }),
    { order: ["route", "readParameters", ...STAGE_NAMES] },
  ),
  creating(
    "nonconformity-inserted-before-role",
    "Inserts the anomalies of a user without access, and answers 403.",
    nonconformity([ITEM], {
      headers: [
        ["Authorization", `Bearer ${access.visitor}`],
        ["X-Session-Token", sessionToken.visitor],
        ...JSON_TYPE,
      ],
    }),
    {
      stages: {
        authorise: () => undefined,
        work: (call, correct) => {
          const answer = correct(call);
          return call.holder === "manager" ? answer : refuse(call.api, "forbidden");
        },
      },
    },
  ),
  creating(
    "nonconformity-role-unchecked-for-empty-list",
    "Never asks for the role where the list is empty.",
    nonconformity([], {
      headers: [
        ["Authorization", `Bearer ${access.visitor}`],
        ["X-Session-Token", sessionToken.visitor],
        ...JSON_TYPE,
      ],
    }),
    skipAt("authorise", ({ request }) => (request.body?.length ?? 0) <= 2),
  ),
];
