/**
 * The stages that every request goes through, in their order. The first one that has an answer ends the way.
 */
import { type Answer, refuse } from "./answer.ts";
import { type Call, cookieOf, headerOf } from "./call.ts";
import { parameters, problemsOf, type Route, routes, takesBody } from "./contract.ts";
import { holderOf } from "./tokens.ts";
import { exists, work } from "./work.ts";

/** An answer, or undefined where the next stage goes on. */
export type Outcome = Answer | undefined | Promise<Answer | undefined>;

/** One stage. */
export type Stage = (call: Call) => Outcome;

/** The largest body, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

/** The access token of `Authorization: Bearer …`. The scheme may be in any case, as RFC 9110 wants it. */
export function bearerOf(call: Call): string | undefined {
  return /^bearer +(\S+)$/i.exec(headerOf(call.request, "authorization") ?? "")?.[1];
}

function authenticate(call: Call): Answer | undefined {
  if (call.api === "tickets") {
    call.holder = holderOf("session", cookieOf(call.request, "session"));
  } else {
    const access = holderOf("access", bearerOf(call));
    const session = holderOf("sessionToken", headerOf(call.request, "x-session-token"));
    call.holder = access === session ? access : undefined;
  }
  return call.holder === undefined ? refuse(call.api, "unauthorized") : undefined;
}

function authorise(call: Call): Answer | undefined {
  return call.holder === "manager" ? undefined : refuse(call.api, "forbidden");
}

function matches(route: Route, method: string, segments: readonly string[]): boolean {
  return (
    route.method === method &&
    route.segments.length === segments.length &&
    route.segments.every((segment, at) =>
      segment === undefined ? segments[at] !== "" : segment === segments[at],
    )
  );
}

/** The route of a path. */
export function routeOf(method: string, path: string): Route | undefined {
  const segments = path.split("/");
  return routes.find((candidate) => matches(candidate, method, segments));
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function route(call: Call): Answer | undefined {
  const found = routeOf(call.request.method, call.path);
  if (found === undefined) return refuse(call.api, "noRoute");
  call.operationId = found.operationId;
  call.idText = decoded(call.path.split("/")[found.segments.indexOf(undefined)] ?? "");
  return undefined;
}

/** An integer as JSON writes it without fraction and exponent. */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;

function readParameters(call: Call): Answer | undefined {
  const parameter = routes.find(({ operationId }) => operationId === call.operationId)?.parameter;
  const text = call.idText;
  if (parameter === undefined || text === undefined) return refuse(call.api, "parameter");
  const id = parameter !== "id" && INTEGER.test(text) ? Number(text) : text;
  const extend = call.query.getAll("extend");
  if (!parameters[parameter](id) || !parameters.extend(extend)) return refuse(call.api, "parameter");
  call.id = id;
  call.extend = extend;
  return undefined;
}

/** `application/json` in any letter case, alone or with UTF-8 as its charset. */
const MEDIA_TYPE = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?\s*;?$/i;

function checkMediaType(call: Call): Answer | undefined {
  if (call.operationId === undefined || !takesBody(call.operationId)) return undefined;
  const type = headerOf(call.request, "content-type");
  // Nothing at all is of no media type; it is a missing body, which a later stage refuses.
  if (type === undefined && (call.request.body?.length ?? 0) === 0) return undefined;
  return MEDIA_TYPE.test(type ?? "") ? undefined : refuse(call.api, "mediaType");
}

function checkSize(call: Call): Answer | undefined {
  if (call.operationId === undefined || !takesBody(call.operationId)) return undefined;
  return (call.request.body?.length ?? 0) > LARGEST_BODY ? refuse(call.api, "size") : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function parse(call: Call): Answer | undefined {
  if (call.operationId === undefined || !takesBody(call.operationId)) return undefined;
  try {
    call.text = utf8.decode(call.request.body ?? new Uint8Array());
    call.body = JSON.parse(call.text);
    return undefined;
  } catch {
    return refuse(call.api, "body", { body: "Invalid JSON" });
  }
}

function validate(call: Call): Answer | undefined {
  if (call.operationId === undefined) return undefined;
  const problems = problemsOf(call.operationId, call.body);
  return problems === undefined ? undefined : refuse(call.api, "body", problems);
}

function find(call: Call): Answer | undefined {
  return exists(call) ? undefined : refuse(call.api, "absent");
}

/** The stages by their names, in the order in which they run. */
export const stages = {
  authenticate,
  authorise,
  route,
  readParameters,
  checkMediaType,
  checkSize,
  parse,
  validate,
  find,
  work,
} as const;

/** The name of a stage. */
export type StageName = keyof typeof stages;

/** The names of the stages, in their order. */
export const STAGE_NAMES: readonly StageName[] = [
  "authenticate",
  "authorise",
  "route",
  "readParameters",
  "checkMediaType",
  "checkSize",
  "parse",
  "validate",
  "find",
  "work",
];
