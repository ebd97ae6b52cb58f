/**
 * `swagger-client`: what Swagger UI sends.
 */
import { isObject } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { type Credential, securityOf } from "@facility-contracts/model/security";
import { jsonBodyOf } from "../json-content.ts";
import { type BuiltRequest, checkRequests, type SampleRequest, sentBody } from "./requests.ts";
import { type RequestsTool, requireTool, type Workshop } from "./tool.ts";

export const swaggerClient: RequestsTool = {
  name: "swagger-client",
  judgedBy: "request",
  async check(workshop) {
    const client = await resolved(workshop);
    const build = functionOf(client.factory, "buildRequest");
    return checkRequests("swagger-client", workshop, (operation, sample) => {
      try {
        return requestOf(build(argumentsOf(client, operation, sample)));
      } catch (error) {
        return String(error);
      }
    });
  },
};

/** The tool's own reading of the document. */
async function resolved(workshop: Workshop): Promise<{ factory: unknown; spec: unknown }> {
  const module = requireTool(workshop, "swagger-client");
  const factory: unknown = isObject(module) ? module.default : module;
  if (typeof factory !== "function") throw new Error("swagger-client exports no function");
  const client: unknown = await Reflect.apply(factory, undefined, [
    { spec: structuredClone(workshop.document.document) },
  ]);
  return { factory, spec: isObject(client) ? client.spec : undefined };
}

function functionOf(owner: unknown, name: string): (options: unknown) => unknown {
  const value: unknown = typeof owner === "function" ? Reflect.get(owner, name) : undefined;
  if (typeof value !== "function") throw new Error(`swagger-client has no ${name}`);
  return (options) => Reflect.apply(value, owner, [options]);
}

function argumentsOf(client: { spec: unknown }, operation: Operation, sample: SampleRequest) {
  const body = jsonBodyOf(operation);
  const schemes = securityOf(operation).flatMap(({ requirements }) =>
    requirements.map(({ scheme }) => scheme),
  );
  return {
    spec: client.spec,
    operationId: operation.name,
    parameters: sample.parameters,
    requestBody: sample.body,
    ...(body === undefined ? {} : { requestContentType: body.mediaType }),
    securities: {
      authorized: Object.fromEntries(schemes.map(({ name, credential }) => [name, valueFor(credential)])),
    },
  };
}

/** `http` schemes take an object, keys their text, OAuth its token. */
function valueFor(credential: Credential): unknown {
  const { kind } = credential;
  if (kind === "oauth2" || kind === "openIdConnect")
    return { token: { access_token: "secret", token_type: "Bearer" } };
  if (kind === "http" && credential.scheme === "basic") return { username: "someone", password: "secret" };
  return { value: "secret" };
}

function requestOf(value: unknown): BuiltRequest | string {
  if (!isObject(value) || typeof value.url !== "string" || typeof value.method !== "string")
    return "no request";
  const headers = isObject(value.headers) ? value.headers : {};
  const url = new URL(value.url, "http://server.invalid");
  return {
    method: value.method,
    path: url.pathname,
    query: [...url.searchParams.keys()],
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]),
    ),
    body: typeof value.body === "string" ? sentBody(value.body) : value.body,
  };
}
