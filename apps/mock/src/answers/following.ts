import type { OperationId } from "@facility-contracts/contract/operations";
import type { NonconformityResponse, UploadsResponse } from "@facility-contracts/contract/safety-register";
import { isObject } from "@facility-contracts/model/json";
import type { MockRequest } from "../http/request.ts";
import { withoutUnasked } from "./extend.ts";
import { type Operation, usualResponse } from "./operation.ts";

/** Makes the body of an answer from the request and the documented examples of the answer. */
export type Follow = (request: MockRequest) => unknown;

/** The examples of the usual answer, by name, and the first of them. */
export interface Examples {
  readonly first: unknown;
  readonly named: ReadonlyMap<string | null, unknown>;
}

/** The operations whose answer says something of the request. Everything else of it comes from the examples. */
const FOLLOWS: Partial<Record<OperationId, (examples: Examples, operation: Operation) => Follow>> = {
  getIntervention: ({ first, named }, operation) => {
    // Without `extend` it is the first example, and the others are that with blocks of the one that has all.
    const [whole, schema] = [named.get("page") ?? first, usualResponse(operation)?.contents?.[0]?.schema];
    return ({ query = {} }) => {
      const asked = new Set([query.extend ?? []].flat());
      return asked.size === 0 || schema === undefined ? first : withoutUnasked(whole, schema, asked);
    };
  },

  createNonconformityAnomalies: () => {
    return ({ body }): NonconformityResponse => ({
      nbInsertion: Array.isArray(body) ? body.length : 0,
    });
  },

  addAnomalyImages: ({ first }) => {
    const { presignedUrl = "" } = firstUpload(first);
    return ({ body }): UploadsResponse => ({
      uploads: (Array.isArray(body) ? body : []).map((image: unknown, index) => ({
        uploadId: isObject(image) ? String(image.uploadId) : "",
        presignedUrl: presignedUrl.replace(/[^/]*$/, String(index + 1)),
        id: String(index + 1),
      })),
    });
  },
};

/** How the answer of an operation follows the request, if it does. */
export function followOf(operation: Operation, examples: Examples): Follow | undefined {
  const entry = Object.entries(FOLLOWS).find(([operationId]) => operationId === operation.iid);
  return entry?.[1](examples, operation);
}

function firstUpload(example: unknown): { presignedUrl?: string } {
  const [upload] = isObject(example) && Array.isArray(example.uploads) ? example.uploads : [];
  return isObject(upload) && typeof upload.presignedUrl === "string"
    ? { presignedUrl: upload.presignedUrl }
    : {};
}
