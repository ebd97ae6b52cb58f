/**
 * The changes of where an operation is reached: its servers, and a prefix that moved between them and the paths.
 */
import { append } from "@facility-contracts/model/append";
import type { Operation } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import { type Server, type ServerVariable, serversOf } from "@facility-contracts/model/server";
import { isWebhook, keyOf, variablesBlank } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";

/**
 * @param earlier all operations of the old version that the new one stands for
 * @param later all operations of the new version that the old one has become
 */
export function compareServers(
  pairing: Pairing,
  earlier: readonly Operation[],
  later: readonly Operation[],
): void {
  const { before, after } = pairing;
  const [old, now] = [addressesOf(before, after), addressesOf(after, before)];
  const [allOld, allNow] = [addressesOfAll(earlier, after), addressesOfAll(later, before)];
  const [first, next] = [usualAddressOf(before, after), usualAddressOf(after, before)];
  if (first !== undefined && next !== undefined && first.url !== next.url && isAmong(first.form, now))
    noteRuled(pairing, "request", {
      kind: "server-first",
      everywhere: true,
      tier: "client",
      title: `the first server is ${next.url} now, was ${first.url}: clients that name none call it`,
      sentence: `Clients that name no address call ${next.url} (was ${first.url}).`,
      breaks: ["clients"],
      before: first.place,
      after: next.place,
    });
  for (const url of new Set(old.keys()).symmetricDifference(now)) {
    const added = now.has(url);
    if (isAmong(url, added ? allOld : allNow)) continue;
    noteRuled(pairing, "request", {
      kind: added ? "server-added" : "server-removed",
      everywhere: true,
      title: `the server ${url} was ${added ? "added" : "removed"}`,
      sentence: `The address ${url} ${added ? "is new" : "is no longer there"}.`,
      breaks: added ? [] : ["clients"],
      before: old.get(url),
      after: now.get(url),
      witnesses: added
        ? []
        : [requestWitness("clients", before, "before", `at ${url}`, "the address is not documented")],
    });
  }
  comparePrefixes(pairing);
}

/** The messages go where they went, but code that names the paths has to name them in another way. */
function comparePrefixes(pairing: Pairing): void {
  const { before, after } = pairing;
  const [from, to] = [prefixOf(before, after), prefixOf(after, before)];
  if (isWebhook(after) || from === to) return;
  noteRuled(pairing, "request", {
    kind: "path-prefix",
    everywhere: true,
    tier: "client",
    title: `paths begin with ${to || "/"} now, was ${from || "/"}: the addresses are the same, as the servers have the rest`,
    sentence: `The paths of the client begin with \`${to || "/"}\` (was \`${from || "/"}\`).`,
    breaks: ["clients"],
    before: { ...before.place, value: before.path },
    after: { ...after.place, value: after.path },
  });
}

/**
 * The keys of operations with other paths that are reached where operations of the other version were: a part of the
 * address moved between server and path. Where servers become paths or paths servers, one stands for several.
 */
export function movedOperations(
  before: ReadonlyMap<string, Operation>,
  after: ReadonlyMap<string, Operation>,
): Map<Operation, string[]> {
  const gone = [...before.values()].filter((operation) => isAlone(operation, after));
  const moved = new Map<Operation, string[]>();
  if (gone.length === 0) return moved;
  const byAddress = new Map<string, string[]>();
  for (const operation of gone)
    for (const call of callsOf(operation)) append(byAddress, call, keyOf(operation));
  for (const operation of after.values()) {
    if (!isAlone(operation, before)) continue;
    const old = new Set(callsOf(operation).flatMap((call) => byAddress.get(call) ?? []));
    if (old.size > 0) moved.set(operation, [...old]);
  }
  return moved;
}

function isAlone(operation: Operation, others: ReadonlyMap<string, Operation>): boolean {
  return !isWebhook(operation) && !others.has(keyOf(operation));
}

/** `get https://example.com/v1/things/{}`, for each server. */
function callsOf(operation: Operation): string[] {
  const path = variablesBlank(operation.path);
  return serversOf(operation)
    .flatMap(urlsOf)
    .map((url) => `${operation.method} ${joined(url, path)}`);
}

/** What stands before the part of a path that is the same in both versions. */
function prefixOf({ path }: Operation, other: Operation): string {
  const parts = path.split("/");
  const others = other.path.split("/");
  const isShared = (back: number) =>
    back <= Math.min(parts.length, others.length) &&
    variablesBlank(parts.at(-back) ?? "") === variablesBlank(others.at(-back) ?? "");
  let shared = 0;
  while (isShared(shared + 1)) shared++;
  return parts.slice(0, parts.length - shared).join("/");
}

/** The addresses that an operation is reached at, up to what both versions have in their paths. */
function addressesOf(operation: Operation, other: Operation): Map<string, Place> {
  const prefix = prefixOf(operation, other);
  return new Map(
    serversOf(operation).flatMap((server) =>
      urlsOf(server).map((url) => [joined(url, prefix), { ...server.place, value: url }] as const),
    ),
  );
}

function addressesOfAll(operations: readonly Operation[], other: Operation): Map<string, Place> {
  return new Map(operations.flatMap((operation) => [...addressesOf(operation, other)]));
}

/** Of a variable with a list of values, each value is an address; of one without, a star stands for all. */
function urlsOf(server: Server): string[] {
  return server.variables
    .reduce<string[]>(
      (urls, { name, values }) =>
        urls.flatMap((text) =>
          (values.length > 0 ? values : [ANY]).map((value) => text.replaceAll(`{${name}}`, () => value)),
        ),
      [server.url],
    )
    .map(base);
}

const ANY = "*";

/** Whether an address is one of some, of which a star stands for any text. */
function isAmong(url: string, addresses: ReadonlyMap<string, Place>): boolean {
  if (addresses.has(url)) return true;
  return [...addresses.keys()].some((address) => {
    const parts = address.split(ANY);
    return parts.length > 1 && new RegExp(`^${parts.map(RegExp.escape).join("[^/]*")}$`).test(url);
  });
}

interface UsualAddress {
  readonly url: string;
  /** With a star for what callers may choose at will. */
  readonly form: string;
  readonly place: Place;
}

/** Where a client calls that is told nothing else. */
function usualAddressOf(operation: Operation, other: Operation): UsualAddress | undefined {
  const [server] = serversOf(operation);
  if (server === undefined) return undefined;
  const filled = (chosen: (variable: ServerVariable) => string | undefined) => {
    const url = server.variables.reduce(
      (text, variable) =>
        text.replaceAll(`{${variable.name}}`, () => chosen(variable) ?? `{${variable.name}}`),
      server.url,
    );
    return joined(base(url), prefixOf(operation, other));
  };
  const url = filled((variable) => variable.default);
  const form = filled((variable) => (variable.values.length > 0 ? variable.default : ANY));
  return { url, form, place: { ...server.place, value: url } };
}

/** A path below an address; that of the root, which is `/`, adds nothing to it. */
function joined(url: string, path: string): string {
  return path === "" ? url : `${url.replace(/\/$/, "")}${path}`;
}

/** An address below which paths are put, as all write it: a slash at its end is that of the path. */
function base(url: string): string {
  return written(url).replace(/(?<=[^/])\/$/, "");
}

/** An address as all write it: its scheme and host have no case, and the usual port need not be said. */
export function written(url: string): string {
  return url
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, (start) => start.toLowerCase())
    .replace(/^(https:\/\/[^/]*):443(?=\/|$)/, "$1")
    .replace(/^(http:\/\/[^/]*):80(?=\/|$)/, "$1");
}
