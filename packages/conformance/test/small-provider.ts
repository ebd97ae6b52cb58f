/**
 * Small contracts, and providers of them in a few lines.
 */
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { contractOf } from "@facility-contracts/model/contract";
import type { Credential, Names, ProviderConfig } from "../src/config.ts";
import { runSuite } from "../src/conformance.ts";
import type { ApiContract } from "../src/contract/contracts.ts";
import type { RunOptions } from "../src/options.ts";
import type { Report } from "../src/report.ts";
import { originOf } from "./listening.ts";
import { PATIENT } from "./patient.ts";

/** All that is known of a provider that needs no credentials. */
export const NO_CREDENTIALS: ProviderConfig = { credentials: { valid: {} } };

/** What a body with a name is, and the row that is made of it. */
export const NAMED = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: { type: "string" } },
};
export const NAMED_ROW = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer" }, name: { type: "string" } },
};

/** A contract that nobody has written for this suite. */
export function smallContract(paths: object, parts: object = {}): ApiContract {
  const info = { title: "Small", version: "1" };
  const contract = contractOf({ openapi: "3.1.0", info, paths, ...parts }, "small");
  return { name: "small", contract, shown: new Set(), rules: [] };
}

/** A request as a small provider sees it. */
export interface Seen {
  readonly method: string;
  /** The parts of the path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Uint8Array;
}

/** An answer: a status, and a JSON value unless it has no body; a text is sent as text. */
export type Said = readonly [status: number, value?: unknown];

/** Runs the suite on a provider that answers each request by a function. */
export async function runOnSmall(
  api: ApiContract,
  answer: (request: Seen) => Said,
  config: ProviderConfig<Names, Credential> = NO_CREDENTIALS,
  options: RunOptions = {},
): Promise<Report> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const [status, value] = said(() => answer({ ...seen(request), body }));
    if (value === undefined) response.writeHead(status).end();
    else if (typeof value === "string") response.writeHead(status, { "content-type": "text/csv" }).end(value);
    else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  });
  return runSuite(api, { ...config, baseUrl: await originOf(server) }, { ...PATIENT, ...options });
}

function seen({ headers, method = "", url = "" }: IncomingMessage): Omit<Seen, "body"> {
  const [path = "", query = ""] = url.split("?");
  return { method, headers, path: path.split("/").slice(1), query: new URLSearchParams(query) };
}

/** An answer that is thrown is one, too: a refusal. */
function said(work: () => Said): Said {
  try {
    return work();
  } catch (thrown) {
    if (Array.isArray(thrown)) return [Number(thrown[0]), thrown[1]];
    throw thrown;
  }
}

/** Refuses a request. */
export function refuse(status: number): never {
  throw [status, { message: "no" }];
}

/** The integer that a part of a path is, or a refusal. */
export function integerIn(part = "", malformed = 400): number {
  try {
    const text = decodeURIComponent(part);
    if (/^-?\d+$/.test(text)) return Number(text);
  } catch {
    // A broken percent sign.
  }
  return refuse(malformed);
}

/** The JSON value of a body, or a refusal. */
export function jsonIn({ body, headers }: Seen): unknown {
  if (!/^application\/json *(;|$)/i.test(headers["content-type"] ?? "")) refuse(415);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return refuse(400);
  }
}

/** The token of a request. */
export function bearerIn({ headers }: Seen): string {
  return /^bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** Documented answers, each with a JSON body. */
export function answers(...statuses: readonly number[]): Record<string, object> {
  const schema = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
  const content = { "application/json": { schema } };
  return Object.fromEntries(statuses.map((status) => [status, { description: "no", content }]));
}

/** A documented answer with a JSON body of a schema. */
export function answerOf(schema: object): object {
  return { description: "yes", content: { "application/json": { schema } } };
}

/** An integer in the path. */
export function idParameter(name: string, parts: object = {}): object {
  return { name, in: "path", required: true, schema: { type: "integer" }, example: 1, ...parts };
}

/** What is wrong and what is not checked, in short. */
export function summed({ findings, notChecked }: Report) {
  return {
    findings: findings.map(
      ({ operationId, check, place, got }) => `${operationId} ${check} ${place}: ${got}`,
    ),
    notChecked: notChecked.map(({ what, why }) => `${what}: ${why}`),
  };
}
