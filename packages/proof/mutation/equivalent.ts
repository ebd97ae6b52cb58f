/**
 * The mutants that no suite can see from the outside: the contract allows what they do.
 */
import type { Mutant } from "./mutant.ts";
import { matches } from "./pattern.ts";

/** Some mutants, and why they keep the contract. */
export interface Equivalent {
  /** An id; `*` stands for any text. */
  readonly id: string;
  /** Only those of this kind. */
  readonly kind?: string;
  /** But not these. */
  readonly except?: string;
  readonly because: string;
}

const ENUM_HAS_TYPE = "The enum beside it has no member of another type.";
const TYPE_IS_SAID_TWICE =
  "The type stands around `anyOf` and in each of its branches, so that one of them is enough.";
const OPTIONAL = "The field is optional in the answer, and the request does not set it.";
const NO_DETAILS = "`details` only comes when the fields of a body are not valid.";

/** Every equivalent mutant, by patterns. */
export const equivalents: readonly Equivalent[] = [
  { id: "*/request/body/*risk/type-dropped", because: ENUM_HAS_TYPE },
  { id: "*/request/body/category/type-dropped", because: ENUM_HAS_TYPE },
  { id: "*/request/body/*mimeType/type-dropped", because: ENUM_HAS_TYPE },
  { id: "*/request/body/*dueAt/type-dropped", because: TYPE_IS_SAID_TWICE },
  { id: "*/request/body/*dueAt/anyOf-*-type-dropped", because: TYPE_IS_SAID_TWICE },
  {
    id: "*/answer/*/unknown-members-added",
    because: "Answers are open: a client ignores members it does not know.",
  },
  {
    id: "*/answer/*/type-with-charset",
    because: "A parameter of a media type leaves it the same media type.",
  },
  {
    id: "updateAnomaly/answer/200/*/left-out",
    kind: "answer/optional",
    // The request sets it, and a rule wants it back.
    except: "*/location/*/left-out",
    because: OPTIONAL,
  },
  { id: "getIntervention/answer/200/data/attendeeCount/left-out", because: OPTIONAL },
  {
    id: "*/request/path/*/empty-accepted",
    because: "Without its identifier a path is that of another resource, of which the contract says nothing.",
  },
  { id: "getIntervention/answer/200/blocks-emptied", because: "Every member of a block is optional." },
  { id: "updateTicket/answer/413/error/details/left-out", because: NO_DETAILS },
  { id: "updateTicket/answer/415/error/details/left-out", because: NO_DETAILS },
];

/** Why a mutant keeps the contract; `undefined` when it does not. */
export function equivalentOf({ id, kind }: Mutant): Equivalent | undefined {
  return equivalents.find(
    (equivalent) =>
      matches(equivalent.id, id) &&
      (equivalent.kind === undefined || equivalent.kind === kind) &&
      (equivalent.except === undefined || !matches(equivalent.except, id)),
  );
}
