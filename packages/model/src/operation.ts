/**
 * The operations of a contract: what can be asked of the provider, and what the provider asks of others.
 */
import type { Contract } from "./contract.ts";
import { isObject } from "./json.ts";
import { onceFor } from "./once.ts";
import {
  dereferenced,
  type Entry,
  memberOf,
  membersOf,
  objectsIn,
  type Place,
  rootOf,
  textAt,
} from "./place.ts";

/** The methods that OpenAPI knows. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** A method in lower case, as documents write it. */
export type Method = (typeof METHODS)[number];

export interface Operation {
  readonly contract: Contract;
  /** The requests of a webhook and of a callback come from the provider. */
  readonly kind: "path" | "webhook" | "callback";
  readonly method: Method;
  /** `/tickets/{id}`; the name of a webhook; the expression that gives a callback its address. */
  readonly path: string;
  readonly operationId: string | undefined;
  /** Its operationId, else method and path: `GET /tickets/{id}`. */
  readonly name: string;
  readonly place: Place;
  /** The path item that it stands in. */
  readonly item: Place;
  /** Undefined when it is no callback. */
  readonly callback: Callback | undefined;
}

/** Where a callback comes from. */
export interface Callback {
  readonly name: string;
  /** The operation after which it may be sent. */
  readonly of: Operation;
}

type Origin = Pick<Operation, "kind"> & Partial<Pick<Operation, "callback">>;

/** All operations of a contract in its order, each followed by its callbacks. 3.0 has no webhooks. */
export const operationsOf = onceFor((contract: Contract): readonly Operation[] => {
  const root = rootOf(contract);
  const webhooks = contract.version === "3.0" ? [] : membersOf(memberOf(root, "webhooks"));
  const ownOf = (kind: Operation["kind"], items: readonly Entry[]) =>
    items.flatMap((item) => operationsAt(item, { kind }));
  const own = [...ownOf("path", itemsIn(memberOf(root, "paths"))), ...ownOf("webhook", webhooks)];
  return own.flatMap((operation) => [operation, ...callbacksOf(operation, new Set())]);
});

/**
 * The operations of a path item. What stands beside the reference of a path item counts, and goes
 * before what it leads to: it is no reference object.
 */
function operationsAt({ key: path, place: written }: Entry, origin: Origin): Operation[] {
  const places = new Map<Method, { readonly item: Place; readonly place: Place }>();
  for (const item of [written, dereferenced(written)])
    for (const { key, place } of membersOf(item))
      if (isMethod(key) && isObject(place.value) && !places.has(key)) places.set(key, { item, place });
  return [...places].map(([method, { item, place }]) => {
    const operationId = textAt(place, "operationId");
    return {
      contract: place.contract,
      callback: undefined,
      ...origin,
      method,
      path,
      operationId,
      name: operationId ?? `${method.toUpperCase()} ${path}`,
      place,
      item,
    };
  });
}

/** Whether a name is that of a method, in lower case. */
export function isMethod(key: string): key is Method {
  return METHODS.some((method) => method === key);
}

/** The names in the braces of a path, in its order. */
export function placeholdersIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/**
 * The callbacks of an operation, each followed by its own. Those of a callback, itself among them, come where it stands first.
 *
 * @param seen the operations whose callbacks have come, by pointer
 */
function callbacksOf(operation: Operation, seen: Set<string>): Operation[] {
  const { place } = operation;
  if (seen.has(place.pointer)) return [];
  seen.add(place.pointer);
  return objectsIn(memberOf(place, "callbacks")).flatMap((entry) =>
    itemsIn(entry.place)
      .flatMap((item) =>
        operationsAt(item, { kind: "callback", callback: { name: entry.key, of: operation } }),
      )
      .flatMap((sent) => [sent, ...callbacksOf(sent, seen)]),
  );
}

/** The path items below a place, without extensions. */
function itemsIn(owner: Place): Entry[] {
  return membersOf(owner).filter(({ key }) => !key.startsWith("x-"));
}
