/**
 * A provider that keeps nothing: it checks a request with the contract and answers its examples. Written without the
 * code of the mutants.
 */
import type { Api, Operation } from "@facility-contracts/contract/frozen/operations";
import type { Transport, WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import {
  answerExample,
  documents,
  isObject,
  requestExamples,
  validator,
  valueAt,
} from "./mutation-document.ts";

/** What the provider accepts; `visitor` may not do anything. */
export const TOKENS = { valid: "valid", expired: "expired", visitor: "visitor" } as const;
export const ABSENT = { "safety-register": "404", tickets: "00000000-0000-4000-8000-000000000404" } as const;
/** Larger bodies are refused with 413. */
export const LIMIT = 100_000;

/** The provider of one operation. */
export function fakeProvider(operation: Operation): Transport {
  const { api, path, method } = operation;
  const pattern = new RegExp(`^${path.replace(/\{\w+\}/, "([^/]*)")}$`);
  const isValid = validator(
    api,
    "paths",
    path,
    method,
    "requestBody",
    "content",
    "application/json",
    "schema",
  );
  const isUuid = validator("tickets", "components", "schemas", "TicketId");
  const members = valueAt(
    "safety-register",
    documents["safety-register"],
    "components",
    "schemas",
    "InterventionExtend",
    "enum",
  );
  const hasBody = requestExamples(operation).length > 0;

  return async (request) => {
    const [, segment] = pattern.exec(request.target.split("?")[0] ?? "") ?? [];
    if (segment === undefined || request.method !== method.toUpperCase())
      return answer(418, { message: "no route" });
    const denied = deny(api, request);
    if (denied !== undefined) return answer(denied, answerExample(operation, denied));
    const type = header(request, "content-type");
    if (hasBody && !/^application\/json\s*(;|$)/i.test(type ?? "")) return error(415);
    const id = decodeURIComponent(segment);
    const isId = api === "tickets" ? isUuid(id) : /^-?(0|[1-9]\d*)$/.test(id);
    const inRange =
      operation.operationId !== "getIntervention" ||
      (BigInt(isId ? id : 0) <= 2n ** 53n - 1n && BigInt(isId ? id : 0) >= -(2n ** 53n) + 1n);
    const values = new URLSearchParams(request.target.split("?")[1] ?? "").getAll("extend");
    if (!isId || !inRange || !values.every((value) => Array.isArray(members) && members.includes(value)))
      return error(400, 1);
    if (hasBody) {
      if ((request.body?.length ?? 0) > LIMIT) return error(413);
      try {
        if (!isValid(JSON.parse(new TextDecoder().decode(request.body)))) return error(400);
      } catch {
        return error(400);
      }
    }
    if (id === ABSENT[api]) return error(404);
    return operation.operationId === "createNonconformityAnomalies"
      ? error(201)
      : answer(200, success(values));
  };

  function error(status: number, index = 0): WireAnswer {
    return answer(status, answerExample(operation, status, index) ?? answerExample(operation, status));
  }

  function success(values: readonly string[]): unknown {
    if (operation.operationId !== "getIntervention") return answerExample(operation, 200);
    const [base, page] = [answerExample(operation, 200, 0), answerExample(operation, 200, 2)];
    const properties = valueAt(api, documents[api], "components", "schemas", "Intervention", "properties");
    const blocks = Object.entries(isObject(properties) ? properties : {}).filter(
      ([, schema]) => isObject(schema) && values.includes(String(schema["x-extend"])),
    );
    const data = isObject(base) ? base.data : {};
    const full = isObject(page) ? page.data : {};
    return {
      data: {
        ...(isObject(data) ? data : {}),
        ...Object.fromEntries(blocks.map(([name]) => [name, isObject(full) ? full[name] : null])),
      },
    };
  }
}

function deny(api: Api, request: WireRequest): 401 | 403 | undefined {
  const authorization = /^bearer (.+)$/i.exec(header(request, "authorization") ?? "")?.[1];
  const cookies = (header(request, "cookie") ?? "")
    .split("; ")
    .find((cookie) => cookie.startsWith("session="));
  const tokens =
    api === "tickets" ? [cookies?.slice(8)] : [authorization, header(request, "x-session-token")];
  if (tokens.includes(TOKENS.visitor)) return 403;
  return tokens.every((token) => token === TOKENS.valid) ? undefined : 401;
}

export function header(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function answer(status: number, value: unknown): WireAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}
