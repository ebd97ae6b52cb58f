/**
 * One request for each answer that an operation documents: what a careful user gives a tool that cannot find out by
 * itself how to make a provider refuse something.
 */
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { isObject, listOf } from "@facility-contracts/model/json";
import { LARGEST_BODY } from "@facility-contracts/provider/stages";
import { sentCredentials } from "../src/cases/request.ts";
import type { ProviderConfig } from "../src/config.ts";
import type { OperationContract, ResponseContract } from "../src/contract/operation.ts";
import { operationsOf } from "../src/contract/operations.ts";
import type { Subject } from "./subject.ts";

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
export function situationsOf({ api, config }: Subject): readonly Situation[] {
  return operationsOf(api).flatMap((operation) =>
    operation.responses.map((response) => situationOf(config, operation, response)),
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
  const content = jsonContentIn(response.contents);
  const values = content === undefined ? [] : examplesOf(content.place).map(({ value }) => value);
  return values.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0];
}

function situationOf(
  config: ProviderConfig,
  operation: OperationContract,
  response: ResponseContract,
): Situation {
  const status = Number(response.status);
  const { valid, wrong = {}, withoutRole = {} } = config.credentials;
  const credentials = status === 401 ? wrong : status === 403 ? withoutRole : valid;
  const mediaType = status === 415 ? "text/plain" : (operation.body?.type ?? "");
  return {
    operation,
    response,
    path: pathOf(config, operation, status),
    query: status < 300 ? queryOf(operation) : {},
    headers: {
      ...Object.fromEntries(
        sentCredentials(operation.security[0]?.schemes ?? [], credentials).map(({ name, value }) => [
          name,
          value,
        ]),
      ),
      ...(operation.body === undefined ? {} : { "Content-Type": mediaType }),
    },
    body: bodyOf(operation, status),
  };
}

function pathOf(
  { rows = {} }: ProviderConfig,
  operation: OperationContract,
  status: number,
): Record<string, string> {
  return Object.fromEntries(
    operation.pathParameters.map((parameter) => {
      const { existing = [], absent } = rows[parameter.row] ?? {};
      const id = status === 404 && absent !== undefined ? absent : existing[0];
      // Where there is no body to be wrong, the identifier is.
      return [parameter.name, status === 400 && operation.body === undefined ? "not-an-id" : String(id)];
    }),
  );
}

/** The last of the examples of each parameter: those of the contract become longer. */
function queryOf(operation: OperationContract): Record<string, string[]> {
  return Object.fromEntries(
    operation.queryParameters.map(({ name, place }) => [
      name,
      listOf(examplesOf(place).at(-1)?.value).map(String),
    ]),
  );
}

function bodyOf({ example: { body } }: OperationContract, status: number): unknown {
  if (body === undefined) return undefined;
  if (status === 400) return { unknown: true };
  if (status === 415) return JSON.stringify(body.value);
  return status === 413 ? enlarged(body.value) : body.value;
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
