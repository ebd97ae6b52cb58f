/**
 * The changes of the credentials of an operation.
 */
import { isObject, objectOf } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";
import type { Side } from "../report.ts";
import { credentialKeyOf, keysToldAsParameters } from "./carried.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";
import { written } from "./servers.ts";

export function compareSecurity(pairing: Pairing): void {
  const { before, after } = pairing;
  const told = keysToldAsParameters(pairing);
  const [old, now] = [alternativesOf(before, told), alternativesOf(after, told)];
  const lost = old.filter((alternative) => !now.some((weaker) => isWithin(weaker, alternative, "all")));
  const gained = now.filter((alternative) => !old.some((weaker) => isWithin(weaker, alternative, "some")));
  if (new Set(old.map(keyOf)).symmetricDifference(new Set(now.map(keyOf))).size === 0) return;
  const breaks: Side[] = [];
  if (lost.length > 0) breaks.push("clients");
  if (gained.length > 0) breaks.push("providers");
  const [from, to] = [old, now].map((alternatives) => alternatives.map(textOf).join(", or "));
  noteRuled(pairing, "request", {
    kind: "security",
    everywhere: true,
    // Who keeps one version keeps the other, by the same ways.
    tier:
      breaks.length === 0 && flowsIn(old).symmetricDifference(flowsIn(now)).size === 0
        ? "documentation"
        : "wire",
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

/** Credentials are told apart by what is sent, not by the name that the document has for them; parameters are none. */
function alternativesOf(operation: Operation, parameters: ReadonlySet<string>): Alternative[] {
  return securityOf(operation).map(
    ({ requirements }) =>
      new Map(
        requirements
          .filter((requirement) => !parameters.has(credentialKeyOf(requirement) ?? ""))
          .map(({ scheme, scopes }) => [
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

function flowsIn(alternatives: readonly Alternative[]): Set<string> {
  return new Set(alternatives.flatMap((each) => [...each.values()].flatMap(({ flows }) => [...flows])));
}

/** The same for what is written in another order. */
function keyOf(alternative: Alternative): string {
  const parts = [...alternative].map(([credential, { flows, scopes }]) =>
    JSON.stringify([credential, [...flows].sort(), [...scopes].sort()]),
  );
  return parts.sort().join(" and ");
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
function credentialOf(scheme: SecurityScheme): string {
  const { credential, name, place } = scheme;
  switch (credential.kind) {
    case "apiKey":
      return credentialKeyOf({ scheme }) ?? name;
    case "http":
      return credential.scheme;
    case "openIdConnect":
      return `OpenID Connect of ${written(credential.url)}`;
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
      const [login, token, refresh] = [authorizationUrl, tokenUrl, refreshUrl].map((url) =>
        typeof url === "string" ? written(url) : url,
      );
      const way = [flow, login, token].filter((part) => part !== undefined).join(" ");
      return refresh === undefined ? [way] : [way, `${way} refreshed at ${refresh}`];
    }),
  );
}
