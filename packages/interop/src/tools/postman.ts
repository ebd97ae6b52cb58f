/**
 * `openapi-to-postmanv2`: the collection that Postman makes of a document.
 */
import { isObject, type JsonObject, listOf, textsOf } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { type BuiltRequest, checkRequests, pathOf, type SampleRequest, sentBody } from "./requests.ts";
import { type RequestsTool, requireTool, type Workshop } from "./tool.ts";

const PACKAGE = "openapi-to-postmanv2";

export const postman: RequestsTool = {
  name: "postman",
  judgedBy: "request",
  async check(workshop) {
    const collection = await converted(workshop);
    const requests = requestsIn(collection.item, collection.auth);
    return checkRequests("postman", workshop, (operation, sample) => {
      const found = requests.find(
        ({ method, path }) => method === operation.method.toUpperCase() && samePath(path, operation),
      );
      return found === undefined ? undefined : builtOf(found, operation, sample);
    });
  },
};

/** A request of the collection, with the authentication that it has or inherits. */
interface CollectionRequest {
  readonly method: string;
  readonly path: string;
  readonly request: JsonObject;
  readonly auth: unknown;
  readonly statuses: readonly string[];
}

/** Bodies by the examples: by schemas it writes texts such as `<integer>`, which a person has to fill in. */
const OPTIONS = { parametersResolution: "Example", requestParametersResolution: "Example" };

async function converted(workshop: Workshop): Promise<JsonObject> {
  const module = requireTool(workshop, PACKAGE);
  const convert: unknown = isObject(module) ? module.convertV2 : undefined;
  if (typeof convert !== "function") throw new Error(`${PACKAGE} has no convertV2`);
  const input = { type: "json", data: structuredClone(workshop.document.document) };
  return new Promise((resolve, reject) => {
    Reflect.apply(convert, module, [
      input,
      OPTIONS,
      (error: unknown, result: unknown) => {
        const output = isObject(result) && Array.isArray(result.output) ? result.output[0] : undefined;
        const collection = isObject(output) ? output.data : undefined;
        if (isObject(collection)) resolve(collection);
        else reject(new Error(`${PACKAGE}: ${error ?? JSON.stringify(result)}`));
      },
    ]);
  });
}

function requestsIn(items: unknown, inherited: unknown): CollectionRequest[] {
  return listOf(items).flatMap((item): CollectionRequest[] => {
    if (!isObject(item)) return [];
    if (item.item !== undefined) return requestsIn(item.item, item.auth ?? inherited);
    const { request } = item;
    if (!isObject(request) || !isObject(request.url)) return [];
    return [
      {
        method: String(request.method),
        path: `/${textsOf(request.url.path).join("/")}`,
        request,
        auth: request.auth ?? inherited,
        statuses: listOf(item.response).map((response) => String(isObject(response) ? response.code : "")),
      },
    ];
  });
}

/** It writes `:id` where the document writes `{id}`. */
function samePath(path: string, operation: Operation): boolean {
  return path === operation.path.replaceAll(/\{(.+?)\}/g, ":$1");
}

/** As Postman sends it: its variables hold the sample's values. */
function builtOf(found: CollectionRequest, operation: Operation, sample: SampleRequest): BuiltRequest {
  const { method, request, auth, statuses } = found;
  const headers = Object.fromEntries(
    pairsOf(request.header).map(({ key, value }) => [key.toLowerCase(), value]),
  );
  const query = pairsOf(isObject(request.url) ? request.url.query : undefined).map(({ key }) => key);
  const raw = isObject(request.body) ? request.body.raw : undefined;
  const added = authentication(auth);
  return {
    method,
    path: pathOf(operation, sample),
    query: [...query, ...added.query],
    headers: { ...headers, ...added.headers },
    ...(typeof raw === "string" ? { body: sentBody(raw) } : {}),
    statuses,
  };
}

function authentication(auth: unknown): { headers: Record<string, string>; query: string[] } {
  if (!isObject(auth) || typeof auth.type !== "string" || auth.type === "noauth")
    return { headers: {}, query: [] };
  if (auth.type !== "apikey") return { headers: { authorization: auth.type }, query: [] };
  const options = Object.fromEntries(pairsOf(auth.apikey).map(({ key, value }) => [key, value]));
  const name = options.key ?? "";
  if (options.in === "query") return { headers: {}, query: [name] };
  return { headers: { [name.toLowerCase()]: options.value ?? "" }, query: [] };
}

function pairsOf(list: unknown): { key: string; value: string }[] {
  return listOf(list).flatMap((pair) =>
    isObject(pair) ? [{ key: String(pair.key), value: String(pair.value) }] : [],
  );
}
