/**
 * `swagger-client`: what Swagger UI sends.
 */
import { isObject, type Operation } from "../document.ts";
import { type BuiltRequest, checkRequests, type SampleRequest } from "./requests.ts";
import { type RequestsTool, requireTool, type Workshop } from "./tool.ts";

/** Its requests. */
export const swaggerClient: RequestsTool = {
  name: "swagger-client",
  judgedBy: "request",
  async check(workshop) {
    const client = await resolved(workshop);
    const build = functionOf(client.factory, "buildRequest");
    return checkRequests("swagger-client", workshop, (operation, sample) => {
      try {
        return requestOf(build(argumentsOf(workshop, client, operation, sample)));
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
    { spec: structuredClone(workshop.document.root) },
  ]);
  return { factory, spec: isObject(client) ? client.spec : undefined };
}

function functionOf(owner: unknown, name: string): (options: unknown) => unknown {
  const value: unknown = typeof owner === "function" ? Reflect.get(owner, name) : undefined;
  if (typeof value !== "function") throw new Error(`swagger-client has no ${name}`);
  return (options) => Reflect.apply(value, owner, [options]);
}

function argumentsOf(
  workshop: Workshop,
  client: { spec: unknown },
  operation: Operation,
  sample: SampleRequest,
) {
  const names = new Set(operation.security.flat());
  return {
    spec: client.spec,
    operationId: operation.id,
    parameters: sample.parameters,
    requestBody: sample.body,
    ...(operation.body === undefined ? {} : { requestContentType: operation.body.mediaType }),
    securities: {
      authorized: Object.fromEntries([...names].map((name) => [name, credentialFor(workshop, name)])),
    },
  };
}

/** `http` schemes take an object, keys their text, OAuth its token. */
function credentialFor({ document }: Workshop, name: string): unknown {
  const components = document.root.components;
  const schemes = isObject(components) ? components.securitySchemes : undefined;
  const scheme = isObject(schemes) ? schemes[name] : undefined;
  const type = isObject(scheme) ? scheme.type : undefined;
  if (type === "oauth2" || type === "openIdConnect")
    return { token: { access_token: "secret", token_type: "Bearer" } };
  if (type === "http" && isObject(scheme) && scheme.scheme === "basic")
    return { username: "someone", password: "secret" };
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
    body: parsed(value.body),
  };
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
