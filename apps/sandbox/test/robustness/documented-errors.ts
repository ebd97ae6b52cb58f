/**
 * What the documents say about the bodies of errors, read without the code of the sandbox.
 */
import { type ApiName, apis } from "@facility-contracts/contract/apis";
import { answerFor } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { contractOf } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { neededCheckOf } from "@facility-contracts/model/schema/check";

const operations = apis.flatMap(({ document, name }) =>
  operationsOf(contractOf(document, name)).map((operation) => ({ ...operation, api: name })),
);

const message = { type: "string" };
const BARE_MESSAGE = schemaOf({
  required: ["message"],
  properties: { message },
  additionalProperties: false,
});

/** What an error is in which has a status that the operation does not document, or no operation. */
const ENVELOPES: Readonly<Partial<Record<ApiName, Place>>> = {
  "safety-register": BARE_MESSAGE,
  tickets: schemaOf({
    required: ["success", "error"],
    properties: {
      success: { const: false },
      error: {
        type: "object",
        required: ["message", "code"],
        properties: { message, code: { type: "string" } },
      },
    },
  }),
};

function schemaOf(schema: object): Place {
  const schemas = { Envelope: { type: "object", ...schema } };
  const contract = contractOf({ openapi: "3.1.0", components: { schemas } }, "errors");
  return placeAt(contract, "#/components/schemas/Envelope");
}

/** The operations of a path. */
export function operationsAt(path: string): typeof operations {
  const [pathname = ""] = path.split("?", 1);
  return operations.filter((operation) =>
    new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]*")}$`).test(pathname),
  );
}

/** What is wrong with the body of an error: nothing, or why it is not in the envelope of its API. */
export function faultsOfError(method: string, path: string, status: number, text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const violations = neededCheckOf(schemaFor(method, path, status)).violationsOf(body);
  return violations.map(({ at, message }) => `${at} ${message}`).join("; ");
}

function schemaFor(method: string, path: string, status: number): Place {
  const own = operationsAt(path);
  const [first] = own;
  if (first === undefined) return BARE_MESSAGE;
  const operation = own.find((candidate) => candidate.method === method.toLowerCase());
  const answer = operation && answerFor(operation, status);
  const schema = (answer && jsonContentIn(answer.contents)?.schema) ?? ENVELOPES[first.api];
  if (schema === undefined)
    throw new Error(`The envelope of the errors of ${first.api} is not known here: add it to ENVELOPES`);
  return schema;
}
