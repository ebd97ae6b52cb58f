/**
 * Requests to the correct provider, and what the contract says of its answers.
 */
import { type OperationId, operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { CONFIG } from "../src/config.ts";
import { TICKET } from "../src/requests.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";

type Headers = WireRequest["headers"];

const ajv = new Ajv2020({ strict: false });
for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
ajv.addSchema(safetyRegister, "safety-register", false, false);
ajv.addSchema(tickets, "tickets", false, false);

const IDS: Readonly<Record<OperationId, string>> = {
  updateAnomaly: "1",
  createNonconformityAnomalies: "1",
  addAnomalyImages: "1",
  getIntervention: "1",
  updateTicket: TICKET,
};

function operationOf(id: OperationId) {
  const operation = operations.find(({ operationId }) => operationId === id);
  if (operation === undefined) throw new Error(id);
  return operation;
}

function documentOf(id: OperationId) {
  const document = operationOf(id).api === "tickets" ? tickets : safetyRegister;
  const { path, method } = operationOf(id);
  return { document, operation: Object(document.paths)[path][method] };
}

/** The examples of a request body in the contract, by name. */
export function examplesOf(id: OperationId): readonly (readonly [name: string, body: unknown])[] {
  const { document, operation } = documentOf(id);
  const examples: Record<string, { $ref: string }> =
    operation.requestBody?.content["application/json"].examples ?? {};
  return Object.entries(examples).map(([name, { $ref }]) => {
    return [name, Object(document.components.examples)[$ref.split("/").at(-1) ?? ""].value];
  });
}

/** What the contract says is wrong with an answer; nothing where it is documented. */
export function wrongWith(id: OperationId, answer: WireAnswer): unknown {
  const { operation } = documentOf(id);
  const { api, method, path } = operationOf(id);
  if (answer.headers["content-type"] !== "application/json; charset=utf-8") return answer.headers;
  const response = operation.responses[answer.status];
  if (response === undefined) return `${answer.status} is not documented`;
  const at = response.$ref ?? `#/paths/${path.replaceAll("/", "~1")}/${method}/responses/${answer.status}`;
  const validate = ajv.compile({ $ref: `${api}${at}/content/application~1json/schema` });
  return validate(JSON.parse(new TextDecoder().decode(answer.body))) ? undefined : validate.errors;
}

export function credentialsOf(id: OperationId, kind: "valid" | "wrong" | "expired" | "withoutRole"): Headers {
  const given = CONFIG[operationOf(id).api].credentials[kind];
  return [
    ...(given.bearerAuth === undefined ? [] : [["Authorization", `Bearer ${given.bearerAuth}`] as const]),
    ...(given.sessionToken === undefined ? [] : [["X-Session-Token", given.sessionToken] as const]),
    ...(given.sessionCookie === undefined
      ? []
      : [["Cookie", `a=b; session=${given.sessionCookie}`] as const]),
  ];
}

const JSON_TYPE = ["Content-Type", "application/json"] as const;
export const bytes = (text: string) => new TextEncoder().encode(text);

export interface Given {
  readonly id?: string;
  readonly headers?: Headers;
  readonly type?: string;
  readonly body?: Uint8Array | undefined;
  readonly query?: string;
}

export function requestOf(id: OperationId, given: Given = {}): WireRequest {
  const { path, method } = operationOf(id);
  const [[, page] = [undefined, undefined]] = examplesOf(id);
  const type = given.type === undefined ? JSON_TYPE : (["Content-Type", given.type] as const);
  return {
    method: method.toUpperCase(),
    target: path.replace(/\{\w+\}/, given.id ?? IDS[id]) + (given.query ?? ""),
    headers: [...(given.headers ?? credentialsOf(id, "valid")), type],
    body: "body" in given ? given.body : page === undefined ? undefined : bytes(JSON.stringify(page)),
  };
}

export const ALL = operations.map(({ operationId }) => operationId);
export const WITH_BODY = ALL.filter((id) => id !== "getIntervention");
