/**
 * The changes of where an operation is reached and with which credentials.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, objectOf } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";
import { serversOf } from "@facility-contracts/model/server";
import type { Side } from "../report.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";

/** Notes the changes of the credentials. */
export function compareSecurity(pairing: Pairing): void {
  const { before, after } = pairing;
  const [old, now] = [before, after].map(alternativesOf);
  if (old === undefined || now === undefined) return;
  const lost = old.filter((alternative) => !now.some((weaker) => isWithin(weaker, alternative, "all")));
  const gained = now.filter((alternative) => !old.some((weaker) => isWithin(weaker, alternative, "some")));
  const ways = [old, now].map((alternatives) =>
    alternatives
      .flatMap((alternative) => [...alternative.values()].flatMap(({ flows }) => [...flows]))
      .sort(),
  );
  if (lost.length + gained.length === 0 && isDeepStrictEqual(ways[0], ways[1])) return;
  const breaks: Side[] = [];
  if (lost.length > 0) breaks.push("clients");
  if (gained.length > 0) breaks.push("providers");
  const [from, to] = [old, now].map((alternatives) => alternatives.map(textOf).join(", or "));
  noteRuled(pairing, "request", {
    kind: "security",
    everywhere: true,
    title: `credentials: ${to} (was ${from})`,
    sentence: `It needs ${to} (was ${from}).`,
    breaks,
    before: placeOf(before),
    after: placeOf(after),
    witnesses: [
      ...lost
        .slice(0, 1)
        .map((alternative) =>
          requestWitness("clients", before, "before", `with ${textOf(alternative)}`, `needs ${to}`),
        ),
      ...gained
        .slice(0, 1)
        .map((alternative) =>
          requestWitness("providers", after, "after", `with ${textOf(alternative)}`, `needs ${from}`),
        ),
    ],
  });
}

/** Where an operation says which credentials it needs, or would say it, with what holds for it. */
function placeOf(operation: Operation): Place {
  const said = securityOf(operation).map(({ place }) => place.value);
  return { ...memberOf(operation.place, "security"), value: said.filter(isObject) };
}

/** What a request needs of a credential. */
interface Need {
  readonly scopes: ReadonlySet<string>;
  /** The ways to a token, each with the addresses that it leads to. */
  readonly flows: ReadonlySet<string>;
}

/** What a request needs, by credential. */
type Alternative = ReadonlyMap<string, Need>;

/** Credentials are told apart by what is sent, not by the name that the document has for them. */
function alternativesOf(operation: Operation): Alternative[] {
  return securityOf(operation).map(
    ({ requirements }) =>
      new Map(
        requirements.map(({ scheme, scopes }) => [
          credentialOf(scheme),
          { scopes: new Set(scopes), flows: flowsOf(scheme.place) },
        ]),
      ),
  );
}

/** Whether whoever can do the one can do the other; a token is one, whichever of its ways it came by, if one of them is left. */
function isWithin(weaker: Alternative, stronger: Alternative, ways: "all" | "some"): boolean {
  return [...weaker].every(([credential, { flows, scopes }]) => {
    const known = stronger.get(credential);
    if (known?.scopes.isSupersetOf(scopes) !== true) return false;
    return ways === "all"
      ? known.flows.isSubsetOf(flows)
      : flows.size + known.flows.size === 0 || !known.flows.isDisjointFrom(flows);
  });
}

function textOf(alternative: Alternative): string {
  if (alternative.size === 0) return "no credentials";
  return [...alternative]
    .map(([credential, { flows, scopes }]) =>
      [
        credential,
        flows.size === 0 ? "" : ` by ${[...flows].join(" or ")}`,
        scopes.size === 0 ? "" : ` with ${[...scopes].join(", ")}`,
      ].join(""),
    )
    .join(" and ");
}

/** `cookie session`, `bearer`. */
function credentialOf({ credential, name, place }: SecurityScheme): string {
  switch (credential.kind) {
    case "apiKey":
      return `${credential.in} ${credential.in === "header" ? credential.field.toLowerCase() : credential.field}`;
    case "http":
      return credential.scheme;
    case "openIdConnect":
      return `OpenID Connect of ${credential.url}`;
    case "oauth2":
      return "OAuth 2";
    case "mutualTLS":
      return credential.kind;
    case "malformed":
      return `${name} ${JSON.stringify(place.value) ?? ""} (${credential.cause})`;
  }
}

/** Where the flows lead, without their texts; a flow that can be refreshed is one more. */
function flowsOf({ value: scheme }: Place): Set<string> {
  return new Set(
    Object.entries(objectOf(objectOf(scheme).flows)).flatMap(([flow, node]) => {
      const { authorizationUrl, refreshUrl, tokenUrl } = objectOf(node);
      const way = [flow, authorizationUrl, tokenUrl].filter((part) => part !== undefined).join(" ");
      return refreshUrl === undefined ? [way] : [way, `${way} refreshed at ${refreshUrl}`];
    }),
  );
}

/** Notes the changes of the addresses. */
export function compareServers(pairing: Pairing): void {
  const { before, after } = pairing;
  const [old, now] = [serversByAddress(before), serversByAddress(after)];
  const [first, next] = [usualAddressOf(before), usualAddressOf(after)];
  if (first?.url !== next?.url && first !== undefined && next !== undefined && now.has(first.url))
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
}

/** Of a variable with a list of values, each value is an address. */
function serversByAddress(operation: Operation): Map<string, Place> {
  return new Map(
    serversOf(operation).flatMap((server) =>
      server.variables
        .reduce<string[]>(
          (urls, { default: usual, name, values }) => {
            const texts = values.length > 0 || usual === undefined ? values : [usual];
            return urls.flatMap((text) =>
              texts.length === 0 ? [text] : texts.map((value) => text.replaceAll(`{${name}}`, () => value)),
            );
          },
          [server.url],
        )
        .map((url) => [written(url), { ...server.place, value: url }] as const),
    ),
  );
}

/** Where a client calls that is told nothing else. */
function usualAddressOf(operation: Operation): { url: string; place: Place } | undefined {
  const [server] = serversOf(operation);
  if (server === undefined) return undefined;
  const url = server.variables.reduce(
    (text, { default: usual, name }) => text.replaceAll(`{${name}}`, () => usual ?? `{${name}}`),
    server.url,
  );
  return { url: written(url), place: { ...server.place, value: server.url } };
}

/** An address as all write it: its scheme and host have no case. */
function written(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, (start) => start.toLowerCase());
}
