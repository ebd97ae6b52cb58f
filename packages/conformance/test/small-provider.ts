/**
 * Small contracts, and providers of them in a few lines.
 */
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { isProof } from "@facility-contracts/command/proof-mode";
import { contractOf } from "@facility-contracts/model/contract";
import type { Credential, Names, ProviderConfig } from "../src/config.ts";
import { runSuite } from "../src/conformance.ts";
import type { ApiContract } from "../src/contract/contracts.ts";
import type { RunOptions } from "../src/options.ts";
import type { Report } from "../src/report.ts";
import type { Transport } from "../src/wire.ts";
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

/**
 * Runs the suite on a provider that answers each request by a function: over HTTP in a proof, else without the sockets in
 * between, which would be most of the work. That a run over HTTP is the same conformance.test.ts shows.
 */
export function runOnSmall(
  api: ApiContract,
  answer: (request: Seen) => Said,
  config: ProviderConfig<Names, Credential> = NO_CREDENTIALS,
  options: RunOptions = {},
): Promise<Report> {
  return isProof
    ? runOverHttp(api, answer, config, options)
    : runSuite(api, config, { transport: inProcess(answer), ...PATIENT, ...options });
}

async function runOverHttp(
  api: ApiContract,
  answer: (request: Seen) => Said,
  config: ProviderConfig<Names, Credential>,
  options: RunOptions,
): Promise<Report> {
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const body = await buffer(request);
    const [status, value] = said(() => answer(seen(method, url, headers, body)));
    const content = value === undefined ? undefined : contentOf(value);
    if (content === undefined) response.writeHead(status).end();
    else response.writeHead(status, { "content-type": content.type }).end(content.text);
  });
  return runSuite(api, { ...config, baseUrl: await originOf(server) }, { ...PATIENT, ...options });
}

/** What the provider is asked and what it answers, as HTTP would bring it. */
function inProcess(answer: (request: Seen) => Said): Transport {
  return async ({ method, target, headers, body = Buffer.alloc(0) }) => {
    // Requests that are sent together are on their way together, here too.
    await setImmediate();
    const names = new Map<string, string>();
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      const before = names.get(key);
      if (before === undefined) names.set(key, value.trim());
      else if (!COUNTED_ONCE.has(key))
        names.set(key, `${before}${key === "cookie" ? ";" : ","} ${value.trim()}`);
    }
    const [status, value] = said(() => answer(seen(method, target, Object.fromEntries(names), body)));
    const content = value === undefined ? undefined : contentOf(value);
    return {
      status,
      headers: content === undefined ? {} : { "content-type": content.type },
      body: Buffer.from(method === "HEAD" ? "" : (content?.text ?? "")),
    };
  };
}

/** Headers of which Node takes the first one. */
const COUNTED_ONCE = new Set(["authorization", "content-type", "user-agent"]);

function contentOf(value: unknown): { readonly type: string; readonly text: string } {
  return typeof value === "string"
    ? { type: "text/csv", text: value }
    : { type: "application/json", text: JSON.stringify(value) };
}

function seen(method: string, target: string, headers: Seen["headers"], body: Uint8Array): Seen {
  const [path = "", query = ""] = target.split("?");
  return { method, headers, path: path.split("/").slice(1), query: new URLSearchParams(query), body };
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
