/**
 * Mutants of documents of others that no suite can see, or none may: the contract allows what they do.
 */
import { objectOf } from "@facility-contracts/model/json";
import { placeAt } from "@facility-contracts/model/place";
import type { ForeignOperation } from "@facility-contracts/provider/foreign/contract";
import type { Equivalent } from "../mutation/equivalent.ts";
import type { Mutant } from "../mutation/mutant.ts";
import { matches } from "../mutation/pattern.ts";

/** Some mutants, and why they keep the contract of their operation. */
type ForeignEquivalent = Omit<Equivalent, "except"> & {
  readonly isOf?: (operation: ForeignOperation, mutant: Mutant) => boolean;
};

const EQUIVALENTS: readonly ForeignEquivalent[] = [
  {
    id: "*/unknown-members-added",
    because: "Answers are open: a client ignores members it does not know.",
  },
  { id: "*/type-with-charset", because: "A parameter of a media type leaves it the same media type." },
  { id: "*/left-out", kind: "answer/optional", because: "The field is optional in the answer." },
  {
    id: "*/request/media-type/*-accepted",
    isOf: ({ answers }) => !answers.has("415"),
    because: "No 415 is documented, and of a body in another media type nothing is said.",
  },
  {
    id: "*/answer/400/status-4*",
    isOf: ({ answers }) => answers.has("default") && !answers.has("400"),
    because: "One answer stands for all failures, whatever their status.",
  },
  {
    id: "*/request/security/absent-before-unauthorized",
    because: "The document does not say what is looked at first.",
  },
  {
    id: "*/request/security/role-not-checked",
    isOf: ({ answers }) => !answers.has("403"),
    because: "No 403 is documented.",
  },
  {
    id: "*/answer/404/*",
    isOf: ({ path }) => !path.includes("{"),
    because: "The request names no row.",
  },
  {
    id: "*/answer/400/status-404",
    isOf: ({ answers, body }) => answers.has("404") && body === undefined,
    because: "The document does not say whether a malformed identifier is a bad request or no row.",
  },
  {
    id: "*/request/path/*/format-dropped",
    isOf: ({ answers }) => answers.has("400") && answers.has("404"),
    because: "The document does not say whether a malformed identifier is a bad request or no row.",
  },
  {
    id: "*/answer/400/*",
    isOf: ({ body, parameters }) => body === undefined && parameters.length === 0,
    because: "Nothing is sent that could be wrong.",
  },
  {
    id: "*/request/body/*",
    isOf: ({ place }, { pointer }) =>
      objectOf(placeAt(place.contract, pointer.replace(/\/[^/]+$/, "")).value).readOnly === true,
    because: "A provider may ignore what is `readOnly`, whatever it is.",
  },
  {
    id: "*/format-dropped",
    isOf: ({ place }, { pointer }) => placeAt(place.contract, pointer).value === "int64",
    because: "The format int64 says no more than the type beside it.",
  },
  { id: "*/request/body/*status/type-dropped", because: "The enum beside it has no member of another type." },
];

/** Why a mutant keeps the contract; `undefined` when it does not. */
export function foreignEquivalentOf(operation: ForeignOperation, mutant: Mutant): string | undefined {
  return [...EQUIVALENTS, ...ofTexts(operation)].find(
    ({ id, kind, isOf }) =>
      matches(id, mutant.id) &&
      (kind === undefined || kind === mutant.kind) &&
      (isOf?.(operation, mutant) ?? true),
  )?.because;
}

/** Whatever stands in an address, a header or a cookie is a text, and several of them are a list. */
function ofTexts({ parameters }: ForeignOperation): ForeignEquivalent[] {
  return parameters.flatMap(({ in: where, name, schema }) => {
    const because = "What is sent there is always a text, or a list of texts.";
    const id = `*/request/${where}/${name}`;
    if (schema.type === "string") return [{ id: `${id}/type-dropped`, because }];
    return schema.type === "array"
      ? [
          { id: `${id}/type-dropped`, because },
          { id: `${id}/items-dropped`, because },
        ]
      : [];
  });
}
