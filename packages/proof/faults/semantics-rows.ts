/**
 * Faults in the base fields of an intervention.
 */
import { intervention } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Fault } from "./fault.ts";
import { data, faultsOf, result, without } from "./seams.ts";

const fault = faultsOf("semantics", "getIntervention");
const SECOND = intervention([], { id: 2 });

/** The names of the fields that have a value that passes a test. */
function namesWhere(fields: Fields, test: (value: unknown) => boolean): readonly string[] {
  return Object.keys(fields).filter((name) => test(fields[name]));
}

/** Faults in the base fields of an intervention. */
export const rowFaults: readonly Fault[] = [
  fault(
    "base-dates-left-out-when-null",
    "Leaves the dates out that an intervention does not have yet.",
    SECOND,
    data((own) => without(own, ...namesWhere(own, (value) => value === null))),
  ),
  fault(
    "base-values-null-when-falsy",
    "Answers null for 0, false and an empty text.",
    SECOND,
    data((own) => ({
      ...own,
      ...Object.fromEntries(namesWhere(own, (value) => !value).map((name) => [name, null])),
    })),
  ),
  fault("always-the-first-intervention", "Answers intervention 1 whatever the identifier.", SECOND, {
    stages: {
      work: (call, correct) => {
        call.id = 1;
        return correct(call);
      },
    },
  }),
  fault(
    "intervention-id-as-text",
    "Answers the identifier as a text in interventions other than the first.",
    SECOND,
    data((own) => (own.id === 1 ? own : { ...own, id: String(own.id) })),
  ),
  fault(
    "intervention-dates-local",
    "Answers dates with the offset of Paris.",
    intervention(),
    data((own) => ({ ...own, updatedAt: String(own.updatedAt).replace("Z", "+01:00") })),
  ),
  fault(
    "intervention-in-a-list",
    "Answers a list with the intervention in it.",
    intervention(),
    result(({ data: own }) => ({ data: [own] })),
  ),
];
