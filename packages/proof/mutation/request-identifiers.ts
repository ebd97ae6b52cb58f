/**
 * Mutants of the identifier in the path of a request.
 */
import type { Place } from "@facility-contracts/model/place";
import {
  at,
  type OperationPlace,
  parametersOf,
  textAt,
  valueAt,
} from "@facility-contracts/provider/foreign/place";
import { inlined } from "@facility-contracts/provider/foreign/schema";
import { lazily } from "@facility-contracts/provider/foreign/validator";
import { identifierOf, requestOf, withIdentifier } from "./message.ts";
import type { Mutant } from "./mutant.ts";

/** What the mutated provider accepts beside the contract, or no longer. */
type Change = readonly [
  name: string,
  keyword: string,
  verdict: "accepted" | "refused",
  words: string,
  is: (text: string) => boolean,
];

const INTEGER = /^-?(0|[1-9]\d*)$/;

const ANY_TYPE: readonly Change[] = [
  ["empty", "required", "accepted", "an empty identifier", (text) => text === ""],
];

const INTEGERS: readonly Change[] = [
  ["anything", "schema/type", "accepted", "anything", (text) => text !== ""],
  ["word", "schema/type", "accepted", "a word", (text) => /^[a-z]+([_-][a-z]+)*$/i.test(text)],
  ["fraction", "schema/type", "accepted", "a number with a fraction", (text) => /^-?\d+\.\d+$/.test(text)],
  ["exponent", "schema/type", "accepted", "a number with an exponent", (text) => /^\d+e\d+$/i.test(text)],
  ["hexadecimal", "schema/type", "accepted", "a hexadecimal number", (text) => /^0x[0-9a-f]+$/i.test(text)],
  ["plus", "schema/type", "accepted", "a number with a plus sign", (text) => /^\+\d+$/.test(text)],
  ["space-before", "schema/type", "accepted", "a number behind a space", (text) => /^\s+\d+$/.test(text)],
  ["space-behind", "schema/type", "accepted", "a number before a space", (text) => /^\d+\s+$/.test(text)],
  [
    "letters-behind",
    "schema/type",
    "accepted",
    "a number before letters",
    (text) => /^\d+[a-df-z][a-z]*$/i.test(text),
  ],
  ["negative", "schema/type", "refused", "a negative number", (text) => /^-[1-9]\d*$/.test(text)],
  ["zero", "schema/type", "refused", "the number 0", (text) => text === "0"],
  [
    "beyond-32-bits",
    "schema/type",
    "refused",
    "a number beyond 32 bits",
    (text) => INTEGER.test(text) && BigInt(text) > 2n ** 31n - 1n,
  ],
];

const HEX = "[0-9a-f]";
const UUIDS: readonly Change[] = [
  ["anything", "schema/format", "accepted", "anything", (text) => text !== ""],
  ["number", "schema/format", "accepted", "a number", (text) => /^\d+$/.test(text)],
  [
    "no-hyphens",
    "schema/format",
    "accepted",
    "a UUID without hyphens",
    (text) => /^[0-9a-f]{32}$/i.test(text),
  ],
  ["braces", "schema/format", "accepted", "a UUID in braces", (text) => /^\{[0-9a-f-]{36}\}$/i.test(text)],
  ["too-short", "schema/format", "accepted", "a UUID without its last digits", uuid(`${HEX}{1,11}`)],
  ["too-long", "schema/format", "accepted", "a UUID with digits behind it", uuid(`${HEX}{13,}`)],
  ["other-letters", "schema/format", "accepted", "a UUID with letters beyond f", notHex],
  ["upper-case", "schema/format", "refused", "a UUID in upper case", (text) => /[A-F]/.test(text)],
  [
    "not-version-4",
    "schema/format",
    "refused",
    "a UUID of another version than 4",
    (text) => text[14] !== "4",
  ],
  ["nil", "schema/format", "refused", "the nil UUID", (text) => /^[0-]+$/.test(text)],
];

function uuid(end: string): (text: string) => boolean {
  const pattern = new RegExp(`^${HEX}{8}(-${HEX}{4}){3}-${end}$`, "i");
  return (text) => pattern.test(text);
}

function notHex(text: string): boolean {
  return /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i.test(text) && /[g-z]/i.test(text);
}

/** The mutants of the identifier in the path of an operation. */
export function identifierMutants(operation: OperationPlace): Mutant[] {
  return parametersOf(operation)
    .filter((parameter) => valueAt(parameter, "in") === "path")
    .flatMap((parameter) => {
      const schema = inlined(at(parameter, "schema")).schema;
      const changes = schema.type === "integer" ? [...INTEGERS, ...limits(schema)] : UUIDS;
      const inRange = lazily(() => schema);
      const isValid = (text: string) =>
        schema.type === "integer" ? INTEGER.test(text) && inRange(Number(text)) : inRange(text);
      return [...ANY_TYPE, ...changes].map((change) => mutantOf(operation, parameter, isValid, change));
    });
}

function limits({ minimum, maximum }: { readonly [keyword: string]: unknown }): Change[] {
  if (typeof minimum !== "number" || typeof maximum !== "number") return [];
  const [low, high] = [BigInt(minimum), BigInt(maximum)];
  const is = (test: (number: bigint) => boolean) => (text: string) =>
    INTEGER.test(text) && test(BigInt(text));
  return [
    ["above", "schema/maximum", "accepted", "a number above the largest", is((number) => number > high)],
    [
      "one-above",
      "schema/maximum",
      "accepted",
      "the number above the largest",
      is((number) => number === high + 1n),
    ],
    ["largest", "schema/maximum", "refused", "the largest number", is((number) => number === high)],
    ["below", "schema/minimum", "accepted", "a number below the smallest", is((number) => number < low)],
    [
      "one-below",
      "schema/minimum",
      "accepted",
      "the number below the smallest",
      is((number) => number === low - 1n),
    ],
    ["smallest", "schema/minimum", "refused", "the smallest number", is((number) => number === low)],
  ];
}

function mutantOf(
  operation: OperationPlace,
  parameter: Place,
  isValid: (text: string) => boolean,
  [name, keyword, verdict, words, is]: Change,
): Mutant {
  const { api, operationId } = operation;
  const parameterName = textAt(parameter, "name");
  const isMine = requestOf(operation);
  return {
    id: `${operationId}/request/path/${parameterName}/${name}-${verdict}`,
    api,
    operationId,
    side: "request",
    kind: "request/identifier",
    pointer: at(parameter, ...keyword.split("/")).pointer,
    says: `In the path \`${parameterName}\` may ${verdict === "accepted" ? "be" : "not be"} ${words}.`,
    wrap: (transport) => {
      let existing = String(valueAt(parameter, "example"));
      return async (request, signal) => {
        if (!isMine(request)) return transport(request, signal);
        const text = identifierOf(operation, request.target);
        if (isValid(text)) {
          if (verdict === "refused" && is(text))
            return transport(withIdentifier(operation, request, "not-an-identifier"), signal);
          const answer = await transport(request, signal);
          if (answer.status < 300) existing = text;
          return answer;
        }
        const accepted = verdict === "accepted" && is(text);
        return transport(accepted ? withIdentifier(operation, request, existing) : request, signal);
      };
    },
  };
}
