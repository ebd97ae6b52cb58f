/**
 * The changes of where an operation is reached and with which credentials.
 */
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
  const lost = old.filter((alternative) => !now.some((weaker) => isWithin(weaker, alternative)));
  const gained = now.filter((alternative) => !old.some((weaker) => isWithin(weaker, alternative)));
  if (lost.length + gained.length === 0) return;
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

/** The scopes that a request needs for each credential. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Credentials are told apart by what is sent, not by the name that the document has for them. */
function alternativesOf(operation: Operation): Alternative[] {
  return securityOf(operation).map(
    ({ requirements }) =>
      new Map(requirements.map(({ scheme, scopes }) => [credentialOf(scheme), new Set(scopes)])),
  );
}

function isWithin(weaker: Alternative, stronger: Alternative): boolean {
  return [...weaker].every(([credential, scopes]) => stronger.get(credential)?.isSupersetOf(scopes) === true);
}

function textOf(alternative: Alternative): string {
  if (alternative.size === 0) return "no credentials";
  return [...alternative]
    .map(([credential, scopes]) =>
      scopes.size === 0 ? credential : `${credential} with ${[...scopes].join(", ")}`,
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
      return `OAuth 2 ${JSON.stringify(flowsOf(place))}`;
    case "mutualTLS":
      return credential.kind;
    case "malformed":
      return `${name} ${JSON.stringify(place.value) ?? ""} (${credential.cause})`;
  }
}

/** Where the flows lead, without their texts. */
function flowsOf({ value: scheme }: Place): unknown {
  return Object.entries(objectOf(objectOf(scheme).flows))
    .map(([flow, node]) => {
      const { authorizationUrl, refreshUrl, tokenUrl } = objectOf(node);
      return [flow, authorizationUrl, tokenUrl, refreshUrl].filter((part) => part !== undefined).join(" ");
    })
    .sort();
}

/** Notes the changes of the addresses. */
export function compareServers(pairing: Pairing): void {
  const { before, after } = pairing;
  const [old, now] = [serversByAddress(before), serversByAddress(after)];
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
        .map((url) => [url, { ...server.place, value: url }] as const),
    ),
  );
}
