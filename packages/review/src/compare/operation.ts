/**
 * The operations of a document as they are on the wire: what stands at the path, the root or in a component is joined.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { below, entriesOf, memberOf, type Place, rootOf } from "@facility-contracts/model/place";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation, or a webhook, whose requests come from the provider. */
export interface Operation {
  /** Empty when the document gives none. */
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly webhook: boolean;
  readonly place: Place;
  /** By `in` and name; a path parameter by `path` and its position. */
  readonly parameters: ReadonlyMap<string, Place>;
  readonly body: Place | undefined;
  readonly responses: ReadonlyMap<string, Place>;
  /** The alternatives, of which one has to be met; none at all when the operation is public. */
  readonly security: readonly JsonObject[];
  /** The addresses, with their variables. */
  readonly servers: Place;
}

/** The operations of a document by method and path, where the names of path parameters make no difference. */
export function operationsOf(contract: Contract): Map<string, Operation> {
  const root = rootOf(contract);
  const found = new Map<string, Operation>();
  for (const kind of ["paths", "webhooks"])
    for (const { key: path, place: item } of entriesOf(below(root, kind)))
      for (const operation of operationsAt(root, path, item, kind === "webhooks")) {
        found.set(keyOf(operation), operation);
        for (const callback of callbacksOf(root, operation)) found.set(keyOf(callback), callback);
      }
  return found;
}

function operationsAt(root: Place, path: string, item: Place, webhook: boolean): Operation[] {
  return METHODS.flatMap((method) => {
    const place = memberOf(item, method);
    return isObject(place.value) ? [operationAt(root, { path, item, method, place, webhook })] : [];
  });
}

/** What a provider sends back because of a request: a webhook that has its address from there. */
function callbacksOf(root: Place, operation: Operation): Operation[] {
  return entriesOf(below(operation.place, "callbacks")).flatMap(({ key: name, place: callback }) =>
    entriesOf(callback).flatMap(({ key: expression, place: item }) =>
      operationsAt(root, `${addressOf(operation)} ${name} ${expression}`, item, true),
    ),
  );
}

/** What tells operations apart on the wire. */
export function keyOf({ method, path, webhook }: Pick<Operation, "method" | "path" | "webhook">): string {
  return `${webhook ? "webhook " : ""}${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

/** `PUT /api/v1/tickets/{id}`. */
export function addressOf({ method, path, webhook }: Pick<Operation, "method" | "path" | "webhook">): string {
  return `${webhook ? "webhook " : ""}${method.toUpperCase()} ${path}`;
}

/** What an operation is called: its operationId, or its address where it has none. */
export function nameOf(operation: Operation): string {
  return operation.operationId || addressOf(operation);
}

interface At {
  readonly path: string;
  readonly item: Place;
  readonly method: string;
  readonly place: Place;
  readonly webhook: boolean;
}

function operationAt(root: Place, { path, item, method, place, webhook }: At): Operation {
  const node = objectOf(place.value);
  const { operationId } = node;
  const body = below(place, "requestBody");
  const security = node.security ?? objectOf(root.value).security;
  return {
    operationId: typeof operationId === "string" ? operationId : "",
    method,
    path,
    webhook,
    place,
    parameters: new Map([...parametersOf(item, path), ...parametersOf(place, path)]),
    body: isObject(body.value) ? body : undefined,
    responses: new Map(entriesOf(below(place, "responses")).map((entry) => [entry.key, entry.place])),
    security: listOf(security).filter(isObject),
    servers:
      [place, item, root]
        .map((owner) => memberOf(owner, "servers"))
        .find(({ value }) => listOf(value).length > 0) ?? memberOf(root, "servers"),
  };
}

/** Names of headers that OpenAPI leaves to other parts of the document. */
const IGNORED = new Set(["accept", "authorization", "content-type"]);

function parametersOf(owner: Place, path: string): [key: string, parameter: Place][] {
  const list = memberOf(owner, "parameters");
  return listOf(list.value).flatMap((_, index) => {
    const parameter = below(list, index);
    const { in: where, name } = objectOf(parameter.value);
    if (typeof name !== "string" || typeof where !== "string") return [];
    if (where === "header" && IGNORED.has(name.toLowerCase())) return [];
    const variables = [...path.matchAll(/\{([^}]*)\}/g)].map(([, variable]) => variable);
    const identity =
      where === "path" ? String(variables.indexOf(name)) : where === "header" ? name.toLowerCase() : name;
    return [[`${where} ${identity}`, parameter]];
  });
}
