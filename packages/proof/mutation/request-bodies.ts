/**
 * Mutants of the body of a request: what is valid by the contract is no longer, and the other way round.
 */

import { bytesOf, parsed } from "@facility-contracts/provider/foreign/json";
import { at, type OperationPlace } from "@facility-contracts/provider/foreign/place";
import { inlined, pathText } from "@facility-contracts/provider/foreign/schema";
import { lazily } from "@facility-contracts/provider/foreign/validator";
import type { WireRequest } from "@facility-contracts/provider/wire";
import type { BodyChange, BodyOperator, BodySchema } from "./body-change.ts";
import { dates } from "./body-dates.ts";
import { enumMembers } from "./body-enums.ts";
import { uncheckedItems } from "./body-items.ts";
import { droppedKeywords, inventedLimits, lengthsCountedOtherwise, limitsOffByOne } from "./body-keywords.ts";
import { openedObjects, removedMembers, requiredMembers } from "./body-objects.ts";
import { addresses, refusedValues, widenedTypes } from "./body-values.ts";
import { examplesOf, requestContent } from "./document.ts";
import { requestOf } from "./message.ts";
import type { Mutant } from "./mutant.ts";

const OPERATORS: readonly BodyOperator[] = [
  droppedKeywords,
  limitsOffByOne,
  lengthsCountedOtherwise,
  inventedLimits,
  widenedTypes,
  refusedValues,
  enumMembers,
  requiredMembers,
  removedMembers,
  openedObjects,
  uncheckedItems,
  addresses,
  dates,
];

/** No schema of a body allows it. */
const INVALID = bytesOf(null);

/** The schema of the body of an operation, none when it has no body. */
export function bodySchemaOf(operation: OperationPlace): BodySchema | undefined {
  const content = requestContent(operation);
  const place = at(content, "schema");
  if (place.value === undefined) return undefined;
  const { schema, nodes } = inlined(place);
  return { schema, nodes, valid: lazily(() => schema), example: examplesOf(content)[0] };
}

/** The mutants of the body of an operation. */
export function bodyMutants(operation: OperationPlace): Mutant[] {
  const body = bodySchemaOf(operation);
  if (body === undefined) return [];
  return body.nodes.flatMap((node) =>
    OPERATORS.flatMap((operator) => operator(body, node)).map((change) => mutantOf(operation, body, change)),
  );
}

function mutantOf(operation: OperationPlace, body: BodySchema, change: BodyChange): Mutant {
  const { api, operationId } = operation;
  const { kind, pointer, says } = change;
  const id = [operationId, "request", "body", pathText(change.value), change.name].filter(Boolean).join("/");
  const isMine = requestOf(operation);
  return {
    id,
    api,
    operationId,
    side: "request",
    kind,
    pointer,
    says,
    wrap: (transport) => {
      const validBody = lastValid(body);
      return (request, signal) =>
        transport(isMine(request) ? withVerdictOf(change, body, request, validBody) : request, signal);
    },
  };
}

/**
 * The request with a body that the provider judges as the mutated one would judge the real one: the order of its
 * checks and the answers stay its own.
 */
function withVerdictOf(
  { accepts }: BodyChange,
  { valid }: BodySchema,
  request: WireRequest,
  validBody: LastValid,
): WireRequest {
  const json = parsed(request.body);
  if (json === undefined) return request;
  const isValid = valid(json.value);
  if (isValid) validBody.see(request.body);
  const accepted = accepts(json.value);
  if (accepted === isValid) return request;
  return { ...request, body: accepted ? validBody.bytes() : INVALID };
}

/** The last valid body that was sent; at first the example of the contract. */
export interface LastValid {
  see(bytes: Uint8Array | undefined): void;
  bytes(): Uint8Array;
}

/** Remembers the last valid body. */
export function lastValid({ example }: BodySchema): LastValid {
  let last: Uint8Array | undefined;
  return {
    see: (bytes) => {
      last = bytes ?? last;
    },
    bytes: () => {
      last ??= bytesOf(example);
      return last;
    },
  };
}
