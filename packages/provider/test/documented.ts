/**
 * Requests to the correct provider, and what the contract says of its answers.
 */
import { type OperationId, operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { answerFor } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { contractOf } from "@facility-contracts/model/contract";
import { examplesOf as examplesAt } from "@facility-contracts/model/example";
import { operationsOf } from "@facility-contracts/model/operation";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import { CONFIG } from "../src/config.ts";
import { TICKET } from "../src/requests.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";

type Headers = WireRequest["headers"];

const contracts = [contractOf(safetyRegister, "safety-register"), contractOf(tickets, "tickets")];

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

function documented(id: OperationId) {
  const found = contracts.flatMap(operationsOf).find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** The examples of a request body in the contract, by name. */
export function examplesOf(id: OperationId): readonly (readonly [name: string, body: unknown])[] {
  const content = jsonContentIn(bodyOf(documented(id))?.contents ?? []);
  const examples = content === undefined ? [] : examplesAt(content.place);
  return examples.map(({ name = "", value }) => [name, value]);
}

/** What the contract says is wrong with an answer; nothing where it is documented. */
export function wrongWith(id: OperationId, answer: WireAnswer): unknown {
  if (answer.headers["content-type"] !== "application/json; charset=utf-8") return answer.headers;
  const schema = jsonContentIn(answerFor(documented(id), answer.status)?.contents ?? [])?.schema;
  if (schema === undefined) return `${answer.status} is not documented`;
  const wrong = neededCheckOf(schema).violationsOf(JSON.parse(new TextDecoder().decode(answer.body)));
  return wrong.length === 0 ? undefined : wrong;
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
