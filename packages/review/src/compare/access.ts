/**
 * The changes of where an operation is reached and with which credentials.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { below, memberOf, rootOf } from "@facility-contracts/model/place";
import type { Side } from "../report.ts";
import type { Operation } from "./operation.ts";
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
    before: { ...memberOf(before.place, "security"), value: before.security },
    after: { ...memberOf(after.place, "security"), value: after.security },
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

/** The scopes that a request needs for each credential. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Credentials are told apart by what is sent, not by the name that the document has for them. */
function alternativesOf({ security, place }: Operation): Alternative[] {
  if (security.length === 0) return [new Map()];
  return security.map(
    (requirement) =>
      new Map(
        Object.entries(requirement).map(([name, scopes]) => [
          credentialOf(schemeOf(place.contract, name), name),
          new Set(textsOf(scopes)),
        ]),
      ),
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

function schemeOf(contract: Contract, name: string): JsonObject {
  return objectOf(below(rootOf(contract), "components", "securitySchemes", name).value);
}

/** `cookie session`, `bearer`. */
function credentialOf(scheme: JsonObject, name: string): string {
  const { in: where, name: key, openIdConnectUrl, scheme: http, type } = scheme;
  if (type === "apiKey") return `${where} ${where === "header" ? String(key).toLowerCase() : key}`;
  if (type === "http") return String(http).toLowerCase();
  if (type === "openIdConnect") return `OpenID Connect of ${openIdConnectUrl}`;
  if (type === "oauth2") return `OAuth 2 ${JSON.stringify(flowsOf(scheme))}`;
  return typeof type === "string" ? type : name;
}

/** Where the flows lead, without their texts. */
function flowsOf(scheme: JsonObject): unknown {
  return Object.entries(objectOf(scheme.flows))
    .map(([flow, node]) => {
      const { authorizationUrl, refreshUrl, tokenUrl } = objectOf(node);
      return [flow, authorizationUrl, tokenUrl, refreshUrl].filter((part) => part !== undefined).join(" ");
    })
    .sort();
}

/** Notes the changes of the addresses. */
export function compareServers(pairing: Pairing): void {
  const { before, after } = pairing;
  const [old, now] = [before, after].map(({ servers }) => addressesOf(servers.value));
  if (old === undefined || now === undefined) return;
  for (const url of old.symmetricDifference(now)) {
    const added = now.has(url);
    noteRuled(pairing, "request", {
      kind: added ? "server-added" : "server-removed",
      everywhere: true,
      title: `the server ${url} was ${added ? "added" : "removed"}`,
      sentence: `The address ${url} ${added ? "is new" : "is no longer there"}.`,
      breaks: added ? [] : ["clients"],
      before: { ...before.servers, value: added ? undefined : url },
      after: { ...after.servers, value: added ? url : undefined },
      witnesses: added
        ? []
        : [requestWitness("clients", before, "before", `at ${url}`, "the address is not documented")],
    });
  }
}

function addressesOf(servers: unknown): Set<string> {
  const list = listOf(servers).filter(isObject);
  if (list.length === 0) return new Set(["/"]);
  return new Set(
    list.flatMap(({ url, variables }) => {
      const named = Object.entries(objectOf(variables));
      // Of a variable with a list of values, each value is an address.
      return named.reduce<string[]>(
        (urls, [name, node]) => {
          const { default: usual, enum: values } = objectOf(node);
          const texts = textsOf(values).length > 0 ? textsOf(values) : textsOf(usual);
          return urls.flatMap((text) =>
            texts.length === 0 ? [text] : texts.map((value) => text.replaceAll(`{${name}}`, value)),
          );
        },
        [String(url)],
      );
    }),
  );
}
