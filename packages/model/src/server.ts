/**
 * The addresses at which an operation is reached.
 */
import { objectOf, textsOf } from "./json.ts";
import type { Operation } from "./operation.ts";
import { entriesOf, memberOf, type Place, rootOf } from "./place.ts";

/** An address, which may have variables and may be relative to that of the document. */
export interface Server {
  readonly place: Place;
  /** As it is written: `https://{region}.example.com/v1`. */
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

/** A part of an address that the caller chooses. */
export interface ServerVariable {
  readonly name: string;
  readonly place: Place;
  /** Undefined when the document gives none, though it must. */
  readonly default: string | undefined;
  /** The values that it may have; none when it may have any. */
  readonly values: readonly string[];
}

/**
 * The servers of an operation: its own, else those of its path item, else those of the document, else `/`. Where a webhook
 * or a callback goes is for its receiver to say, so that the servers of the document are not theirs.
 */
export function serversOf(operation: Operation): Server[] {
  const root = rootOf(operation.contract);
  const own = [operation.place, operation.item].map(serversIn).find((servers) => servers.length > 0);
  if (own !== undefined || operation.kind !== "path") return own ?? [];
  const shared = serversIn(root);
  return shared.length > 0 ? shared : [{ place: memberOf(root, "servers"), url: "/", variables: [] }];
}

/**
 * The address of a server with its variables filled in.
 *
 * @param values the variables that the caller chooses; the others have their defaults
 * @param base the address of the document, for a server that is relative to it
 * @returns undefined when that gives no address: a variable without a value, a relative server without a base
 */
export function addressOf(
  { url, variables }: Server,
  { values = {}, base }: { readonly values?: Readonly<Record<string, string>>; readonly base?: string } = {},
): URL | undefined {
  const filled = variables.reduce((text, { default: usual, name }) => {
    const value = values[name] ?? usual;
    return value === undefined ? text : text.replaceAll(`{${name}}`, () => value);
  }, url);
  if (/\{[^}]*\}/.test(filled)) return undefined;
  return URL.parse(filled, base) ?? undefined;
}

function serversIn(owner: Place): Server[] {
  return entriesOf(memberOf(owner, "servers")).flatMap(({ place }) => {
    const { url } = objectOf(place.value);
    return typeof url === "string" ? [{ place, url, variables: variablesOf(place) }] : [];
  });
}

function variablesOf(server: Place): ServerVariable[] {
  return entriesOf(memberOf(server, "variables")).map(({ key, place }) => {
    const { default: usual, enum: values } = objectOf(place.value);
    return { name: key, place, default: textsOf(usual)[0], values: textsOf(values) };
  });
}
