/**
 * One request for each answer that an operation documents: what a careful user gives a tool that cannot find out by
 * itself how to make a provider refuse something.
 */
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { isObject } from "@facility-contracts/model/json";
import { below, entriesOf } from "@facility-contracts/model/place";
import { LARGEST_BODY } from "@facility-contracts/provider/stages";
import config from "../examples/provider.config.ts";
import type { Credentials, Resources } from "../src/config.ts";
import {
  JSON_TYPE,
  type OperationContract,
  operationsOf,
  type ResponseContract,
  type SchemeContract,
} from "../src/contract/operation.ts";

/** A request, and the answer that it must get. */
export interface Situation {
  readonly operation: OperationContract;
  readonly response: ResponseContract;
  /** The value of each parameter in the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The credentials, and the media type of the body. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value; where the media type is not that of JSON, a text. */
  readonly body: unknown;
}

/** The body as it is sent. */
export function textOf({ body }: Situation): string | undefined {
  return body === undefined || typeof body === "string" ? body : JSON.stringify(body);
}

/** The situations of an API, in the order of its document. */
export function situationsOf(api: Api): readonly Situation[] {
  return operationsOf(api).flatMap((operation) =>
    operation.responses.map((response) => situationOf(api, operation, response)),
  );
}

/** The path of a request, its query included. */
export function targetOf({ operation, path, query }: Situation): string {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? "");
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) for (const value of values) search.append(name, value);
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** The shortest of the examples of the answer, which has the fewest fields that may be missing. */
export function answerOf({ response }: Situation): unknown {
  const examples = entriesOf(below(response.place, "content", JSON_TYPE, "examples"));
  const values = examples.map((example) => below(example.place, "value").value);
  return values.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0];
}

/** The headers that carry credentials. */
function headersOf(schemes: readonly SchemeContract[], credentials: Credentials): Record<string, string> {
  return Object.fromEntries(
    schemes.map(({ name, carrier, field }) => {
      const value = credentials[name] ?? "";
      if (carrier === "bearer") return [field, `Bearer ${value}`];
      return carrier === "cookie" ? ["Cookie", `${field}=${value}`] : [field, value];
    }),
  );
}

function situationOf(api: Api, operation: OperationContract, response: ResponseContract): Situation {
  const { status } = response;
  const { valid, wrong = {}, withoutRole = {} } = credentialsOf(api);
  const credentials = status === 401 ? wrong : status === 403 ? withoutRole : valid;
  const mediaType = status === 415 ? "text/plain" : JSON_TYPE;
  return {
    operation,
    response,
    path: pathOf(operation, status),
    query: status < 300 ? queryOf(operation) : {},
    headers: {
      ...headersOf(operation.security.schemes, credentials),
      ...(operation.body === undefined ? {} : { "Content-Type": mediaType }),
    },
    body: bodyOf(operation, status),
  };
}

/** The credentials of the provider under test. */
export function credentialsOf(api: Api) {
  const provider = config[api];
  if (provider === undefined) throw new Error(`provider.config.ts says nothing of ${api}`);
  return provider.credentials;
}

function pathOf(operation: OperationContract, status: number): Record<string, string> {
  const { existing, absent } = resourcesOf(operation);
  const id = status === 404 ? absent : existing[0];
  // Where there is no body to be wrong, the identifier is.
  const text = status === 400 && operation.body === undefined ? "not-an-id" : String(id);
  return Object.fromEntries(
    operation.parameters.filter(({ in: where }) => where === "path").map(({ name }) => [name, text]),
  );
}

function resourcesOf({ api, operationId }: OperationContract): Resources {
  const resources: { readonly [id: string]: Resources | undefined } = config[api]?.resources ?? {};
  const own = resources[operationId];
  if (own === undefined) throw new Error(`provider.config.ts names no row for ${operationId}`);
  return own;
}

/** The last of the examples of each parameter: those of the contract become longer. */
function queryOf(operation: OperationContract): Record<string, string[]> {
  return Object.fromEntries(
    operation.parameters
      .filter(({ in: where }) => where === "query")
      .map(({ name, place }) => {
        const last = entriesOf(below(place, "examples")).at(-1);
        const values = last === undefined ? [] : entriesOf(below(last.place, "value"));
        return [name, values.map((entry) => String(entry.place.value))];
      }),
  );
}

function bodyOf({ body }: OperationContract, status: number): unknown {
  if (body === undefined) return undefined;
  if (status === 400) return { unknown: true };
  if (status === 415) return JSON.stringify(body.example);
  return status === 413 ? enlarged(body.example) : body.example;
}

/** Fields whose length the contract does not limit. */
const WITHOUT_LIMIT = ["notes", "room", "uploadId"];

/** A body that is too large and nothing else. */
function enlarged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(enlarged);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      WITHOUT_LIMIT.includes(name) ? "x".repeat(LARGEST_BODY) : enlarged(field),
    ]),
  );
}
