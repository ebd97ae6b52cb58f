/**
 * Faults in which identifiers in the path are taken.
 */
import { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { parameters } from "@facility-contracts/provider/contract";
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  UPDATE,
} from "@facility-contracts/provider/requests";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, refuseAt } from "./seams.ts";

const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");
const reading = faultsOf("validation", "getIntervention");

/** Reads another identifier than the one that was sent. */
export function read(change: (text: string) => string): Changes {
  const readParameters = (call: Call, correct: Stage): Outcome => {
    if (call.idText !== undefined) call.idText = change(call.idText);
    return correct(call);
  };
  return { stages: { readParameters } };
}

/** Reads a number where a way of writing numbers is met that the contract refuses. */
function spelled(pattern: RegExp, number: (text: string) => number = Number): Changes {
  return read((text) => (pattern.test(text) ? String(number(text)) : text));
}

/** Refuses some identifiers that are right. */
export function refused(test: (text: string) => boolean): Changes {
  return refuseAt("readParameters", "parameter", ({ idText }) => idText !== undefined && test(idText));
}

const ARABIC = "٠١٢٣٤٥٦٧٨٩";

/** Faults in which identifiers in the path are taken. */
export const idFaults: readonly Fault[] = [
  reading("id-with-exponent", "Takes 1e0 for 1.", intervention([], { id: "1e0" }), spelled(/^\d+e\d+$/i)),
  updating("id-in-hexadecimal", "Takes 0x1 for 1.", anomaly(UPDATE, { id: "0x1" }), spelled(/^0x/i)),
  adding("id-with-plus", "Takes +1 for 1.", images([IMAGE], { id: "+1" }), spelled(/^\+\d+$/)),
  reading("id-with-fraction", "Takes 1.0 for 1.", intervention([], { id: "1.0" }), spelled(/^\d+\.0+$/)),
  updating(
    "id-rounded-down",
    "Takes 1.5 for 1.",
    anomaly(UPDATE, { id: "1.5" }),
    spelled(/^\d+\.\d+$/, (text) => Math.trunc(Number(text))),
  ),
  creating(
    "id-with-letters-behind",
    "Takes 1abc for 1.",
    nonconformity([ITEM], { id: "1abc" }),
    spelled(/^\d+[a-z]+$/i, Number.parseInt),
  ),
  adding(
    "id-with-space",
    "Takes 1 with a space before it for 1.",
    images([IMAGE], { id: "%201" }),
    spelled(/^ \d+$/),
  ),
  reading(
    "id-with-line-feed",
    "Takes 1 with a line feed behind it for 1.",
    intervention([], { id: "1%0A" }),
    spelled(/^\d+\n$/),
  ),
  updating(
    "id-in-other-digits",
    "Takes Arabic digits for European ones.",
    anomaly(UPDATE, { id: encodeURIComponent("١") }),
    read((text) => text.replace(/[٠-٩]/g, (digit) => String(ARABIC.indexOf(digit)))),
  ),
  reading(
    "id-beyond-safe-integers",
    "Looks for identifiers that a double does not hold exactly.",
    intervention([], { id: "9007199254740992" }),
    read((text) => (/^\d{16,}$/.test(text) && !parameters.interventionId(Number(text)) ? "404404" : text)),
  ),
  reading(
    "negative-id-refused",
    "Answers 400 to a negative identifier.",
    intervention([], { id: -1 }),
    refused((text) => /^-\d/.test(text)),
  ),
  updating(
    "negative-id-made-positive",
    "Takes -1 for 1.",
    anomaly(UPDATE, { id: -1 }),
    read((text) => text.replace(/^-/, "")),
  ),
  creating(
    "id-zero-refused",
    "Answers 400 to the identifier 0.",
    nonconformity([ITEM], { id: 0 }),
    refused((text) => text === "0"),
  ),
  adding(
    "id-of-32-bits-at-most",
    "Answers 400 to identifiers of more than 32 bits.",
    images([IMAGE], { id: 2_147_483_648 }),
    refused((text) => Math.abs(Number(text)) > 2_147_483_647),
  ),
  updating(
    "id-in-32-bits",
    "Keeps the lower 32 bits of an identifier.",
    anomaly(UPDATE, { id: 4_294_967_297 }),
    read((text) => (/^\d{10,}$/.test(text) ? String(Number(text) | 0) : text)),
  ),
  creating(
    "id-bad-is-404",
    "Answers 404 to an identifier that is no number.",
    nonconformity([ITEM], { id: "one" }),
    {
      stages: {
        readParameters: (call, correct) =>
          correct(call) === undefined ? undefined : refuse(call.api, "absent"),
      },
    },
  ),
];
